"""How much a screen should get of each series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tbx_widget.dashboards.scalars.curves import POINTS_A_BUCKET, level_for
from tbx_widget.dashboards.scalars.smoothed import AS_IT_IS, Manner
from tbx_widget.dashboards.scalars.wants import Card, ScalarsWant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tbx_widget.dashboards.scalars.curves import Curve, Place
    from tbx_widget.dashboards.scalars.holdings import Holdings
    from tbx_widget.dashboards.scalars.wants import Groups
    from tbx_widget.query import Smoothing
    from tbx_widget.store import ScalarSeries

COARSE_POINTS = 400_000
"""Points in the coarse curves of all series together."""
COARSE_BUCKETS = (16, 1024)
"""Fewest and most buckets of one coarse curve."""
CARD_POINTS = 200_000
"""Points of all curves of one card together: a thousand runs on one chart need not be exact to the pixel."""
UNASKED_TAGS = 16
"""Tags told in detail to a screen that has not said yet what it shows."""
UNASKED_PX = 1024


@dataclass(frozen=True, slots=True)
class Plan:
    """What is on screen, and what that leaves for the rest.

    Parameters
    ----------
    cards : mapping of int to Card
        By tag; of several cards the widest, with the zoom of any.
    buckets : mapping of int to int
        Most buckets of one curve, by tag on screen.
    units : mapping of int to float
        Units of distance in steps, by tag.
    hidden : frozenset of int
        Runs not shown.
    smoothing : Smoothing
    coarse : int
        Buckets of a curve that is not on screen.
    has_room : bool
        Whether the screen may keep detail of what is not on it.
    axes : frozenset of (int, int)
        Tags on screen with the tags on their x axes.
    groups : Groups or None
    superseded : bool
    """

    cards: Mapping[int, Card]
    buckets: Mapping[int, int]
    units: Mapping[int, float]
    hidden: frozenset[int]
    smoothing: Smoothing
    coarse: int
    has_room: bool
    axes: frozenset[tuple[int, int]]
    groups: Groups | None
    superseded: bool

    def is_on_screen(self, place: Place) -> bool:
        """Whether a card shows a series."""
        return place.tag in self.cards and place.run not in self.hidden

    def zoom(self, place: Place) -> tuple[float, float] | None:
        """Return the steps in sight of a series that a card is zoomed on; None for all."""
        card = self.cards.get(place.tag)
        return None if card is None else card.range

    def most_wanted_first(self, places: Iterable[Place]) -> list[Place]:
        """Shown runs of tags on screen, then hidden runs of these, then the rest; in the catalogue's order."""
        return sorted(places, key=lambda place: (self._rank(place), place))

    def manner(self, tag: int) -> Manner:
        """How values of a tag are smoothed."""
        return (
            Manner(self.smoothing, self.units.get(tag, 1.0))
            if self.smoothing.kind == "time_ema"
            else Manner(self.smoothing)
        )

    def level_and_manner(self, curve: Curve, series: ScalarSeries) -> tuple[int, Manner]:
        """Level and smoothing that the screen should get of a series."""
        coarse = level_for(len(series.values), buckets=self.coarse)
        if self.is_on_screen(curve.place):
            level = min(level_for(len(series.values), buckets=self.buckets[curve.place.tag]), coarse)
            return level, self.manner(curve.place.tag) if level and self.smoothing else AS_IT_IS
        is_kept = curve.series is not None and self.has_room and curve.held <= POINTS_A_BUCKET * UNASKED_PX
        level = min(curve.level, coarse) if is_kept else coarse
        is_still_right = level == curve.level and curve.manner == self.manner(curve.place.tag)
        return level, curve.manner if is_still_right else AS_IT_IS

    def _rank(self, place: Place) -> int:
        if place.tag not in self.cards:
            return 2
        return 1 if place.run in self.hidden else 0


def plan_for(want: ScalarsWant | None, holdings: Holdings, *, has_room: bool) -> Plan:
    """Make a plan.

    Parameters
    ----------
    want : ScalarsWant or None
        None while no client has said what it shows: then the first tags are.
    holdings : Holdings
    has_room : bool

    Returns
    -------
    Plan
    """
    if want is None:
        first = sorted(holdings.tags)[:UNASKED_TAGS]
        want = ScalarsWant(tuple(Card(tag, UNASKED_PX) for tag in first))
    fewest, most = COARSE_BUCKETS
    share = COARSE_POINTS // max(len(holdings.series), 1) // POINTS_A_BUCKET
    cards = _by_tag(want.cards)
    return Plan(
        cards=cards,
        buckets={tag: _buckets(card, holdings.tags.get(tag, ()), want.hidden) for tag, card in cards.items()},
        units=dict(holdings.units) if want.smoothing.kind == "time_ema" else {},
        hidden=want.hidden,
        smoothing=want.smoothing,
        coarse=min(max(share, fewest), most),
        has_room=has_room,
        axes=frozenset((card.tag, card.x) for card in want.cards if card.x is not None),
        groups=want.groups,
        superseded=want.superseded,
    )


def _by_tag(cards: Iterable[Card]) -> dict[int, Card]:
    by_tag: dict[int, Card] = {}
    for card in cards:
        before = by_tag.get(card.tag, card)
        by_tag[card.tag] = Card(card.tag, max(card.px, before.px), card.range or before.range)
    return by_tag


def _buckets(card: Card, runs: Iterable[int], hidden: frozenset[int]) -> int:
    """Return a bucket a pixel, within `CARD_POINTS`; the runs are rounded up, so that their number counts seldom."""
    shown = sum(run not in hidden for run in runs)
    crowd = 1 << max(shown - 1, 0).bit_length()
    return min(card.px, max(CARD_POINTS // crowd // POINTS_A_BUCKET, COARSE_BUCKETS[0]))
