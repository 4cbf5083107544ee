"""The kinds of smoothing, and what does each; docs/protocol.md has their formulas."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias

from tbx_widget.errors import QueryError
from tbx_widget.query.average import Average
from tbx_widget.query.window import gaussian, running_mean, running_median

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

SmoothingKind: TypeAlias = Literal["ema", "time_ema", "gaussian", "mean", "median"]

MOST: Final[Mapping[SmoothingKind, float]] = {
    "ema": 0.999,
    "time_ema": 0.999,
    "gaussian": 500.0,
    "mean": 1000.0,
    "median": 1000.0,
}
"""The largest amount of each kind."""
UNITS_A_RANGE = 1000
"""Into how many units of distance W&B divides the range of steps."""


@dataclass(frozen=True, slots=True)
class Smoothing:
    """How curves are smoothed.

    Parameters
    ----------
    kind : {"ema", "time_ema", "gaussian", "mean", "median"}
    amount : float
        Weight of an average, sigma of the Gaussian in points, half-window of mean and median in points; 0 for none.

    Raises
    ------
    QueryError
        If there is no such kind, or the amount is outside the kind's range (`MOST`).
    """

    kind: SmoothingKind = "ema"
    amount: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in MOST:
            raise QueryError(f"There is no smoothing {self.kind!r}. There are: {', '.join(MOST)}.")
        if not 0 <= self.amount <= MOST[self.kind]:
            raise QueryError(f"Smoothing {self.kind!r} takes 0 to {MOST[self.kind]:g}, not {self.amount:g}.")

    def __bool__(self) -> bool:
        return self.amount > 0


UNSMOOTHED: Final = Smoothing()


class Smoother(Protocol):
    """Smooths one series, which may grow between calls but not change.

    Attributes
    ----------
    reach : int
        How many points after it a point's smoothed value depends on.
    """

    @property
    def reach(self) -> int:
        """How many points after it a point's smoothed value depends on."""
        ...

    def at(
        self,
        values: NDArray[np.float32] | NDArray[np.float64],
        steps: NDArray[np.int64],
        positions: NDArray[np.intp],
    ) -> NDArray[np.float64]:
        """Return the smoothed values at increasing positions of the whole series."""
        ...


def smoother(smoothing: Smoothing, *, unit: float = 1.0) -> Smoother:
    """Make a smoother for one series.

    Parameters
    ----------
    smoothing : Smoothing
        Not none.
    unit : float
        Unit of distance of the time-weighted average, in steps; see `unit_of`.

    Returns
    -------
    Smoother
    """
    match smoothing.kind:
        case "ema":
            return Average(smoothing.amount)
        case "time_ema":
            return Average(min(math.sqrt(smoothing.amount), MOST["time_ema"]), unit=unit)
        case "gaussian":
            return gaussian(smoothing.amount)
        case "mean":
            return running_mean(round(smoothing.amount))
        case "median":
            return running_median(round(smoothing.amount))


def unit_of(steps: float) -> float:
    """Return the unit of distance for a range of so many steps: a `UNITS_A_RANGE`-th, as the next power of two."""
    return 2.0 ** math.ceil(math.log2(steps / UNITS_A_RANGE)) if steps > 0 else 1.0
