"""Columns in memory: everything read, by series, staged and committed."""

from tbx_widget.events import Metadata
from tbx_widget.store.restarts import Restarts, parse_restarts
from tbx_widget.store.run_file import RunFile
from tbx_widget.store.run_stage import Run
from tbx_widget.store.series import BlobSeries, PointColumns, ScalarSeries
from tbx_widget.store.snapshot import Snapshot, Stage

__all__ = [
    "BlobSeries",
    "Metadata",
    "PointColumns",
    "Restarts",
    "Run",
    "RunFile",
    "ScalarSeries",
    "Snapshot",
    "Stage",
    "parse_restarts",
]
