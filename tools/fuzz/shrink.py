"""From an input that fails to the smallest that fails alike."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from tools.fuzz.mutate import frame_all

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADER_BYTES: Final = 12
_OVERHEAD: Final = 16


def shrink(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Leave out records, then parts of payloads with their checksums made right, then bytes.

    Parameters
    ----------
    data : bytes
    fails : callable
        Whether an input fails as `data` does.
    """
    records = _reduce(_records(data), lambda some: fails(b"".join(some)))
    for place, record in enumerate(records):
        _reduce_payload(records, place, record, fails)
    return b"".join(_reduce([b"".join(records)[at : at + 1] for at in range(len(b"".join(records)))], _joined(fails)))


def _joined(fails: Callable[[bytes], bool]) -> Callable[[list[bytes]], bool]:
    return lambda parts: fails(b"".join(parts))


def _reduce_payload(records: list[bytes], place: int, record: bytes, fails: Callable[[bytes], bool]) -> None:
    def with_payload(parts: list[bytes]) -> list[bytes]:
        return [*records[:place], *frame_all([b"".join(parts)]), *records[place + 1 :]]

    payload = record[_HEADER_BYTES:-4]
    parts = [payload[at : at + 1] for at in range(len(payload))]
    if fails(b"".join(with_payload(parts))):
        records[place] = with_payload(_reduce(parts, lambda some: fails(b"".join(with_payload(some)))))[place]


def _records(data: bytes) -> list[bytes]:
    """Cut at the records, as far as the lengths can be followed; the rest is one part."""
    parts, position = [], 0
    while position + _OVERHEAD <= len(data):
        stop = position + struct.unpack_from("<Q", data, position)[0] + _OVERHEAD
        if stop > len(data):
            break
        parts.append(data[position:stop])
        position = stop
    return [*parts, data[position:]]


def _reduce(parts: list[bytes], fails: Callable[[list[bytes]], bool]) -> list[bytes]:
    """Leave out ever smaller stretches as long as the rest fails."""
    size = max(len(parts) // 2, 1)
    while True:
        place = 0
        while place < len(parts):
            rest = parts[:place] + parts[place + size :]
            if fails(rest):
                parts = rest
            else:
                place += size
        if size == 1:
            return parts
        size //= 2
