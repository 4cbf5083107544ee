"""Where points stand on an x axis that is another tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.dashboards.scalars.curves import Place, u4
from tbx_widget.query import interpolate, is_ascending, last_of_each_step
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.scalars.budget import Budget
    from tbx_widget.dashboards.scalars.holdings import Holdings
    from tbx_widget.dashboards.scalars.plan import Plan
    from tbx_widget.store import ScalarSeries


class Spot(NamedTuple):
    """A series, the tag on its x axis, and whether the points are those of its window or of its curve."""

    place: Place
    x_tag: int
    is_window: bool


class AxisPart(NamedTuple):
    """What to add to what the screen holds of one axis."""

    spot: Spot
    keep: int
    positions: NDArray[np.intp]
    x: NDArray[np.float64]


class Axis:
    """What a screen holds of the x of one series' points."""

    def __init__(self) -> None:
        self._positions: NDArray[np.intp] = np.empty(0, np.intp)
        self._x: NDArray[np.float64] = np.empty(0)

    def advance(self, spot: Spot, positions: NDArray[np.intp], x: NDArray[np.float64]) -> AxisPart | None:
        """Say what changed; None for nothing."""
        keep = _same_at_start(self._positions, positions, self._x, x)
        if keep == len(positions) == len(self._positions):
            return None
        self._positions, self._x = positions, x
        return AxisPart(spot, keep, positions[keep:], x[keep:])


class ByStep:
    """A series as a function of the step, of its finite points."""

    def __init__(self, series: ScalarSeries) -> None:
        self.series = series
        finite = np.isfinite(series.values)
        self._steps, self._values = series.steps, series.values
        if not finite.all():
            self._steps, self._values = series.steps[finite], series.values[finite]
        if not is_ascending(self._steps):
            last = last_of_each_step(self._steps)
            self._steps, self._values = self._steps[last], self._values[last]

    def at(self, steps: NDArray[np.int64]) -> NDArray[np.float64]:
        """Read it at some steps; NaN outside its own."""
        after = np.searchsorted(self._steps, steps)
        beside = np.unique(np.clip(np.concatenate([after - 1, after]), 0, max(len(self._steps) - 1, 0)))
        if not len(self._steps):
            return np.full(len(steps), np.nan)
        return interpolate(steps, self._steps[beside], self._values[beside].astype(np.float64))


class AxesTeller:
    """Tells `axes`.

    Parameters
    ----------
    holdings : Holdings
    """

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._axes: dict[Spot, Axis] = {}
        self._by_step: dict[Place, ByStep] = {}
        self._due: set[tuple[Place, int]] = set()
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
        self._axes = {spot: axis for spot, axis in self._axes.items() if (spot.place.tag, spot.x_tag) in plan.axes}
        self._due = {(Place(run, tag), x) for tag, x in plan.axes for run in self._holdings.tags.get(tag, ())}

    def tell(self, plan: Plan, budget: Budget) -> ColumnTable | None:
        """Return what is most wanted, within the budget; None for nothing."""
        for tag, x_tag in plan.axes:
            self._due |= {(Place(place.run, tag), x_tag) for place in self._changed if place.tag in {tag, x_tag}}
        self._changed.clear()
        self._due = {(place, x_tag) for place, x_tag in self._due if plan.is_on_screen(place)}
        parts = list(self._parts(budget))
        return axes_table(parts) if parts else None

    def _parts(self, budget: Budget) -> Iterator[AxisPart]:
        for place, x_tag in sorted(self._due):
            if budget.is_spent:
                return
            self._due.discard((place, x_tag))
            for part in self._of_series(place, x_tag):
                budget.spend(told=len(part.x), looked_at=len(part.x))
                yield part

    def _of_series(self, place: Place, x_tag: int) -> Iterator[AxisPart]:
        by_step = self._function(Place(place.run, x_tag))
        if by_step is None:
            return
        for is_window, held in enumerate((self._holdings.curves.get(place), self._holdings.windows.get(place))):
            if held is None or held.series is None:
                continue
            spot = Spot(place, x_tag, bool(is_window))
            x = by_step.at(held.series.steps[held.positions])
            part = self._axes.setdefault(spot, Axis()).advance(spot, held.positions, x)
            if part is not None:
                yield part

    def _function(self, place: Place) -> ByStep | None:
        series = self._holdings.series.get(place)
        if series is None:
            return None
        known = self._by_step.get(place)
        if known is None or known.series is not series:
            known = self._by_step[place] = ByStep(series)
        return known


def axes_table(parts: Sequence[AxisPart]) -> ColumnTable:
    """Lay the axes of many series end to end.

    Parameters
    ----------
    parts : sequence of AxisPart
        At least one.

    Returns
    -------
    ColumnTable
        As docs/protocol.md describes `axes`.
    """
    columns: dict[str, NDArray[np.generic]] = {
        "series_run": u4(part.spot.place.run for part in parts),
        "series_tag": u4(part.spot.place.tag for part in parts),
        "series_x_tag": u4(part.spot.x_tag for part in parts),
        "series_window": np.array([part.spot.is_window for part in parts], np.uint8),
        "series_keep": u4(part.keep for part in parts),
        "series_count": u4(len(part.x) for part in parts),
        "index": np.concatenate([part.positions for part in parts]).astype(np.uint32),
        "x": np.concatenate([part.x for part in parts]),
    }
    return ColumnTable("axes", columns)


def _same_at_start(
    positions: NDArray[np.intp], others: NDArray[np.intp], x: NDArray[np.float64], other_x: NDArray[np.float64]
) -> int:
    count = min(len(positions), len(others))
    same_x = (x[:count] == other_x[:count]) | (np.isnan(x[:count]) & np.isnan(other_x[:count]))
    same = same_x & (positions[:count] == others[:count])
    return count if same.all() else int(same.argmin())
