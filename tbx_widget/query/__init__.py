"""Pure functions of columns: arrays in, arrays out."""

from tbx_widget.query.decimate import extreme_positions
from tbx_widget.query.smooth import Ema, ema

__all__ = ["Ema", "ema", "extreme_positions"]
