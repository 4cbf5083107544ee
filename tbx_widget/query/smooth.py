"""Smoothing on all points: TensorBoard's debiased exponential moving average.

With weight w and finite values x_1, x_2, ... the average is ``s_k = w s_(k-1) + (1 - w) x_k`` from ``s_0 = 0``, and
``s_k / (1 - w**k)`` is shown. Values that are not finite are shown as they are and leave the average alone; a series
whose finite values are all equal is shown as it is (TensorBoard's `classicSmoothing`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32] | NDArray[np.float64]

BLOCK = 64
_NEGLIGIBLE_LOG2 = -54
"""Log2 of what is too small to make a difference to 1.0 in float64."""


class Ema:
    """The average of a series that grows: what was smoothed before is not smoothed again.

    Parameters
    ----------
    weight : float
        From 0 (no smoothing) to below 1.
    """

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self._sum = 0.0
        self._count = 0
        self._constant: float | None = None
        self._is_constant = True

    def extend(self, values: Floats) -> NDArray[np.float64]:
        """Smooth the next values.

        Parameters
        ----------
        values : ndarray of float32 or float64, shape (n,)
            What follows the values given before.

        Returns
        -------
        ndarray of float64, shape (n,)
        """
        smoothed = values.astype(np.float64)
        finite = np.isfinite(smoothed)
        fresh = smoothed[finite]
        if not len(fresh):
            return smoothed
        sums = _decayed_sums((1 - self.weight) * fresh, self.weight, self._sum)
        before, self._count = self._count, self._count + len(fresh)
        self._sum = float(sums[-1])
        self._debias(sums, before)
        varied = self._first_varied(fresh)
        fresh[varied:] = sums[varied:]
        smoothed[finite] = fresh
        return smoothed

    def _debias(self, sums: NDArray[np.float64], before: int) -> None:
        """Divide by ``1 - w**k`` in place, up to where that is 1: `before` sums came before these."""
        stop = math.ceil(_NEGLIGIBLE_LOG2 / math.log2(self.weight)) if self.weight else 0
        counts = np.arange(before + 1, max(min(stop, before + len(sums)), before) + 1)
        sums[: len(counts)] /= 1 - self.weight**counts

    def _first_varied(self, fresh: NDArray[np.float64]) -> int:
        """Position of the first value that differs from all before it; up to there the average is the value itself."""
        if self._constant is None:
            self._constant = float(fresh[0])
        if not self._is_constant:
            return 0
        differs = fresh != self._constant
        self._is_constant = not differs.any()
        return len(fresh) if self._is_constant else int(differs.argmax())


def ema(values: Floats, weight: float) -> NDArray[np.float64]:
    """Smooth a whole series.

    Parameters
    ----------
    values : ndarray of float32 or float64, shape (n,)
    weight : float
        From 0 (no smoothing) to below 1.

    Returns
    -------
    ndarray of float64, shape (n,)
    """
    return Ema(weight).extend(values)


def _decayed_sums(x: NDArray[np.float64], weight: float, carry: float) -> NDArray[np.float64]:
    """``y_k = weight y_(k-1) + x_k`` with ``y_(-1) = carry``; the blocks' last sums are the same problem again."""
    powers = weight ** np.arange(BLOCK + 1.0)
    blocks = -(-len(x) // BLOCK)
    padded: NDArray[np.float64] = np.zeros(blocks * BLOCK)
    padded[: len(x)] = x
    local = _within_blocks(padded.reshape(blocks, BLOCK), powers)
    ends = _decayed_sums(local[:-1, -1], float(powers[BLOCK]), carry) if blocks > 1 else local[:0, -1]
    carries = np.concatenate([[carry], ends])
    sums: NDArray[np.float64] = local + carries[:, None] * powers[1:]
    return sums.ravel()[: len(x)]


def _within_blocks(blocks: NDArray[np.float64], powers: NDArray[np.float64]) -> NDArray[np.float64]:
    size = blocks.shape[1]
    age = np.subtract.outer(np.arange(size), np.arange(size))
    decay = np.where(age >= 0, powers[np.abs(age)], 0.0)
    sums: NDArray[np.float64] = blocks @ decay.T
    return sums
