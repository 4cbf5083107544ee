"""What screens want to see of the scalars."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from tbx_widget.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_CARDS = 500
MAX_SMOOTHING = 0.999
MIN_PX, MAX_PX = 64, 4096


@dataclass(frozen=True, slots=True)
class Card:
    """One chart on screen.

    Parameters
    ----------
    tag : int
        Number of the tag.
    px : int
        Width of the plot in device pixels.
    range : (float, float) or None
        The steps zoomed to.
    """

    tag: int
    px: int
    range: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class ScalarsWant:
    """All charts that one client shows.

    Parameters
    ----------
    cards : tuple of Card
    hidden : frozenset of int
        Numbers of the runs not shown.
    smoothing : float
        Weight of the moving average, from 0 to 0.999.
    """

    cards: tuple[Card, ...] = ()
    hidden: frozenset[int] = frozenset()
    smoothing: float = 0.0


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
        cards = tuple(_card(card) for card in want["cards"][:MAX_CARDS])
        hidden = frozenset(int(run) for run in want["hidden"])
        smoothing = float(want["smoothing"])
    except (KeyError, TypeError, ValueError, OverflowError) as reason:
        raise QueryError(f"The wanted scalars cannot be understood ({reason!r}): see docs/protocol.md.") from reason
    if not 0 <= smoothing <= MAX_SMOOTHING:
        raise QueryError(f"Smoothing must lie between 0 and {MAX_SMOOTHING}, not {smoothing}.")
    return ScalarsWant(cards, hidden, smoothing)


def merge(wants: Iterable[ScalarsWant]) -> ScalarsWant:
    """Join what several clients of one screen want.

    Parameters
    ----------
    wants : iterable of ScalarsWant
        Newest last.

    Returns
    -------
    ScalarsWant
        All cards, the widest and the newest zoom of each; hidden is what all of them hide; the newest smoothing.
    """
    cards: dict[int, Card] = {}
    hidden: frozenset[int] | None = None
    smoothing = 0.0
    for want in wants:
        for card in want.cards:
            before = cards.get(card.tag, card)
            cards[card.tag] = Card(card.tag, max(card.px, before.px), card.range or before.range)
        hidden = want.hidden if hidden is None else hidden & want.hidden
        smoothing = want.smoothing
    return ScalarsWant(tuple(cards.values()), hidden or frozenset(), smoothing)


def _card(card: Mapping[str, Any]) -> Card:
    px = min(max(int(card["px"]), MIN_PX), MAX_PX)
    zoom = card.get("range")
    if zoom is None:
        return Card(int(card["tag"]), px, None)
    low, high = (float(bound) for bound in zoom)
    if not (isfinite(low) and isfinite(high) and low <= high):
        raise ValueError(f"no range: {zoom!r}")
    return Card(int(card["tag"]), px, (low, high))
