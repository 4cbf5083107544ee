"""Series as functions of the step: one value a step, straight lines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def is_ascending(steps: NDArray[np.int64]) -> bool:
    """Whether each step is above the one before.

    Parameters
    ----------
    steps : ndarray of int64, shape (n,)

    Returns
    -------
    bool
    """
    return bool((steps[1:] > steps[:-1]).all())


def last_of_each_step(steps: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the positions that make a function of the step: of equal steps the last written.

    Parameters
    ----------
    steps : ndarray of int64, shape (n,)
        In any order.

    Returns
    -------
    ndarray of intp, shape (m,)
        In the order of the steps, each of which occurs once.
    """
    order = np.argsort(steps, kind="stable")
    ordered = steps[order]
    last: NDArray[np.intp] = order[np.append(ordered[1:] != ordered[:-1], True)[: len(order)]]
    return last


def interpolate(at: NDArray[np.int64], steps: NDArray[np.int64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Read a function of the step, linearly between its steps.

    Parameters
    ----------
    at : ndarray of int64, shape (m,)
    steps : ndarray of int64, shape (n,)
        Ascending.
    values : ndarray of float64, shape (n,)

    Returns
    -------
    ndarray of float64, shape (m,)
        NaN outside the range of `steps`, and beside a value that is NaN or infinite.
    """
    if not len(steps):
        return np.full(len(at), np.nan)
    with np.errstate(invalid="ignore"):
        return np.interp(at, steps, values, left=np.nan, right=np.nan)
