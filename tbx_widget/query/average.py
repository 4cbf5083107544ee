"""Decaying averages at any point of a series that grows: TensorBoard's EMA, and the time-weighted one.

Point k's average is ``sum_j D_jk x_j / sum_j D_jk`` over the finite values up to it, where ``D_jk`` is the product of
the decays from j to k: a constant each for the EMA (TensorBoard's debiased `classicSmoothing` is the same quotient), a
power of the distance in steps for the time-weighted average.

Both sums follow ``s_k = d_k s_(k-1) + x_k``. They are kept at every `BLOCK`-th point only, so that a first look at a
long series costs one pass, an append no more than what is new, and the averages of a few thousand points to draw next
to nothing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32] | NDArray[np.float64]

BLOCK = 32
_BLOCKS_AT_ONCE = 8192


class Average:
    """The decaying average of one series, which may grow between calls but not change.

    Parameters
    ----------
    weight : float
        What one unit of distance leaves of the points before; above 0 and below 1.
    unit : float or None
        That distance in steps; None where each finite point is at distance 1 of the one before.
    """

    reach = 0

    def __init__(self, weight: float, *, unit: float | None = None) -> None:
        self._rate = math.log(weight)
        self._gain = 1 - weight
        self._unit = unit
        self._carries: NDArray[np.float64] = np.zeros((2, 1))
        self._known = 0
        self._constant = _Constant()

    def at(self, values: Floats, steps: NDArray[np.int64], positions: NDArray[np.intp]) -> NDArray[np.float64]:
        """Average up to each of some points.

        Parameters
        ----------
        values : ndarray of float32 or float64, shape (n,)
            All of the series. One that is not finite is its own average and adds to no other.
        steps : ndarray of int64, shape (n,)
        positions : ndarray of intp, shape (m,)
            Increasing.

        Returns
        -------
        ndarray of float64, shape (m,)
        """
        averages = values[positions].astype(np.float64)
        if not len(positions):
            return averages
        of_positions = positions // BLOCK
        is_first = np.diff(of_positions, prepend=-1) > 0
        blocks, rows = of_positions[is_first], np.cumsum(is_first) - 1
        self._learn(values, steps, int(blocks[-1]))
        points = _rows(values, blocks).astype(np.float64)
        distances = self._distances(points, steps, blocks)
        sums = _scan(self._added(points), np.exp(self._rate * distances), self._carries[:, blocks])
        total, weight = sums[positions % BLOCK, :, rows].T
        averaged = np.isfinite(averages) & (positions >= self._constant.until(values))
        averages[averaged] = total[averaged] / weight[averaged]
        return averages

    def _learn(self, values: Floats, steps: NDArray[np.int64], block: int) -> None:
        """Learn both sums before each block up to this one."""
        if block >= self._carries.shape[1]:
            larger = np.zeros((2, max(block + 1, self._carries.shape[1] * 3 // 2)))
            larger[:, : self._known + 1] = self._carries[:, : self._known + 1]
            self._carries = larger
        while self._known < block:
            stop = min(self._known + _BLOCKS_AT_ONCE, block)
            ends, decays = self._ends(values, steps, slice(self._known, stop))
            self._carries[:, self._known + 1 : stop + 1] = _recur(ends, decays, self._carries[:, self._known])
            self._known = stop

    def _ends(
        self, values: Floats, steps: NDArray[np.int64], blocks: slice
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return what each block adds to both sums at its end, (2, blocks), and what it leaves of them, (blocks,)."""
        points = values[blocks.start * BLOCK : blocks.stop * BLOCK].reshape(-1, BLOCK).astype(np.float64)
        if self._unit is None and np.isfinite(points).all():
            powers = self._gain * np.exp(self._rate * np.arange(BLOCK - 1.0, -1.0, -1.0))
            filled = np.stack([points @ powers, np.full(len(points), powers.sum())])
            return filled, np.full(len(points), math.exp(self._rate * BLOCK))
        distances = self._distances(points, steps, np.arange(blocks.start, blocks.stop))
        travelled = np.cumsum(distances).reshape(distances.shape)
        left = self._gain * np.exp(self._rate * (travelled[:, -1:] - travelled))
        finite = np.isfinite(points)
        ends = [np.einsum("ij,ij->i", each, left) for each in (np.where(finite, points, 0.0), finite)]
        return np.array(ends), np.exp(self._rate * np.diff(travelled[:, -1], prepend=0.0))

    def _added(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what each point adds to both sums, shape (2, blocks, BLOCK)."""
        finite = np.isfinite(points)
        return self._gain * np.stack([np.where(finite, points, 0.0), finite])

    def _distances(
        self, points: NDArray[np.float64], steps: NDArray[np.int64], blocks: NDArray[np.intp]
    ) -> NDArray[np.float64]:
        """Return how far each point is from the one before it, in units, shape (blocks, BLOCK)."""
        if self._unit is None:
            return np.isfinite(points).astype(np.float64)
        here = _rows(steps, blocks).astype(np.float64)
        before = steps[np.maximum(blocks * BLOCK - 1, 0)].astype(np.float64)
        distances = np.diff(here, axis=1, prepend=before[:, None])
        return np.maximum(distances, 0.0) / self._unit


class _Constant:
    """How far a series has one finite value only: so far each average is that value, to the last bit."""

    def __init__(self) -> None:
        self._value: float | None = None
        self._looked_at = 0
        self._is_over = False

    def until(self, values: Floats) -> int:
        """Position of the first finite value that differs from one before it; the length if there is none."""
        while not self._is_over and self._looked_at < len(values):
            fresh = values[self._looked_at : self._looked_at + BLOCK * _BLOCKS_AT_ONCE]
            finite = np.isfinite(fresh)
            if self._value is None and finite.any():
                self._value = float(fresh[finite.argmax()])
            differs = finite & (fresh != self._value)
            self._is_over = bool(differs.any())
            self._looked_at += int(differs.argmax()) if self._is_over else len(fresh)
        return self._looked_at


def _rows(column: NDArray[np.generic], blocks: NDArray[np.intp]) -> NDArray[np.generic]:
    """Blocks of a column as rows; the last one is filled up with its last element."""
    full = len(column) // BLOCK
    if blocks[-1] < full:
        return column[: full * BLOCK].reshape(full, BLOCK)[blocks]
    last = np.pad(column[full * BLOCK :], (0, -len(column) % BLOCK), mode="edge")
    if len(blocks) == 1:
        return last[None]
    return np.concatenate([column[: full * BLOCK].reshape(full, BLOCK)[blocks[:-1]], last[None]])


def _scan(added: NDArray[np.float64], decays: NDArray[np.float64], carries: NDArray[np.float64]) -> NDArray[np.float64]:
    """Follow both sums through rows that begin with `carries`.

    Parameters
    ----------
    added : ndarray of float64, shape (2, rows, n)
    decays : ndarray of float64, shape (rows, n)
    carries : ndarray of float64, shape (2, rows)

    Returns
    -------
    ndarray of float64, shape (n, 2, rows)
    """
    sums = np.empty((decays.shape[1], *carries.shape))
    running = carries.copy()
    for point in range(len(sums)):
        running *= decays[:, point]
        running += added[:, :, point]
        sums[point] = running
    return sums


def _recur(added: NDArray[np.float64], decays: NDArray[np.float64], carry: NDArray[np.float64]) -> NDArray[np.float64]:
    """Follow both sums through one row, shape (2, n): by blocks, whose ends are the same problem again."""
    count = len(decays)
    size = min(BLOCK, count)
    padding = -count % size
    rows = np.pad(added, ((0, 0), (0, padding))).reshape(2, -1, size)
    kept = np.pad(decays, (0, padding), constant_values=1.0).reshape(-1, size)
    before = carry[:, None]
    if count > size:
        ends = _scan(rows, kept, np.zeros(rows.shape[:2]))[-1]
        before = np.column_stack([carry, _recur(ends, kept.prod(axis=1), carry)[:, :-1]])
    joined: NDArray[np.float64] = _scan(rows, kept, before).transpose(1, 2, 0).reshape(2, -1)[:, :count]
    return joined
