"""The series there are, by their numbers."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from tbx_widget.dashboards.scalars.curves import Curve, Place
from tbx_widget.query import unit_of
from tbx_widget.store import ScalarSeries, Snapshot

if TYPE_CHECKING:
    from tbx_widget.dashboards.base import Numbers
    from tbx_widget.dashboards.scalars.windows import Window


class Holdings:
    """What one screen could show, and what it holds of it.

    Attributes
    ----------
    series : dict of Place to ScalarSeries
    curves : dict of Place to Curve
    windows : dict of Place to Window
        Of series that were zoomed.
    held : int
        Points of all curves.
    revision : int
        Grows with each new series and each new unit.
    tags : dict of int to list of int
        The runs of each tag.
    units : dict of int to float
        Unit of distance in steps of each tag, from the smallest first to the greatest last step of its series.
    """

    def __init__(self) -> None:
        self.series: dict[Place, ScalarSeries] = {}
        self.curves: dict[Place, Curve] = {}
        self.tags: dict[int, list[int]] = {}
        self.windows: dict[Place, Window] = {}
        self.units: dict[int, float] = {}
        self.held = 0
        self.revision = 0
        self._extents: dict[int, tuple[int, int]] = {}
        self._snapshot = Snapshot()

    def take_in(self, snapshot: Snapshot, numbers: Numbers) -> list[Place]:
        """Note a later snapshot; return the places of the series that are new or have changed."""
        before, self._snapshot = self._snapshot, snapshot
        if snapshot is before:
            return []
        pairs = zip_longest(snapshot.series.items(), before.series.values())
        return [
            self._take(Place(numbers.run(key.run), numbers.tag(key.kind, key.tag)), series)
            for (key, series), old in pairs
            if series is not old and isinstance(series, ScalarSeries)
        ]

    def _take(self, place: Place, series: ScalarSeries) -> Place:
        if place not in self.series:
            self.tags.setdefault(place.tag, []).append(place.run)
            self.curves[place] = Curve(place)
            self.revision += 1
        self.series[place] = series
        if len(series.steps):
            first, last = int(series.steps[0]), int(series.steps[-1])
            low, high = self._extents.get(place.tag, (first, last))
            self._extents[place.tag] = low, high = min(low, first), max(high, last)
            unit = unit_of(high - low)
            self.revision += unit != self.units.get(place.tag)
            self.units[place.tag] = unit
        return place
