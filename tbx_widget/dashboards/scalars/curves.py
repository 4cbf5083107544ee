"""One series, told to a screen in parts that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.query import Ema, extreme_positions
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tbx_widget.store import ScalarSeries

POINTS_A_BUCKET = 4
"""The usual number of points that stand for a bucket: first, last, smallest, largest."""


class Place(NamedTuple):
    """The numbers of a series' run and tag."""

    run: int
    tag: int


@dataclass(frozen=True, slots=True)
class Part:
    """What to add to what the screen holds of one series.

    Parameters
    ----------
    place : Place
    series : ScalarSeries
        The series as it is now.
    level : int
        Buckets of ``2**level`` points.
    keep : int
        How many of the points the screen holds stay.
    positions : ndarray of intp, shape (n,)
        The points that follow them.
    smoothed : ndarray of float64, shape (n,)
        NaN where not computed.
    """

    place: Place
    series: ScalarSeries
    level: int
    keep: int
    positions: NDArray[np.intp]
    smoothed: NDArray[np.float64]


def level_for(total: int, *, buckets: int) -> int:
    """Find the smallest level whose buckets are not more than asked for; 0 where all points would be no more.

    Parameters
    ----------
    total : int
        Points of the series.
    buckets : int
        At least 1.

    Returns
    -------
    int
    """
    if total <= POINTS_A_BUCKET * buckets:
        return 0
    return ((total - 1) // buckets).bit_length()


class Curve:
    """What a screen holds of one series.

    Points of full buckets are settled: an append cannot change them. Between `frontier`, where the first bucket that
    is not full begins, and the end, the average is kept, since the next part starts there again.

    Parameters
    ----------
    place : Place
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.series: ScalarSeries | None = None
        self.level = 0
        self.weight: float | None = None
        self.held = 0
        self._settled = 0
        self._frontier = 0
        self._ema: Ema | None = None
        self._tail: NDArray[np.float64] = np.empty(0)

    def is_told(self, series: ScalarSeries, *, level: int, weight: float | None) -> bool:
        """Whether the screen holds just this."""
        return self.series is series and self.level == level and self.weight == weight

    def advance(self, series: ScalarSeries, *, level: int, weight: float | None) -> Part:
        """Say what brings the screen to `series`, and take it for said.

        Parameters
        ----------
        series : ScalarSeries
        level : int
        weight : float or None
            Of the average to send along; None for none.

        Returns
        -------
        Part
        """
        if not self._continues(series, level, weight):
            self._restart(level, weight)
        positions = extreme_positions(series.values, level=level, start=self._frontier)
        smoothed = self._smooth(series, positions)
        full = len(series.values) >> level << level
        keep = self._settled
        self._settled += int(np.searchsorted(positions, full))
        self._tail = self._tail[full - self._frontier :]
        self._frontier = full
        self.held = keep + len(positions)
        self.series = series
        return Part(self.place, series, level, keep, positions, smoothed)

    def _continues(self, series: ScalarSeries, level: int, weight: float | None) -> bool:
        before = self.series
        return (
            before is not None
            and before.generation == series.generation
            and self.level == level
            and self.weight == weight
        )

    def _restart(self, level: int, weight: float | None) -> None:
        self.level, self.weight = level, weight
        self._settled = self._frontier = 0
        self.series = None
        self._ema = None if weight is None else Ema(weight)
        self._tail = np.empty(0)

    def _smooth(self, series: ScalarSeries, positions: NDArray[np.intp]) -> NDArray[np.float64]:
        if self._ema is None:
            return np.full(len(positions), np.nan)
        fresh = series.values[self._frontier + len(self._tail) :]
        self._tail = np.concatenate([self._tail, self._ema.extend(fresh)])
        smoothed: NDArray[np.float64] = self._tail[positions - self._frontier]
        return smoothed


def curves_table(parts: Sequence[Part], *, smoothing: float) -> ColumnTable:
    """Lay the parts of many series end to end.

    Parameters
    ----------
    parts : sequence of Part
        At least one.
    smoothing : float
        The weight that the parts' averages were made with.

    Returns
    -------
    ColumnTable
        As docs/protocol.md describes `curves`.
    """
    columns = {
        **series_columns(parts),
        "series_keep": _u4([part.keep for part in parts]),
        "series_superseded": _u4([part.series.superseded for part in parts]),
        **point_columns(parts),
    }
    return ColumnTable("curves", columns, {"smoothing": smoothing})


def series_columns(parts: Sequence[Part]) -> dict[str, NDArray[np.generic]]:
    """Columns with a row a series."""
    return {
        "series_run": _u4([part.place.run for part in parts]),
        "series_tag": _u4([part.place.tag for part in parts]),
        "series_count": _u4([len(part.positions) for part in parts]),
        "series_total": _u4([len(part.series.values) for part in parts]),
        "series_level": np.array([part.level for part in parts], np.uint8),
    }


def point_columns(parts: Sequence[Part]) -> dict[str, NDArray[np.generic]]:
    """Columns with a row a point, in the order of the series."""
    return {
        "index": np.concatenate([part.positions for part in parts]).astype(np.uint32),
        "step": np.concatenate([part.series.steps[part.positions] for part in parts]),
        "wall_time": np.concatenate([part.series.wall_times[part.positions] for part in parts]),
        "value": np.concatenate([part.series.values[part.positions] for part in parts]),
        "smoothed": np.concatenate([part.smoothed for part in parts]),
    }


def _u4(numbers: Sequence[int]) -> NDArray[np.uint32]:
    return np.array(numbers, np.uint32)
