"""Keep what the eye would see: of each aligned bucket of points the first, last, smallest, largest and the odd ones.

Buckets hold ``2**level`` points and are aligned to position 0, so that appending points never changes a full bucket:
what was sent for it stays true, and a live picture does not flicker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32] | NDArray[np.float64]


def extreme_positions(values: Floats, *, level: int, start: int = 0) -> NDArray[np.intp]:
    """Pick the positions of the points worth drawing.

    Of each bucket: the first and the last point, the smallest and the largest finite value, and the first NaN, +inf and
    -inf. Where several points share the extreme, the first of them.

    Parameters
    ----------
    values : ndarray of float32 or float64, shape (n,)
        In the order of the series.
    level : int
        Buckets hold ``2**level`` points; at 0 every position is returned.
    start : int
        Where to begin; a multiple of the bucket size.

    Returns
    -------
    ndarray of intp, shape (m,)
        Strictly increasing positions in `values`, from `start` on.
    """
    if level == 0:
        return np.arange(start, len(values))
    size = 1 << level
    full = start + (len(values) - start) // size * size
    picked = [_of_buckets(values[start:full].reshape(-1, size)) + start]
    if full < len(values):
        picked.append(_of_buckets(values[full:].reshape(1, -1)) + full)
    return np.concatenate(picked)


def _of_buckets(buckets: Floats) -> NDArray[np.intp]:
    """Flat positions for buckets of one size, shape (buckets, size)."""
    count, size = buckets.shape
    if not count:
        return np.empty(0, np.intp)
    if np.isfinite(buckets).all():
        inside = [buckets.argmin(1), buckets.argmax(1)]
    else:
        finite = np.isfinite(buckets)
        inside = [
            np.where(finite, buckets, np.inf).argmin(1),
            np.where(finite, buckets, -np.inf).argmax(1),
            np.isnan(buckets).argmax(1),
            (buckets == np.inf).argmax(1),
            (buckets == -np.inf).argmax(1),
        ]
    ends = [np.zeros(count, np.intp), np.full(count, size - 1)]
    marked = np.zeros((count, size), bool)
    rows = np.arange(count)
    for columns in (*ends, *inside):
        marked[rows, columns] = True
    return np.flatnonzero(marked)


def extreme_positions_of_groups(columns: Sequence[NDArray[np.float64]], groups: NDArray[np.int64]) -> NDArray[np.intp]:
    """Pick the positions worth drawing of several curves over the same points, grouped unevenly.

    Of each group: the first and the last point, and of each column the first smallest and the first largest one that
    is no NaN.

    Parameters
    ----------
    columns : sequence of ndarray of float64, each of shape (n,)
    groups : ndarray of int64, shape (n,)
        The group of each point, never falling.

    Returns
    -------
    ndarray of intp, shape (m,)
        Strictly increasing.
    """
    if not len(groups):
        return np.empty(0, np.intp)
    is_first = np.append(True, groups[1:] != groups[:-1])
    starts = np.flatnonzero(is_first)
    number = np.cumsum(is_first) - 1
    marked = is_first.copy()
    marked[np.append(starts[1:], len(groups)) - 1] = True
    for column in columns:
        for extreme in (np.fmin, np.fmax):
            hits = np.flatnonzero(column == extreme.reduceat(column, starts)[number])
            marked[hits[np.unique(number[hits], return_index=True)[1]]] = True
    return np.flatnonzero(marked)
