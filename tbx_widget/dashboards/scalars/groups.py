"""Who is still to be told what: the bands of groups."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.dashboards.scalars.bands import NO_BAND, BandPart, GroupBand, Member, Shape, bucket_width
from tbx_widget.dashboards.scalars.curves import Place, smoothing_meta, u4
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.scalars.budget import Budget
    from tbx_widget.dashboards.scalars.holdings import Holdings
    from tbx_widget.dashboards.scalars.plan import Plan
    from tbx_widget.dashboards.scalars.smoothed import Manner
    from tbx_widget.dashboards.scalars.wants import Card, Groups
    from tbx_widget.query import Smoothing, Summary

PIXELS_A_BUCKET = 2
"""A bucket of a band has up to eight points."""


class Target(NamedTuple):
    """The band of a group (its position in the want) on a tag's cards: over all steps, or over their zoom."""

    tag: int
    group: int
    is_window: bool


class BandsTeller:
    """Tells `bands`.

    Parameters
    ----------
    holdings : Holdings
    """

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._groups: Groups | None = None
        self._groups_of: dict[int, list[int]] = {}
        self._bands: dict[Target, GroupBand] = {}
        self._members: dict[Place, Member] = {}
        self._due: set[Target] = set()
        self._changed: set[Place] = set()

    @property
    def is_behind(self) -> bool:
        """Whether the last `tell` left something for the next."""
        return bool(self._due)

    def changed(self, places: Iterable[Place]) -> None:
        """Take in which series have changed."""
        self._changed.update(places)

    def replan(self, plan: Plan) -> None:
        """Take in what is on screen now."""
        members = plan.groups.members if plan.groups else ()
        if plan.groups != self._groups:
            self._groups, self._bands, self._members = plan.groups, {}, {}
            self._groups_of = {}
            for group, runs in enumerate(members):
                for run in runs:
                    self._groups_of.setdefault(run, []).append(group)
        self._due = {target for tag in plan.cards for group in range(len(members)) for target in _both(tag, group)}

    def tell(self, plan: Plan, budget: Budget) -> ColumnTable | None:
        """Return what is most wanted, within the budget; None for nothing."""
        for place in self._changed:
            if place.tag in plan.cards:
                self._due.update(
                    target for group in self._groups_of.get(place.run, ()) for target in _both(place.tag, group)
                )
        self._changed.clear()
        if plan.groups is None:
            return None
        parts = list(self._parts(plan, plan.groups, budget))
        return bands_table(parts, plan.groups, plan.smoothing) if parts else None

    def _parts(self, plan: Plan, groups: Groups, budget: Budget) -> Iterator[tuple[Target, BandPart]]:
        for target in sorted(self._due):
            while target in self._due and not budget.is_spent:
                part = self._advance(target, plan, groups)
                if part is None or part.is_complete:
                    self._due.discard(target)
                if part is not None:
                    budget.spend(told=len(part.steps), looked_at=part.looked_at)
                    yield target, part

    def _advance(self, target: Target, plan: Plan, groups: Groups) -> BandPart | None:
        manner = plan.manner(target.tag)
        members = dict(self._members_of(target.tag, groups.members[target.group], manner))
        shape = _shape(target, plan.cards[target.tag], members.values(), groups.summary, manner)
        if shape is None:
            return NO_BAND if self._bands.pop(target, None) else None
        return self._bands.setdefault(target, GroupBand()).advance(members, shape)

    def _members_of(self, tag: int, runs: Iterable[int], manner: Manner) -> Iterator[tuple[int, Member]]:
        for run in runs:
            place = Place(run, tag)
            series = self._holdings.series.get(place)
            if series is None or not len(series.steps):
                continue
            member = self._members.get(place)
            if member is None or member.series is not series or member.manner != manner:
                member = self._members[place] = Member(series, self._holdings.curves[place], manner)
            yield run, member


def bands_table(parts: Sequence[tuple[Target, BandPart]], groups: Groups, smoothing: Smoothing) -> ColumnTable:
    """Lay parts of many bands end to end.

    Parameters
    ----------
    parts : sequence of (Target, BandPart)
        At least one; of one target those further left first.
    groups : Groups
    smoothing : Smoothing

    Returns
    -------
    ColumnTable
        As docs/protocol.md describes `bands`.
    """
    columns: dict[str, NDArray[np.generic]] = {
        "series_group": u4(target.group for target, _ in parts),
        "series_tag": u4(target.tag for target, _ in parts),
        "series_window": np.array([target.is_window for target, _ in parts], np.uint8),
        "series_keep": u4(part.keep for _, part in parts),
        "series_count": u4(len(part.steps) for _, part in parts),
        "series_width": np.array([part.width for _, part in parts], np.float64),
        "series_is_complete": np.array([part.is_complete for _, part in parts], np.uint8),
        "step": np.concatenate([part.steps for _, part in parts]),
        "mid": np.concatenate([part.band.mid for _, part in parts]),
        "low": np.concatenate([part.band.low for _, part in parts]),
        "high": np.concatenate([part.band.high for _, part in parts]),
        "runs": np.concatenate([part.band.runs for _, part in parts]).astype(np.uint32),
    }
    meta = {"stat": groups.summary.stat, "band": groups.summary.band, "members": groups.members}
    return ColumnTable("bands", columns, {**meta, **smoothing_meta(smoothing)})


def _both(tag: int, group: int) -> tuple[Target, Target]:
    return Target(tag, group, is_window=False), Target(tag, group, is_window=True)


def _shape(target: Target, card: Card, members: Iterable[Member], summary: Summary, manner: Manner) -> Shape | None:
    """Return the shape of a band; None where there is none, or a zoom shows no more than the whole."""
    ends = [(int(member.steps[0]), int(member.steps[-1])) for member in members]
    if not ends:
        return None
    buckets = max(card.px // PIXELS_A_BUCKET, 1)
    whole = bucket_width(max(last for _, last in ends) - min(first for first, _ in ends) + 1, buckets=buckets)
    if not target.is_window:
        return Shape(summary, manner, whole)
    if card.range is None:
        return None
    low, high = math.floor(card.range[0]), math.ceil(card.range[1])
    width = bucket_width(high - low + 1, buckets=buckets)
    if width >= whole:
        return None
    return Shape(summary, manner, width, (low // width - 1) * width, (high // width + 2) * width)
