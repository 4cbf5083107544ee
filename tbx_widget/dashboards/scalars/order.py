"""Whether the steps of a series that grows go up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tbx_widget.store import ScalarSeries

_INT64 = np.iinfo(np.int64)


class Order:
    """Looks at each step of one series once."""

    def __init__(self) -> None:
        self._generation: int | None = None
        self._begin()

    def _begin(self) -> None:
        self._looked_at = 0
        self._goes_back = False
        self._repeats = False

    def ascends(self, series: ScalarSeries) -> bool:
        """Whether each step is above the one before."""
        self._look(series)
        return not (self._goes_back or self._repeats)

    def positions(self, series: ScalarSeries, low: float, high: float) -> tuple[int, int]:
        """Find the points of a range of steps.

        Parameters
        ----------
        series : ScalarSeries
        low, high : float
            Both belong to the range.

        Returns
        -------
        lo, hi : int
            The smallest ``[lo, hi)`` with all of them, and one point more on either side; ``(0, 0)`` for none.
        """
        self._look(series)
        steps = series.steps
        if self._goes_back:
            return _around(steps, low, high)
        lo = int(np.searchsorted(steps, _whole(np.ceil(low)), "left"))
        hi = int(np.searchsorted(steps, _whole(np.floor(high)), "right"))
        is_beside = hi == 0 or lo == len(steps)
        return (0, 0) if is_beside else (max(lo - 1, 0), min(hi + 1, len(steps)))

    def _look(self, series: ScalarSeries) -> None:
        if series.generation != self._generation:
            self._generation = series.generation
            self._begin()
        fresh = series.steps[max(self._looked_at - 1, 0) :]
        self._looked_at = len(series.steps)
        if not self._goes_back:
            self._goes_back = bool((fresh[1:] < fresh[:-1]).any())
            self._repeats = self._repeats or bool((fresh[1:] == fresh[:-1]).any())


def _around(steps: NDArray[np.int64], low: float, high: float) -> tuple[int, int]:
    inside = np.flatnonzero((steps >= low) & (steps <= high))
    if not len(inside):
        before, after = np.flatnonzero(steps < low), np.flatnonzero(steps > high)
        return (int(before[-1]), int(after[0]) + 1) if len(before) and len(after) else (0, 0)
    return max(int(inside[0]) - 1, 0), min(int(inside[-1]) + 2, len(steps))


def _whole(step: float) -> int:
    return min(max(int(step), _INT64.min), _INT64.max)
