"""Many runs as one: the middle, and a band around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

import numpy as np

from tbx_widget.errors import QueryError
from tbx_widget.query.student import t_quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

Stat: TypeAlias = Literal["mean", "median"]
BandKind: TypeAlias = Literal["none", "std", "sem", "ci95", "minmax", "iqr"]


@dataclass(frozen=True, slots=True)
class Summary:
    """How runs are summarised.

    Parameters
    ----------
    stat : {"mean", "median"}
        The middle.
    band : {"none", "std", "sem", "ci95", "minmax", "iqr"}
        What lies around it: standard deviation (n - 1), standard error, 95 % confidence interval of the mean
        (Student's t), all values, or the middle half of them.

    Raises
    ------
    QueryError
        If there is no such statistic.
    """

    stat: Stat
    band: BandKind

    def __post_init__(self) -> None:
        if self.stat not in get_args(Stat):
            raise QueryError(f"There is no middle {self.stat!r}. There are: {', '.join(get_args(Stat))}.")
        if self.band not in get_args(BandKind):
            raise QueryError(f"There is no band {self.band!r}. There are: {', '.join(get_args(BandKind))}.")


class Band(NamedTuple):
    """A summary at n points; NaN where no run has a value.

    Parameters
    ----------
    mid, low, high : ndarray of float64, shape (n,)
    runs : ndarray of intp, shape (n,)
        How many runs have a value.
    """

    mid: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    runs: NDArray[np.intp]


def aggregate(values: NDArray[np.float64], summary: Summary) -> Band:
    """Summarise runs, point by point.

    Parameters
    ----------
    values : ndarray of float64, shape (runs, n)
        What is not finite is left out.
    summary : Summary

    Returns
    -------
    Band
    """
    there = np.isfinite(values)
    runs = np.count_nonzero(there, axis=0)
    if summary.stat == "mean" and summary.band not in {"minmax", "iqr"}:
        mid = _mean(values, there, runs)
        low, high = _spread(values, there, runs, mid, summary.band)
        return Band(mid, low, high, runs)
    ordered = np.sort(np.where(there, values, np.nan), axis=0)
    mid = _mean(values, there, runs) if summary.stat == "mean" else _quantile(ordered, runs, 0.5)
    if summary.band == "minmax":
        low, high = _quantile(ordered, runs, 0.0), _quantile(ordered, runs, 1.0)
    elif summary.band == "iqr":
        low, high = _quantile(ordered, runs, 0.25), _quantile(ordered, runs, 0.75)
    else:
        low, high = _spread(values, there, runs, mid, summary.band)
    return Band(mid, low, high, runs)


def _mean(values: NDArray[np.float64], there: NDArray[np.bool_], runs: NDArray[np.intp]) -> NDArray[np.float64]:
    total = np.where(there, values, 0.0).sum(axis=0)
    mean: NDArray[np.float64] = np.divide(total, runs, out=np.full(len(runs), np.nan), where=runs > 0)
    return mean


def _spread(
    values: NDArray[np.float64],
    there: NDArray[np.bool_],
    runs: NDArray[np.intp],
    mid: NDArray[np.float64],
    band: BandKind,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if band == "none":
        return mid, mid
    mean = _mean(values, there, runs)
    squares = (np.where(there, values - mean, 0.0) ** 2).sum(axis=0)
    half = np.sqrt(squares / np.maximum(runs - 1, 1))
    if band in {"sem", "ci95"}:
        half /= np.sqrt(np.maximum(runs, 1))
    if band == "ci95":
        half *= t_quantile(np.maximum(runs - 1, 1))
    return mid - half, mid + half


def _quantile(ordered: NDArray[np.float64], runs: NDArray[np.intp], fraction: float) -> NDArray[np.float64]:
    """Linear between ranks; `ordered` is sorted along its first axis, NaN last."""
    rank = np.maximum(runs - 1, 0) * fraction
    below = rank.astype(np.intp)
    above = np.minimum(below + 1, np.maximum(runs - 1, 0))
    column = np.arange(len(runs))
    low, high = ordered[below, column], ordered[above, column]
    part = rank - below
    quantile: NDArray[np.float64] = low * (1 - part) + high * part
    return quantile
