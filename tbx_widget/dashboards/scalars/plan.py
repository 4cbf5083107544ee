"""How much a screen should get of each series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tbx_widget.dashboards.scalars.curves import POINTS_A_BUCKET, level_for
from tbx_widget.dashboards.scalars.wants import Card

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tbx_widget.dashboards.scalars.curves import Curve, Place
    from tbx_widget.dashboards.scalars.wants import ScalarsWant
    from tbx_widget.store import ScalarSeries

COARSE_POINTS = 400_000
"""Points in the coarse curves of all series together."""
COARSE_BUCKETS = (16, 1024)
"""Fewest and most buckets of one coarse curve."""
UNASKED_TAGS = 16
"""Tags told in detail to a screen that has not said yet what it shows."""
UNASKED_PX = 1024


@dataclass(frozen=True, slots=True)
class Plan:
    """What is on screen, and what that leaves for the rest.

    Parameters
    ----------
    cards : mapping of int to Card
        By tag.
    hidden : frozenset of int
        Runs not shown.
    smoothing : float
        Weight of the moving average; 0 for none.
    coarse : int
        Buckets of a curve that is not on screen.
    has_room : bool
        Whether the screen may keep detail of what is not on it.
    """

    cards: Mapping[int, Card]
    hidden: frozenset[int]
    smoothing: float
    coarse: int
    has_room: bool

    def most_wanted_first(self, places: Iterable[Place]) -> list[Place]:
        """Shown runs of tags on screen, then hidden runs of these, then the rest; in the catalogue's order."""
        return sorted(places, key=lambda place: (self._rank(place), place))

    def level_and_weight(self, curve: Curve, series: ScalarSeries) -> tuple[int, float | None]:
        """Level and smoothing that the screen should get of a series."""
        coarse = level_for(len(series.values), buckets=self.coarse)
        card = self.cards.get(curve.place.tag)
        if card is not None and curve.place.run not in self.hidden:
            level = min(level_for(len(series.values), buckets=card.px), coarse)
            return level, self.smoothing if level and self.smoothing else None
        is_kept = curve.series is not None and self.has_room and curve.held <= POINTS_A_BUCKET * UNASKED_PX
        level = min(curve.level, coarse) if is_kept else coarse
        return level, curve.weight if curve.weight == self.smoothing and level == curve.level else None

    def is_zoomed(self, place: Place) -> bool:
        """Whether a card shows a range of a series."""
        card = self.cards.get(place.tag)
        return card is not None and card.range is not None

    def _rank(self, place: Place) -> int:
        if place.tag not in self.cards:
            return 2
        return 1 if place.run in self.hidden else 0


def plan_for(want: ScalarsWant | None, *, tags: Iterable[int], series: int, has_room: bool) -> Plan:
    """Make a plan.

    Parameters
    ----------
    want : ScalarsWant or None
        None while no client has said what it shows: then the first tags are.
    tags : iterable of int
        All tags there are.
    series : int
        How many series there are.
    has_room : bool

    Returns
    -------
    Plan
    """
    fewest, most = COARSE_BUCKETS
    share = COARSE_POINTS // max(series, 1) // POINTS_A_BUCKET
    coarse = min(max(share, fewest), most)
    if want is None:
        unasked = {tag: Card(tag, UNASKED_PX, None) for tag in sorted(tags)[:UNASKED_TAGS]}
        return Plan(unasked, frozenset(), 0.0, coarse, has_room)
    return Plan({card.tag: card for card in want.cards}, want.hidden, want.smoothing, coarse, has_room)
