"""Event files made by hand, sound and damaged."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tbx_widget.events.event_pb2 import Event
from tbx_widget.records import masked_crc32c

if TYPE_CHECKING:
    from pathlib import Path


def record(payload: bytes, *, length: int | None = None) -> bytes:
    """Frame a payload; `length` lies about its size, with a right checksum."""
    head = struct.pack("<Q", len(payload) if length is None else length)
    return head + struct.pack("<I", masked_crc32c(head)) + payload + struct.pack("<I", masked_crc32c(payload))


def damage_length_checksum(framed: bytes) -> bytes:
    return framed[:8] + bytes([framed[8] ^ 1]) + framed[9:]


def damage_payload(framed: bytes) -> bytes:
    return framed[:12] + bytes([framed[12] ^ 0xFF]) + framed[13:]


def version(wall_time: float = 1.0) -> bytes:
    return record(Event(wall_time=wall_time, file_version=b"brain.Event:2").SerializeToString())


def scalar(tag: str | bytes, step: int, value: float, wall_time: float = 1.0) -> bytes:
    event = Event(wall_time=wall_time, step=step)
    added = event.summary.value.add()
    added.tag = tag.encode() if isinstance(tag, str) else tag
    added.simple_value = value
    return record(event.SerializeToString())


def start(step: int, wall_time: float = 1.0) -> bytes:
    event = Event(wall_time=wall_time, step=step)
    event.session_log.status = 1
    return record(event.SerializeToString())


def write(path: Path, *records: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(records))
    return path


def append(path: Path, *records: bytes) -> None:
    with path.open("ab") as file:
        file.write(b"".join(records))


def tensor(
    tag: str,
    step: int,
    plugin: str,
    *,
    double: float | None = None,
    wall_time: float = 1.0,
    display_name: str = "",
) -> bytes:
    """A tensor: one double, or text; `plugin` "" leaves the metadata out."""
    event = Event(wall_time=wall_time, step=step)
    added = event.summary.value.add()
    added.tag = tag.encode()
    if plugin:
        added.metadata.plugin_data.plugin_name = plugin.encode()
        added.metadata.display_name = display_name.encode()
    added.tensor.dtype = 7 if double is None else 2
    added.tensor.double_val.extend([] if double is None else [double])
    return record(event.SerializeToString())
