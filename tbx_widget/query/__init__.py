"""Pure functions of columns: arrays in, arrays out."""

from tbx_widget.query.aggregate import Band, Summary, aggregate
from tbx_widget.query.by_step import interpolate, is_ascending, last_of_each_step
from tbx_widget.query.decimate import extreme_positions
from tbx_widget.query.smooth import Ema, ema
from tbx_widget.query.smoothing import Smoother, Smoothing, smoother, unit_of

__all__ = [
    "Band",
    "Ema",
    "Smoother",
    "Smoothing",
    "Summary",
    "aggregate",
    "ema",
    "extreme_positions",
    "interpolate",
    "is_ascending",
    "last_of_each_step",
    "smoother",
    "unit_of",
]
