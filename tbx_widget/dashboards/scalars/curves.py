"""One series, told to a screen in parts that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.dashboards.scalars.order import Order
from tbx_widget.dashboards.scalars.smoothed import AS_IT_IS, Smoothed
from tbx_widget.query import extreme_positions
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.scalars.smoothed import Manner
    from tbx_widget.query import Smoothing
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
    looked_at : int
        How many points it took.
    """

    place: Place
    series: ScalarSeries
    level: int
    keep: int
    positions: NDArray[np.intp]
    smoothed: NDArray[np.float64]
    looked_at: int


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

    Points of full buckets are settled: an append cannot change them, nor their smoothed values unless appended points
    are in reach. From `_settled` on, the screen is told anew.

    Parameters
    ----------
    place : Place
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.series: ScalarSeries | None = None
        self.level = 0
        self.manner = AS_IT_IS
        self.smoothed = Smoothed()
        self.order = Order()
        self.positions: NDArray[np.intp] = np.empty(0, np.intp)
        self._picked = 0
        self._settled = 0

    @property
    def held(self) -> int:
        """How many points the screen holds."""
        return len(self.positions)

    def is_told(self, series: ScalarSeries, *, level: int, manner: Manner) -> bool:
        """Whether the screen holds just this."""
        return self.series is series and self.level == level and self.manner == manner

    def advance(self, series: ScalarSeries, *, level: int, manner: Manner) -> Part:
        """Say what brings the screen to `series`, and take it for said.

        Parameters
        ----------
        series : ScalarSeries
        level : int
        manner : Manner
            How values are smoothed to be sent along.

        Returns
        -------
        Part
        """
        looked_at = self._pick(series, level)
        if manner != self.manner or not self._continues(series, level):
            self._settled, looked_at = 0, looked_at + (len(series.values) if manner else 0)
        keep = int(np.searchsorted(self.positions, self._settled))
        told = self.positions[keep:]
        smoothed = self.smoothed.at(series, manner, told) if manner else np.full(len(told), np.nan)
        out_of_reach = len(series.values) - self.smoothed.reach(series, manner)
        self._settled = max(min(out_of_reach, self._picked) >> level << level, 0)
        self.series, self.level, self.manner = series, level, manner
        return Part(self.place, series, level, keep, told, smoothed, looked_at)

    def _continues(self, series: ScalarSeries, level: int) -> bool:
        before = self.series
        return before is not None and before.generation == series.generation and self.level == level

    def _pick(self, series: ScalarSeries, level: int) -> int:
        """Choose the points to draw; those of buckets that were full stay. Return how many were looked at."""
        start = self._picked if self._continues(series, level) else 0
        fresh = extreme_positions(series.values, level=level, start=start)
        self.positions = np.concatenate([self.positions[: np.searchsorted(self.positions, start)], fresh])
        self._picked = len(series.values) >> level << level
        return len(series.values) - start


def curves_table(parts: Sequence[Part], *, smoothing: Smoothing) -> ColumnTable:
    """Lay the parts of many series end to end.

    Parameters
    ----------
    parts : sequence of Part
        At least one.
    smoothing : Smoothing
        What the parts' smoothed values were made with.

    Returns
    -------
    ColumnTable
        As docs/protocol.md describes `curves`.
    """
    columns = {
        **series_columns(parts),
        "series_keep": u4(part.keep for part in parts),
        "series_superseded": u4(part.series.superseded for part in parts),
        **point_columns(parts),
    }
    return ColumnTable("curves", columns, smoothing_meta(smoothing))


def series_columns(parts: Sequence[Part]) -> dict[str, NDArray[np.generic]]:
    """Columns with a row a series."""
    return {
        "series_run": u4(part.place.run for part in parts),
        "series_tag": u4(part.place.tag for part in parts),
        "series_count": u4(len(part.positions) for part in parts),
        "series_total": u4(len(part.series.values) for part in parts),
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


def smoothing_meta(smoothing: Smoothing) -> dict[str, dict[str, object]]:
    """Say in a table's meta how it was smoothed."""
    return {"smoothing": {"kind": smoothing.kind, "amount": smoothing.amount}}


def u4(numbers: Iterable[int]) -> NDArray[np.uint32]:
    """Make a column of the wire's numbers."""
    return np.fromiter(numbers, np.uint32)
