"""What screens want to see of the scalars."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from tbx_widget.errors import QueryError
from tbx_widget.query import UNSMOOTHED, Smoothing, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_CARDS = 500
MAX_GROUPS = 1000
MIN_PX, MAX_PX = 64, 4096


@dataclass(frozen=True, slots=True)
class Card:
    """One tag of one chart on screen.

    Parameters
    ----------
    tag : int
        Number of the tag.
    px : int
        Width of the plot in device pixels.
    range : (float, float) or None
        The steps zoomed to.
    x : int or None
        Number of the tag on the x axis; None for steps and times.
    """

    tag: int
    px: int
    range: tuple[float, float] | None = None
    x: int | None = None


@dataclass(frozen=True, slots=True)
class Groups:
    """Runs shown as one line and a band.

    Parameters
    ----------
    summary : Summary
    members : tuple of tuple of int
        Numbers of the runs of each group.
    """

    summary: Summary
    members: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class ScalarsWant:
    """All charts that one client shows.

    Parameters
    ----------
    cards : tuple of Card
    hidden : frozenset of int
        Numbers of the runs not shown.
    smoothing : Smoothing
    groups : Groups or None
    superseded : bool
        Whether to show what restarts void.
    """

    cards: tuple[Card, ...] = ()
    hidden: frozenset[int] = frozenset()
    smoothing: Smoothing = UNSMOOTHED
    groups: Groups | None = None
    superseded: bool = False


def parse_want(want: Mapping[str, Any]) -> ScalarsWant:
    """Check a client's words.

    Parameters
    ----------
    want : mapping
        As docs/protocol.md describes it.

    Returns
    -------
    ScalarsWant

    Raises
    ------
    QueryError
        If a field is missing, of another type, or out of its range.
    """
    try:
        return ScalarsWant(
            cards=tuple(_card(card) for card in want["cards"][:MAX_CARDS]),
            hidden=frozenset(int(run) for run in want["hidden"]),
            smoothing=Smoothing(want["smoothing"]["kind"], float(want["smoothing"]["amount"])),
            groups=_groups(want.get("groups")),
            superseded=bool(want.get("superseded", False)),
        )
    except QueryError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as reason:
        raise QueryError(f"The wanted scalars cannot be understood ({reason!r}): see docs/protocol.md.") from reason


def merge(wants: Iterable[ScalarsWant]) -> ScalarsWant:
    """Join what several clients of one screen want.

    Parameters
    ----------
    wants : iterable of ScalarsWant
        Newest last.

    Returns
    -------
    ScalarsWant
        All cards, the widest and the newest zoom of each tag and x; hidden is what all of them hide; superseded what
        any wants; the newest smoothing and groups.
    """
    cards: dict[tuple[int, int | None], Card] = {}
    hidden: frozenset[int] | None = None
    superseded = False
    newest = ScalarsWant()
    for newest in wants:
        for card in newest.cards:
            before = cards.get((card.tag, card.x), card)
            joined = Card(card.tag, max(card.px, before.px), card.range or before.range, card.x)
            cards[card.tag, card.x] = joined
        hidden = newest.hidden if hidden is None else hidden & newest.hidden
        superseded |= newest.superseded
    return ScalarsWant(tuple(cards.values()), hidden or frozenset(), newest.smoothing, newest.groups, superseded)


def _card(card: Mapping[str, Any]) -> Card:
    px = min(max(int(card["px"]), MIN_PX), MAX_PX)
    zoom, x = card.get("range"), card.get("x")
    return Card(int(card["tag"]), px, None if zoom is None else _range(*zoom), None if x is None else int(x))


def _range(low: float, high: float) -> tuple[float, float]:
    low, high = float(low), float(high)
    if not (isfinite(low) and isfinite(high) and low <= high):
        raise ValueError(f"no range: {low} to {high}")
    return low, high


def _groups(groups: Mapping[str, Any] | None) -> Groups | None:
    if groups is None:
        return None
    members = tuple(tuple(int(run) for run in runs) for runs in groups["members"][:MAX_GROUPS])
    return Groups(Summary(groups["stat"], groups["band"]), members)
