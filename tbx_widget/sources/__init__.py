"""Where bytes live: event files found, named, and read from where reading stopped."""

from tbx_widget.sources.base import FileStat, Listing, Source, SourceFile
from tbx_widget.sources.joined import open_source
from tbx_widget.sources.local import LocalSource
from tbx_widget.sources.naming import Root, file_order, is_event_file, natural_order, parse_roots
from tbx_widget.sources.remote import RemoteSource
from tbx_widget.sources.rotation import Rotation
from tbx_widget.sources.tail import Change, Tail
from tbx_widget.sources.urls import public_name, scrub

__all__ = [
    "Change",
    "FileStat",
    "Listing",
    "LocalSource",
    "RemoteSource",
    "Root",
    "Rotation",
    "Source",
    "SourceFile",
    "Tail",
    "file_order",
    "is_event_file",
    "natural_order",
    "open_source",
    "parse_roots",
    "public_name",
    "scrub",
]
