"""What Python gets: names, lazy series, tables and data frames of what was read."""

from tbx_widget.data.changes import Changes, changes_between
from tbx_widget.data.face import Face
from tbx_widget.data.lazy_series import LazySeries
from tbx_widget.data.table import Table

__all__ = ["Changes", "Face", "LazySeries", "Table", "changes_between"]
