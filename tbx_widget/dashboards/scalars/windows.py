"""Detail of zoomed ranges: what a series' curve is too coarse for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.dashboards.scalars.curves import Curve, Part, level_for, point_columns, series_columns
from tbx_widget.query import Ema, extreme_positions
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.scalars.wants import Card
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
        self._curve = curve
        self._told: tuple[int, float, Span] = (0, 0.0, NOTHING)
        self._average = _Average()

    def advance(self, series: ScalarSeries, card: Card | None, *, weight: float) -> tuple[Part, Span] | None:
        """Say what the screen should hold, unless it does.

        Parameters
        ----------
        series : ScalarSeries
        card : Card or None
            What is wanted of it.
        weight : float
            Smoothing; 0 for none.

        Returns
        -------
        (Part, Span) or None
        """
        span = self._span(series, card)
        telling = (series.generation, weight, span)
        if telling == self._told or (span == NOTHING and self._told[2] == NOTHING):
            return None
        self._told = telling
        if span == NOTHING:
            nothing = np.empty(0, np.intp)
            return Part(self._curve.place, series, 0, 0, nothing, np.empty(0)), span
        return self._detail(series, span, weight), span

    def _span(self, series: ScalarSeries, card: Card | None) -> Span:
        if card is None or card.range is None or self._curve.level == 0:
            return NOTHING
        lo, hi = _positions(series.steps, *card.range)
        level = level_for(hi - lo, buckets=card.px)
        return Span(lo, hi, level) if hi > lo and level < self._curve.level else NOTHING

    def _detail(self, series: ScalarSeries, span: Span, weight: float) -> Part:
        inside = extreme_positions(series.values[span.lo : span.hi], level=span.level)
        smoothed = self._average.inside(series, span, weight)[inside] if weight else np.full(len(inside), np.nan)
        return Part(self._curve.place, series, span.level, 0, inside + span.lo, smoothed)


class _Average:
    """The moving average inside a span of a series that grows: what was smoothed before is not smoothed again."""

    def __init__(self) -> None:
        self._of: tuple[int, float] | None = None
        self._lo = 0
        self._ema = Ema(0.0)
        self._smoothed: NDArray[np.float64] = np.empty(0)

    def inside(self, series: ScalarSeries, span: Span, weight: float) -> NDArray[np.float64]:
        """Return the average of all points up to each one in ``[span.lo, span.hi)``."""
        if self._of != (series.generation, weight) or span.lo < self._lo:
            self._of, self._lo, self._ema = (series.generation, weight), span.lo, Ema(weight)
            self._smoothed = self._ema.extend(series.values[: span.hi])[span.lo :].copy()
        fresh = series.values[self._lo + len(self._smoothed) : span.hi]
        self._smoothed = np.concatenate([self._smoothed, self._ema.extend(fresh)])
        return self._smoothed[span.lo - self._lo : span.hi - self._lo]


def windows_table(windows: Iterable[tuple[Part, Span]], *, smoothing: float) -> ColumnTable:
    """Lay the windows of many series end to end.

    Parameters
    ----------
    windows : iterable of (Part, Span)
        At least one.
    smoothing : float

    Returns
    -------
    ColumnTable
        As docs/protocol.md describes `windows`.
    """
    parts: Sequence[Part]
    parts, spans = zip(*windows, strict=True)
    columns = {
        **series_columns(parts),
        "series_lo": np.array([span.lo for span in spans], np.uint32),
        "series_hi": np.array([span.hi for span in spans], np.uint32),
        **point_columns(parts),
    }
    return ColumnTable("windows", columns, {"smoothing": smoothing})


def _positions(steps: NDArray[np.int64], low: float, high: float) -> tuple[int, int]:
    """Smallest ``[lo, hi)`` with all steps from `low` to `high`, and one point more on either side."""
    inside = np.flatnonzero((steps >= low) & (steps <= high))
    if not len(inside):
        before, after = np.flatnonzero(steps < low), np.flatnonzero(steps > high)
        return (int(before[-1]), int(after[0]) + 1) if len(before) and len(after) else (0, 0)
    return max(int(inside[0]) - 1, 0), min(int(inside[-1]) + 2, len(steps))
