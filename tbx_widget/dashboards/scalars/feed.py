"""What a screen is told of the scalars, in which order, and how much at a time.

Series on screen come first and in full detail, the others follow as coarse curves, so that whatever the user turns to
while the kernel is busy is already there. Detail that a screen once got stays and grows, until it holds
`HELD_POINTS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tbx_widget.dashboards.scalars.curves import POINTS_A_BUCKET, Curve, Part, Place, curves_table, level_for
from tbx_widget.dashboards.scalars.wants import Card, ScalarsWant, merge, parse_want
from tbx_widget.dashboards.scalars.windows import Window, windows_table
from tbx_widget.store import ScalarSeries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tbx_widget.dashboards.base import Numbers
    from tbx_widget.store import Snapshot
    from tbx_widget.types import ColumnTable

UPDATE_POINTS = 60_000
"""Points told in one call, about 2 MB."""
COARSE_POINTS = 400_000
"""Points in the coarse curves of all series together."""
COARSE_BUCKETS = (16, 1024)
"""Fewest and most buckets of one coarse curve."""
HELD_POINTS = 4_000_000
"""Points that a screen may hold before what is off screen is made coarse again."""
UNASKED_TAGS = 16
"""Tags told in detail to a screen that has not said yet what it shows."""
UNASKED_PX = 1024


class ScalarsFeed:
    """The scalars of one screen; a `Feed`."""

    def __init__(self) -> None:
        self._wants: dict[str, ScalarsWant] = {}
        self._curves: dict[Place, Curve] = {}
        self._windows: dict[Place, Window] = {}
        self._settled_on: tuple[int, int] | None = None
        self._wants_revision = 0
        self.is_behind = False

    def want(self, client: str, want: Mapping[str, Any] | None) -> None:
        """Take in what a client has on screen; None when it has gone."""
        self._wants.pop(client, None)
        if want is not None:
            self._wants[client] = parse_want(want)
        self._wants_revision += 1

    def forget(self) -> None:
        """Start from nothing."""
        self._curves.clear()
        self._windows.clear()
        self._settled_on = None

    def tables(self, snapshot: Snapshot, numbers: Numbers) -> list[ColumnTable]:
        """Return `curves` and `windows` that bring the screen closer to `snapshot`."""
        state = (snapshot.revision, self._wants_revision)
        if self._settled_on == state:
            return []
        view = _View(snapshot, numbers, merge(self._wants.values()), is_asked=bool(self._wants))
        parts = self._parts(view)
        windows = list(self._details(view)) if not self.is_behind else []
        self._settled_on = None if self.is_behind else state
        tables = []
        if parts:
            tables.append(curves_table(parts, smoothing=view.want.smoothing))
        if windows:
            tables.append(windows_table(windows, smoothing=view.want.smoothing))
        return tables

    def _parts(self, view: _View) -> list[Part]:
        parts: list[Part] = []
        points = 0
        has_room = sum(curve.held for curve in self._curves.values()) < HELD_POINTS
        for place, series in view.most_wanted_first():
            curve = self._curves.setdefault(place, Curve(place))
            level, weight = view.plan(curve, series, has_room=has_room)
            if curve.is_told(series, level=level, weight=weight):
                continue
            if points >= UPDATE_POINTS:
                self.is_behind = True
                return parts
            parts.append(curve.advance(series, level=level, weight=weight))
            points += len(parts[-1].positions)
        self.is_behind = False
        return parts

    def _details(self, view: _View) -> Iterator[Any]:
        for place, series in view.series.items():
            card = view.cards.get(place.tag)
            if place not in self._windows and (card is None or card.range is None):
                continue
            window = self._windows.setdefault(place, Window(self._curves[place]))
            told = window.advance(series, card, weight=view.want.smoothing)
            if told is not None:
                yield told


class _View:
    """A snapshot's scalars, seen with what is on screen."""

    def __init__(self, snapshot: Snapshot, numbers: Numbers, want: ScalarsWant, *, is_asked: bool) -> None:
        self.want = want
        self.series: dict[Place, ScalarSeries] = {
            Place(numbers.run(key.run), numbers.tag(key.kind, key.tag)): series
            for key, series in snapshot.series.items()
            if isinstance(series, ScalarSeries)
        }
        self.cards = {card.tag: card for card in want.cards} if is_asked else self._unasked()
        fewest, most = COARSE_BUCKETS
        share = COARSE_POINTS // max(len(self.series), 1) // POINTS_A_BUCKET
        self._coarse = min(max(share, fewest), most)

    def most_wanted_first(self) -> list[tuple[Place, ScalarSeries]]:
        """Shown runs of tags on screen, then hidden runs of these, then the rest; in the catalogue's order."""
        return sorted(self.series.items(), key=lambda item: self._rank(item[0]))

    def plan(self, curve: Curve, series: ScalarSeries, *, has_room: bool) -> tuple[int, float | None]:
        """Level and smoothing that the screen should get of a series."""
        coarse = level_for(len(series.values), buckets=self._coarse)
        card = self.cards.get(curve.place.tag)
        if card is not None and curve.place.run not in self.want.hidden:
            level = min(level_for(len(series.values), buckets=card.px), coarse)
            return level, self.want.smoothing if level and self.want.smoothing else None
        is_kept = curve.series is not None and has_room and curve.held <= POINTS_A_BUCKET * UNASKED_PX
        level = min(curve.level, coarse) if is_kept else coarse
        return level, curve.weight if curve.weight == self.want.smoothing and level == curve.level else None

    def _rank(self, place: Place) -> int:
        if place.tag not in self.cards:
            return 2
        return 1 if place.run in self.want.hidden else 0

    def _unasked(self) -> dict[int, Card]:
        tags = sorted({place.tag for place in self.series})[:UNASKED_TAGS]
        return {tag: Card(tag, UNASKED_PX, None) for tag in tags}
