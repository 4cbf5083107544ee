"""Pure functions of columns: arrays in, arrays out."""

from tbx_widget.query.aggregate import Band, Summary, aggregate
from tbx_widget.query.by_step import interpolate, is_ascending, last_of_each_step
from tbx_widget.query.decimate import extreme_positions, extreme_positions_of_groups
from tbx_widget.query.smoothing import UNSMOOTHED, Smoother, Smoothing, smoother, unit_of

__all__ = [
    "UNSMOOTHED",
    "Band",
    "Smoother",
    "Smoothing",
    "Summary",
    "aggregate",
    "extreme_positions",
    "extreme_positions_of_groups",
    "interpolate",
    "is_ascending",
    "last_of_each_step",
    "smoother",
    "unit_of",
]
