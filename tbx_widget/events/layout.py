"""Where the numbers stand in a payload: the wire format of events that hold scalars.

A writer spells all events of a tag alike: only the wall time, the step and the value differ. `layout_of` says which
bytes these are, so that the same bytes of a thousand payloads can be read at once. It takes the spellings that writers
have, each field at most once and in any order, and leaves everything else to the general path.

Source: https://protobuf.dev/programming-guides/encoding/; field numbers as in event.proto.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_WALL_TIME, _STEP, _SUMMARY = 1, 2, 5
_TAG, _SIMPLE_VALUE, _TENSOR, _METADATA = 1, 2, 8, 9
_DTYPE, _SHAPE, _CONTENT, _FLOATS, _DOUBLES = 1, 2, 4, 5, 6
_FLOAT, _DOUBLE = 1, 2

_VARINT: Final = 0
_FIXED64: Final = 1
_BYTES: Final = 2
_FIXED32: Final = 5

_CONTENT_TYPES: Final = {
    1: "<f4",
    2: "<f8",
    3: "<i4",
    4: "u1",
    5: "<i2",
    6: "i1",
    9: "<i8",
    17: "<u2",
    19: "<f2",
    22: "<u4",
    23: "<u8",
}
_SIZES: Final = {
    "u1": 1,
    "i1": 1,
    "<f2": 2,
    "<i2": 2,
    "<u2": 2,
    "<f4": 4,
    "<i4": 4,
    "<u4": 4,
    "<f8": 8,
    "<i8": 8,
    "<u8": 8,
}
_LONGEST_VARINT: Final = 10


@dataclass(frozen=True, slots=True)
class Layout:
    """Places in a payload.

    Parameters
    ----------
    size : int
        Bytes of the payload.
    wall_time : int
        Where its eight bytes begin.
    step, step_size : int
        Where the varint begins, and how many bytes it has: none if the step is absent, which says 0.
    values : tuple of (int, str)
        For each value of the summary: where its number begins, and the NumPy type of that.
    """

    size: int
    wall_time: int
    step: int
    step_size: int
    values: tuple[tuple[int, str], ...]


class _UnusualError(Exception):
    """Not spelled as writers spell scalars."""


def layout_of(payload: bytes) -> Layout | None:
    """Find the numbers of an event.

    Parameters
    ----------
    payload : bytes
        An event that protobuf can read.

    Returns
    -------
    Layout or None
        None unless the event has a wall time and a summary, and each value of that is a ``simple_value`` or a
        tensor of which one number is spelled out.
    """
    try:
        return _event(payload)
    except (_UnusualError, IndexError):
        return None


def _event(payload: bytes) -> Layout:
    fields = _fields(payload, 0, len(payload))
    if not {_WALL_TIME, _SUMMARY} <= fields.keys() <= {_WALL_TIME, _STEP, _SUMMARY}:
        raise _UnusualError
    wall_time = _place(fields[_WALL_TIME], _FIXED64)[0]
    step, after_step = _place(fields[_STEP], _VARINT) if _STEP in fields else (0, 0)
    return Layout(
        len(payload), wall_time, step, after_step - step, _summary(payload, *_place(fields[_SUMMARY], _BYTES))
    )


def _summary(payload: bytes, start: int, stop: int) -> tuple[tuple[int, str], ...]:
    values = []
    while start < stop:
        number, field = _field(payload, start, stop)
        if number != 1:
            raise _UnusualError
        values.append(_value(payload, *_place(field, _BYTES)))
        start = field[2]
    if not values:
        raise _UnusualError
    return tuple(values)


def _value(payload: bytes, start: int, stop: int) -> tuple[int, str]:
    fields = _fields(payload, start, stop)
    if {_SIMPLE_VALUE} <= fields.keys() <= {_TAG, _SIMPLE_VALUE, _METADATA}:
        return _place(fields[_SIMPLE_VALUE], _FIXED32)[0], "<f4"
    if fields.keys() == {_TAG, _TENSOR, _METADATA}:
        return _tensor(payload, *_place(fields[_TENSOR], _BYTES))
    raise _UnusualError


def _tensor(payload: bytes, start: int, stop: int) -> tuple[int, str]:
    fields = _fields(payload, start, stop)
    dtype = payload[_place(fields.pop(_DTYPE, (-1, 0, 0)), _VARINT)[0]]
    fields.pop(_SHAPE, None)
    if len(fields) != 1:
        raise _UnusualError
    (number, field), *_ = fields.items()
    if number == _CONTENT:
        return _numbers(field, _CONTENT_TYPES.get(dtype, ""))
    if (number, dtype) == (_FLOATS, _FLOAT):
        return _numbers(field, "<f4", unpacked=_FIXED32)
    if (number, dtype) == (_DOUBLES, _DOUBLE):
        return _numbers(field, "<f8", unpacked=_FIXED64)
    raise _UnusualError


def _numbers(field: tuple[int, int, int], dtype: str, *, unpacked: int = _BYTES) -> tuple[int, str]:
    """Say where the only number of a field is."""
    wire, start, stop = field
    if wire not in {_BYTES, unpacked} or stop - start != _SIZES.get(dtype):
        raise _UnusualError
    return start, dtype


def _place(field: tuple[int, int, int], wire: int) -> tuple[int, int]:
    if field[0] != wire:
        raise _UnusualError
    return field[1], field[2]


def _fields(payload: bytes, start: int, stop: int) -> dict[int, tuple[int, int, int]]:
    """Split a message: number to wire type, and where the content begins and ends."""
    fields: dict[int, tuple[int, int, int]] = {}
    while start < stop:
        number, field = _field(payload, start, stop)
        if number in fields:
            raise _UnusualError
        fields[number] = field
        start = field[2]
    return fields


def _field(payload: bytes, start: int, stop: int) -> tuple[int, tuple[int, int, int]]:
    key, start = _varint(payload, start)
    wire = key & 7
    if wire == _VARINT:
        _, end = _varint(payload, start)
    elif wire == _BYTES:
        size, start = _varint(payload, start)
        end = start + size
    elif wire in {_FIXED32, _FIXED64}:
        end = start + (4 if wire == _FIXED32 else 8)
    else:
        raise _UnusualError
    if end > stop:
        raise _UnusualError
    return key >> 3, (wire, start, end)


def _varint(payload: bytes, start: int) -> tuple[int, int]:
    number, shift = 0, 0
    for place in range(start, start + _LONGEST_VARINT):
        number |= (payload[place] & 0x7F) << shift
        if payload[place] < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return number, place + 1
        shift += 7
    raise _UnusualError
