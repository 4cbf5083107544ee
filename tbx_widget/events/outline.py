"""A large event without its bulk.

What is only indexed (an image, a graph, the content of a tensor) may have many megabytes, which a parser would copy to
no end. `outline_of` copies the rest: parsed, it says the same about all that is looked at when an event is indexed.

Source: https://protobuf.dev/programming-guides/encoding/; field numbers as in event.proto.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGE: Final = 1 << 15
"""Bytes from which on a field counts as bulk."""

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_FIXED_SIZES: Final = {_FIXED64: 8, _FIXED32: 4}
_LONGEST_VARINT: Final = 10

_Inner: TypeAlias = "Mapping[int, _Inner | None]"
"""Fields that may be large: messages with what is large in them, or None for bytes that nobody looks into."""

_TENSOR: Final[_Inner] = {4: None, 8: None}
_VALUE: Final[_Inner] = {3: None, 4: None, 5: None, 6: None, 8: _TENSOR}
_EVENT: Final[_Inner] = {4: None, 5: {1: _VALUE}, 9: None}


class _UnusualError(Exception):
    """Not a message that this can take apart."""


def outline_of(payload: memoryview) -> bytes | None:
    """Copy an event but for what is large and not looked at when it is indexed.

    Parameters
    ----------
    payload : memoryview

    Returns
    -------
    bytes or None
        The event with such fields empty; None if it is no plain message.
    """
    try:
        return b"".join(_outlined(payload, _EVENT))
    except (_UnusualError, IndexError):
        return None


def _outlined(message: memoryview, inner: _Inner) -> Iterator[bytes]:
    start = 0
    while start < len(message):
        key, content = _varint(message, start)
        number, wire = key >> 3, key & 7
        if wire != _BYTES:
            stop = _after(message, content, wire)
            yield bytes(message[start:stop])
        else:
            size, content = _varint(message, content)
            stop = content + size
            if number in inner and size >= LARGE:
                yield from _field(key, message[content:stop], inner[number])
            else:
                yield bytes(message[start:stop])
        if stop > len(message) or not number:
            raise _UnusualError
        start = stop


def _field(key: int, content: memoryview, inner: _Inner | None) -> Iterator[bytes]:
    outlined = b"" if inner is None else b"".join(_outlined(content, inner))
    yield _encoded(key) + _encoded(len(outlined)) + outlined


def _after(message: memoryview, start: int, wire: int) -> int:
    """Return where a field of a fixed size, or a varint, ends."""
    if wire in _FIXED_SIZES:
        return start + _FIXED_SIZES[wire]
    if wire == _VARINT:
        return _varint(message, start)[1]
    raise _UnusualError


def _varint(message: memoryview, start: int) -> tuple[int, int]:
    number = 0
    for place in range(_LONGEST_VARINT):
        byte = message[start + place]
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return number, start + place + 1
    raise _UnusualError


def _encoded(number: int) -> bytes:
    encoded = bytearray()
    while number > 0x7F:  # noqa: PLR2004
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*encoded, number))
