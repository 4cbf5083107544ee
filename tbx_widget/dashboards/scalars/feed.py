"""What a screen is told of the scalars, in which order, and how much at a time.

Series on screen come first and in full detail, the others follow as coarse curves, so that whatever the user turns to
while the kernel is busy is already there. Detail that a screen once got stays and grows, until it holds
`HELD_POINTS`.

A series is due when it has changed, and all are when the plan has: where thousands of series stand still, a tick looks
at none of them.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from tbx_widget.dashboards.scalars.curves import Curve, Part, Place, curves_table
from tbx_widget.dashboards.scalars.plan import Plan, plan_for
from tbx_widget.dashboards.scalars.wants import ScalarsWant, merge, parse_want
from tbx_widget.dashboards.scalars.windows import Span, Window, windows_table
from tbx_widget.store import ScalarSeries, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tbx_widget.dashboards.base import Numbers
    from tbx_widget.types import ColumnTable

UPDATE_POINTS = 60_000
"""Points told in one call, about 2 MB; one series more may go beyond."""
HELD_POINTS = 4_000_000
"""Points that a screen may hold before what is off screen is made coarse again."""


class ScalarsFeed:
    """The scalars of one screen; a `Feed`."""

    def __init__(self) -> None:
        self._wants: dict[str, ScalarsWant] = {}
        self._begin()

    def _begin(self) -> None:
        self._snapshot = Snapshot()
        self._plan: Plan | None = None
        self._tags: set[int] = set()
        self._series: dict[Place, ScalarSeries] = {}
        self._curves: dict[Place, Curve] = {}
        self._windows: dict[Place, Window] = {}
        self._held = 0
        self._curves_due: set[Place] = set()
        self._windows_due: set[Place] = set()

    @property
    def is_behind(self) -> bool:
        """Whether the last call of `tables` left something for the next."""
        return bool(self._curves_due or self._windows_due)

    def want(self, client: str, want: Mapping[str, Any] | None) -> None:
        """Take in what a client has on screen; None when it has gone. One that makes no sense leaves the former."""
        wanted = None if want is None else parse_want(want)
        self._wants.pop(client, None)
        if wanted is not None:
            self._wants[client] = wanted

    def forget(self) -> None:
        """Start from nothing."""
        self._begin()

    def tables(self, snapshot: Snapshot, numbers: Numbers) -> list[ColumnTable]:
        """Return `curves` and `windows` that bring the screen closer to `snapshot`."""
        self._take_in(snapshot, numbers)
        plan = self._plan_anew()
        parts = list(self._curves_told(plan))
        room = UPDATE_POINTS - sum(len(part.positions) for part in parts)
        windows = list(self._windows_told(plan, room)) if not self._curves_due else []
        tables = []
        if parts:
            tables.append(curves_table(parts, smoothing=plan.smoothing))
        if windows:
            tables.append(windows_table(windows, smoothing=plan.smoothing))
        return tables

    def _take_in(self, snapshot: Snapshot, numbers: Numbers) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if snapshot is before:
            return
        for (key, series), old in zip_longest(snapshot.series.items(), before.series.values()):
            if series is not old and isinstance(series, ScalarSeries):
                place = Place(numbers.run(key.run), numbers.tag(key.kind, key.tag))
                self._series[place] = series
                self._tags.add(place.tag)
                self._curves_due.add(place)
                self._windows_due.add(place)

    def _plan_anew(self) -> Plan:
        want = merge(self._wants.values()) if self._wants else None
        plan = plan_for(want, tags=self._tags, series=len(self._series), has_room=self._held < HELD_POINTS)
        if plan != self._plan:
            self._plan = plan
            self._curves_due.update(self._series)
            self._windows_due.update(self._series)
        return plan

    def _curves_told(self, plan: Plan) -> Iterator[Part]:
        points = 0
        for place in plan.most_wanted_first(self._curves_due):
            if points >= UPDATE_POINTS:
                return
            self._curves_due.discard(place)
            part = self._advance(place, plan)
            if part is not None:
                points += len(part.positions)
                yield part

    def _advance(self, place: Place, plan: Plan) -> Part | None:
        series = self._series[place]
        curve = self._curves.get(place)
        if curve is None:
            curve = self._curves[place] = Curve(place)
        level, weight = plan.level_and_weight(curve, series)
        if curve.is_told(series, level=level, weight=weight):
            return None
        self._held -= curve.held
        part = curve.advance(series, level=level, weight=weight)
        self._held += curve.held
        return part

    def _windows_told(self, plan: Plan, room: int) -> Iterator[tuple[Part, Span]]:
        self._windows_due = {place for place in self._windows_due if place in self._windows or plan.is_zoomed(place)}
        for place in plan.most_wanted_first(self._windows_due):
            if room <= 0:
                return
            self._windows_due.discard(place)
            window = self._windows.get(place)
            if window is None:
                window = self._windows[place] = Window(self._curves[place])
            told = window.advance(self._series[place], plan.cards.get(place.tag), weight=plan.smoothing)
            if told is not None:
                room -= len(told[0].positions)
                yield told
