"""Payloads that stayed in the file: read, verified and parsed when something asks for them."""

from __future__ import annotations

import math
import struct
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
from google.protobuf.message import DecodeError as ProtobufError
from google.protobuf.message import Message

from tbx_widget.errors import DecodeError, SourceError
from tbx_widget.events.payload_pb2 import Event
from tbx_widget.records import HEADER_BYTES, masked_crc32c, masked_crc32c_many

if TYPE_CHECKING:
    from tbx_widget.events.batch import Metadata
    from tbx_widget.events.payload_pb2 import Summary
    from tbx_widget.sources import Source
    from tbx_widget.types import FileSpan

Parsed = TypeVar("Parsed", bound=Message)

CACHE_BYTES: Final = 64 << 20
_FOOTER_BYTES: Final = 4
_RELOAD: Final = "logs.reload() reads what is there now"


@dataclass(frozen=True, slots=True)
class Payload:
    """One point's event, parsed.

    Parameters
    ----------
    event : Event
    position : int
        Which value of the event's summary the point is.
    metadata : Metadata
        What the run says about the tag.
    """

    event: Event
    position: int
    metadata: Metadata

    @property
    def value(self) -> Summary.Value:
        """The point's value; DecodeError if the event has none at this position."""
        values = self.event.summary.value
        if self.position >= len(values):
            raise DecodeError(f"the event holds {len(values)} values, and this is number {self.position + 1}")
        return values[self.position]

    @property
    def plugin_content(self) -> bytes:
        """The plugin's message, of the value itself or else of its tag."""
        return self.value.metadata.plugin_data.content or self.metadata.plugin_content


class Payloads:
    """Reads events by their place in a file, and keeps the bytes of those read last. Any thread may use it.

    Parameters
    ----------
    source : Source
    cache_bytes : int
        How many bytes are kept at most.
    """

    def __init__(self, source: Source, *, cache_bytes: int = CACHE_BYTES) -> None:
        self._source = source
        self._capacity = cache_bytes
        self._kept: OrderedDict[FileSpan, bytes] = OrderedDict()
        self._kept_bytes = 0
        self._lock = threading.Lock()

    def event(self, span: FileSpan, *, step: int, wall_time: float) -> Event:
        """Read one event.

        Parameters
        ----------
        span : FileSpan
            Of the payload: the record's header stands in front of it, its checksum behind it.
        step : int
        wall_time : float
            What was found there when the file was indexed, so that a file rewritten since is not taken for it.

        Returns
        -------
        Event

        Raises
        ------
        SourceError
            If the file is gone, cannot be read, or holds something else there by now.
        DecodeError
            If the checksum is wrong, or the payload is no event.
        """
        kept = self._take(span)
        if kept is not None:
            event = parse(Event, kept)
            if _is_same(event, step, wall_time):
                return event
        payload = self._read(span)
        event = parse(Event, payload)
        if not _is_same(event, step, wall_time):
            raise SourceError(f"the file has changed since it was indexed: {_RELOAD}")
        self._keep(span, payload)
        return event

    def _read(self, span: FileSpan) -> bytes:
        try:
            record = self._source.read(span.path, span.offset - HEADER_BYTES, HEADER_BYTES + span.size + _FOOTER_BYTES)
        except FileNotFoundError as error:
            raise SourceError(f"the file is gone: {_RELOAD}") from error
        except OSError as error:
            raise SourceError(f"the file cannot be read ({error.strerror or error}): try again") from error
        return _verified(record, span.size)

    def _take(self, span: FileSpan) -> bytes | None:
        with self._lock:
            payload = self._kept.get(span)
            if payload is not None:
                self._kept.move_to_end(span)
            return payload

    def _keep(self, span: FileSpan, payload: bytes) -> None:
        if len(payload) > self._capacity:
            return
        with self._lock:
            self._kept_bytes += len(payload) - len(self._kept.pop(span, b""))
            self._kept[span] = payload
            while self._kept_bytes > self._capacity:
                self._kept_bytes -= len(self._kept.popitem(last=False)[1])


def _verified(record: bytes, size: int) -> bytes:
    """Return the payload of a record that was indexed with this size, if it is still the same and sound."""
    length = struct.pack("<Q", size)
    header = length + struct.pack("<I", masked_crc32c(length))
    if len(record) < HEADER_BYTES + size + _FOOTER_BYTES or not record.startswith(header):
        raise SourceError(f"the file has changed since it was indexed: {_RELOAD}")
    found = masked_crc32c_many(np.frombuffer(record, np.uint8), np.array([HEADER_BYTES]), np.array([size]))
    if struct.pack("<I", found[0]) != record[-_FOOTER_BYTES:]:
        raise DecodeError("the record is damaged: its checksum is wrong")
    return record[HEADER_BYTES:-_FOOTER_BYTES]


def parse(message: type[Parsed], content: bytes) -> Parsed:
    """Parse a message; DecodeError if the bytes are none."""
    try:
        return message.FromString(content)
    except ProtobufError as error:
        raise DecodeError(f"{len(content)} bytes are no {message.__name__} ({error})") from error


def _is_same(event: Event, step: int, wall_time: float) -> bool:
    same_time = event.wall_time == wall_time or (math.isnan(event.wall_time) and math.isnan(wall_time))
    return same_time and event.step == step
