"""Records to batches: what events say, by series, in one modern form."""

from tbx_widget.events.batch import Batch, BlobPoints, Metadata, ScalarPoints, Start, UntoldPoints
from tbx_widget.events.decoder import NO_EVENT, NO_VALUE, Decoder
from tbx_widget.events.kinds import SCALARS, kind_of_plugin

__all__ = [
    "NO_EVENT",
    "NO_VALUE",
    "SCALARS",
    "Batch",
    "BlobPoints",
    "Decoder",
    "Metadata",
    "ScalarPoints",
    "Start",
    "UntoldPoints",
    "kind_of_plugin",
]
