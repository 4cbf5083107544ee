"""Smoothing by what stands around each point: running mean and median, and the Gaussian one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float32] | NDArray[np.float64]
    Rows = NDArray[np.float64]

GAUSSIAN_REACH = 4.0
"""In sigmas: what lies further away weighs less than 0.04 % of the point itself."""
_ELEMENTS_AT_ONCE = 1 << 19


class Window:
    """A function of the points at positions i - reach to i + reach, cut off at the ends of the series.

    Parameters
    ----------
    reach : int
    summarise : callable
        Takes float64 rows of shape (m, 2 reach + 1), NaN where there is no point or none that is finite, and at least
        one finite in each; returns shape (m,).
    """

    def __init__(self, reach: int, summarise: Callable[[Rows], NDArray[np.float64]]) -> None:
        self.reach = reach
        self._summarise = summarise

    def at(self, values: Floats, steps: NDArray[np.int64], positions: NDArray[np.intp]) -> NDArray[np.float64]:  # noqa: ARG002
        """Smooth some points.

        Parameters
        ----------
        values : ndarray of float32 or float64, shape (n,)
            All of the series. One that is not finite stays as it is and counts for no other.
        steps : ndarray of int64, shape (n,)
            Not looked at: windows go by positions.
        positions : ndarray of intp, shape (m,)
            Increasing.

        Returns
        -------
        ndarray of float64, shape (m,)
        """
        smoothed = values[positions].astype(np.float64)
        finite = np.flatnonzero(np.isfinite(smoothed))
        at_once = max(_ELEMENTS_AT_ONCE // (2 * self.reach + 1), 1)
        for start in range(0, len(finite), at_once):
            some = finite[start : start + at_once]
            smoothed[some] = self._summarise(self._rows(values, positions[some]))
        return smoothed

    def _rows(self, values: Floats, positions: NDArray[np.intp]) -> Rows:
        first, last = int(positions[0]) - self.reach, int(positions[-1]) + self.reach + 1
        inside = values[max(first, 0) : last].astype(np.float64)
        inside[~np.isfinite(inside)] = np.nan
        missing = (max(-first, 0), max(last - len(values), 0))
        padded = np.pad(inside, missing, constant_values=np.nan)
        rows: Rows = sliding_window_view(padded, 2 * self.reach + 1)[positions - positions[0]]
        return rows


def running_mean(half: int) -> Window:
    """Mean of the points at most `half` positions away."""
    return Window(half, _weighted_mean(np.ones(2 * half + 1)))


def gaussian(sigma: float) -> Window:
    """Mean weighted by a Gaussian of `sigma` positions, up to `GAUSSIAN_REACH` sigmas away."""
    reach = math.ceil(GAUSSIAN_REACH * sigma)
    distances = np.arange(-reach, reach + 1.0)
    return Window(reach, _weighted_mean(np.exp(-0.5 * (distances / sigma) ** 2)))


def running_median(half: int) -> Window:
    """Median of the points at most `half` positions away."""
    return Window(half, _median)


def _weighted_mean(weights: NDArray[np.float64]) -> Callable[[Rows], NDArray[np.float64]]:
    def mean(rows: Rows) -> NDArray[np.float64]:
        there = ~np.isnan(rows)
        averaged: NDArray[np.float64] = (np.where(there, rows, 0.0) @ weights) / (there @ weights)
        return averaged

    return mean


def _median(rows: Rows) -> NDArray[np.float64]:
    ordered = np.sort(rows, axis=1)
    count = np.count_nonzero(~np.isnan(rows), axis=1)
    row = np.arange(len(rows))
    middle: NDArray[np.float64] = 0.5 * ordered[row, (count - 1) // 2] + 0.5 * ordered[row, count // 2]
    return middle
