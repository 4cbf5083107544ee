"""Detail of zoomed ranges: what a series' curve is too coarse for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.dashboards.scalars.curves import (
    Curve,
    Part,
    level_for,
    point_columns,
    series_columns,
    smoothing_meta,
    u4,
)
from tbx_widget.dashboards.scalars.smoothed import AS_IT_IS
from tbx_widget.query import extreme_positions
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.scalars.smoothed import Manner
    from tbx_widget.query import Smoothing
    from tbx_widget.store import ScalarSeries


class Span(NamedTuple):
    """Positions ``[lo, hi)`` of a series, drawn from buckets of ``2**level`` points."""

    lo: int
    hi: int
    level: int


NOTHING = Span(0, 0, 0)


class Window:
    """The detail that a screen holds of one series.

    Parameters
    ----------
    curve : Curve
        The same series' whole curve; a window no finer than it is none.
    """

    def __init__(self, curve: Curve) -> None:
        self.curve = curve
        self.series: ScalarSeries | None = None
        self.positions: NDArray[np.intp] = np.empty(0, np.intp)
        self._told: tuple[int, Manner, Span] = (0, AS_IT_IS, NOTHING)

    def advance(
        self, series: ScalarSeries, zoom: tuple[float, float] | None, *, buckets: int, manner: Manner
    ) -> tuple[Part, Span] | None:
        """Say what the screen should hold, unless it does.

        Parameters
        ----------
        series : ScalarSeries
        zoom : (float, float) or None
            The steps in sight.
        buckets : int
            How many to draw them from.
        manner : Manner

        Returns
        -------
        (Part, Span) or None
        """
        span = self._span(series, zoom, buckets)
        telling = (series.generation, manner, span)
        if telling == self._told or (span == NOTHING and self._told[2] == NOTHING):
            return None
        self._told, self.series = telling, series
        inside = extreme_positions(series.values[span.lo : span.hi], level=span.level)
        self.positions = inside + span.lo
        smoothed = self.curve.smoothed.at(series, manner, self.positions) if manner else np.full(len(inside), np.nan)
        return Part(self.curve.place, series, span.level, 0, self.positions, smoothed, span.hi - span.lo), span

    def _span(self, series: ScalarSeries, zoom: tuple[float, float] | None, buckets: int) -> Span:
        if zoom is None or self.curve.level == 0:
            return NOTHING
        lo, hi = self.curve.order.positions(series, *zoom)
        level = level_for(hi - lo, buckets=buckets)
        return Span(lo, hi, level) if hi > lo and level < self.curve.level else NOTHING


def windows_table(windows: Iterable[tuple[Part, Span]], *, smoothing: Smoothing) -> ColumnTable:
    """Lay the windows of many series end to end.

    Parameters
    ----------
    windows : iterable of (Part, Span)
        At least one.
    smoothing : Smoothing

    Returns
    -------
    ColumnTable
        As docs/protocol.md describes `windows`.
    """
    parts: Sequence[Part]
    parts, spans = zip(*windows, strict=True)
    columns = {
        **series_columns(parts),
        "series_lo": u4(span.lo for span in spans),
        "series_hi": u4(span.hi for span in spans),
        **point_columns(parts),
    }
    return ColumnTable("windows", columns, smoothing_meta(smoothing))
