"""Records to batches: what events say, by series, in one modern form."""

from tbx_widget.events.batch import Batch, BlobPoints, Metadata, ScalarPoints, Start, UntoldPoints
from tbx_widget.events.decoder import FileRecords, decode
from tbx_widget.events.kinds import SCALARS, kind_of_plugin
from tbx_widget.events.plans import Plans
from tbx_widget.events.sorter import BAD_PAYLOAD, NO_EVENT, NO_VALUE, Decoder

__all__ = [
    "BAD_PAYLOAD",
    "NO_EVENT",
    "NO_VALUE",
    "SCALARS",
    "Batch",
    "BlobPoints",
    "Decoder",
    "FileRecords",
    "Metadata",
    "Plans",
    "ScalarPoints",
    "Start",
    "UntoldPoints",
    "decode",
    "kind_of_plugin",
]
