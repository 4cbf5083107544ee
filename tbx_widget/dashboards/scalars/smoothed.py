"""The smoothed values of one series, for all that draws it: its curve, its window, its group's band."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.query import UNSMOOTHED, Smoothing, smoother

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tbx_widget.query import Smoother
    from tbx_widget.store import ScalarSeries


class Manner(NamedTuple):
    """How a series is smoothed.

    Parameters
    ----------
    smoothing : Smoothing
    unit : float
        Unit of distance of the time-weighted average, in steps; 1 for all others.
    """

    smoothing: Smoothing
    unit: float = 1.0

    def __bool__(self) -> bool:
        return bool(self.smoothing)


AS_IT_IS = Manner(UNSMOOTHED)


class Smoothed:
    """Smooths one series in the manner asked for last; of points appended since, only these are looked at."""

    def __init__(self) -> None:
        self._made_for: tuple[int, Manner] | None = None
        self._smoother: Smoother | None = None

    def reach(self, series: ScalarSeries, manner: Manner) -> int:
        """Return how many points after it a point's smoothed value depends on."""
        return self._for(series, manner).reach if manner else 0

    def at(self, series: ScalarSeries, manner: Manner, positions: NDArray[np.intp]) -> NDArray[np.float64]:
        """Smooth some points.

        Parameters
        ----------
        series : ScalarSeries
            Later calls get it as it has become.
        manner : Manner
        positions : ndarray of intp, shape (m,)
            Increasing.

        Returns
        -------
        ndarray of float64, shape (m,)
        """
        if not manner:
            return series.values[positions].astype(np.float64)
        return self._for(series, manner).at(series.values, series.steps, positions)

    def _for(self, series: ScalarSeries, manner: Manner) -> Smoother:
        made_for = (series.generation, manner)
        if self._smoother is None or made_for != self._made_for:
            self._made_for, self._smoother = made_for, smoother(manner.smoothing, unit=manner.unit)
        return self._smoother
