"""The only writer: from what is on disk to snapshots, poll by poll."""

from tbx_widget.ingest.ingest import Ingest, Progress, State
from tbx_widget.ingest.poller import Poller

__all__ = ["Ingest", "Poller", "Progress", "State"]
