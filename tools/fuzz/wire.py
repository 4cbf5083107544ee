"""Protobuf messages as trees of fields, to be rendered with lies.

Source: protobuf.dev/programming-guides/encoding. A field is a key (number and wire type, as a varint) and a body.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

VARINT, FIXED64, BYTES, GROUP, END_GROUP, FIXED32 = range(6)

INTEGERS: Final = (0, 1, 127, 128, 2**31 - 1, 2**31, 2**32, 2**53 + 1, 2**63 - 1, 2**63, 2**64 - 1)
FIXED: Final = {
    FIXED32: tuple(bytes.fromhex(bits) for bits in ("00000000", "0000c07f", "0100807f", "0000807f", "ffffffff")),
    FIXED64: tuple(
        bytes.fromhex(bits)
        for bits in ("0000000000000000", "000000000000f87f", "010000000000f07f", "000000000000f0ff", "ffffffffffffffff")
    ),
}
_WIDTHS: Final = {FIXED32: 4, FIXED64: 8}
_LONGEST_VARINT: Final = 10
_MORE: Final = 0x80
"""The bit of a varint's byte that says whether another follows."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a message.

    Parameters
    ----------
    number, wire : int
        Field number and wire type.
    body : int, bytes, or tuple of Field
        A varint's number, raw bytes, or the fields of a message or group.
    padding : int
        Needless bytes of the varint or length.
    lie : int
        Added to the length.
    """

    number: int
    wire: int
    body: int | bytes | Fields
    padding: int = 0
    lie: int = 0


Fields: TypeAlias = tuple[Field, ...]


def varint(number: int, padding: int = 0) -> bytes:
    """Encode a number below 2**64 in base 128, `padding` bytes longer than need be."""
    out = bytearray()
    while number >= _MORE:
        out.append(number & 0x7F | _MORE)
        number >>= 7
    out.append(number)
    for _ in range(padding):
        out[-1] |= _MORE
        out.append(0)
    return bytes(out)


def parse(data: bytes) -> Fields | None:
    """Read bytes as a message; what inside looks like one is read as one as well. None if they are none."""
    fields, position = [], 0
    while position < len(data):
        found = _field(data, position)
        if found is None:
            return None
        field, position = found
        fields.append(field)
    return tuple(fields)


def render(fields: Fields) -> bytes:
    """Write a message, lies and all."""
    return b"".join(map(_rendered, fields))


def _field(data: bytes, position: int) -> tuple[Field, int] | None:
    key, position = _varint(data, position)
    if key < 0:
        return None
    number, wire = key >> 3, key & 7
    if not number or wire not in {VARINT, BYTES, *_WIDTHS}:
        return None
    if wire in _WIDTHS:
        stop = position + _WIDTHS[wire]
        return (Field(number, wire, data[position:stop]), stop) if stop <= len(data) else None
    value, position = _varint(data, position)
    if value < 0 or wire == VARINT:
        return None if value < 0 else (Field(number, wire, value), position)
    if position + value > len(data):
        return None
    body = data[position : position + value]
    return Field(number, wire, (parse(body) or body) if body else body), position + value


def _varint(data: bytes, position: int) -> tuple[int, int]:
    """Return a number and where it ends; -1 if there is none, or one longer than need be."""
    value = 0
    for place in range(_LONGEST_VARINT):
        if position + place >= len(data):
            break
        value |= (data[position + place] & 0x7F) << 7 * place
        if data[position + place] < _MORE:
            return (-1 if place and not data[position + place] else value), position + place + 1
    return -1, len(data)


def _rendered(field: Field) -> bytes:
    key = varint(field.number << 3 | field.wire)
    body = field.body
    if isinstance(body, int):
        return key + varint(body, field.padding)
    raw = render(body) if isinstance(body, tuple) else body
    if field.wire == BYTES:
        return key + varint(max(len(raw) + field.lie, 0), field.padding) + raw
    if field.wire == GROUP:
        return key + raw + varint(field.number << 3 | END_GROUP)
    return key + raw


def mutate(fields: Fields, rng: random.Random) -> Fields:
    """Change one field, somewhere in the tree, or the order of the fields of one message."""
    inner = [place for place, field in enumerate(fields) if isinstance(field.body, tuple) and field.body]
    if inner and rng.random() < _DEEPER:
        place = rng.choice(inner)
        body = fields[place].body
        below = mutate(body, rng) if isinstance(body, tuple) else body
        return (*fields[:place], replace(fields[place], body=below), *fields[place + 1 :])
    return rng.choice(_MUTATIONS)(fields, rng)


_DEEPER: Final = 0.75


def _repeat(fields: Fields, rng: random.Random) -> Fields:
    return (*fields, rng.choice(fields)) if fields else fields


def _drop(fields: Fields, rng: random.Random) -> Fields:
    place = rng.randrange(len(fields) + 1)
    return (*fields[:place], *fields[place + 1 :])


def _reorder(fields: Fields, rng: random.Random) -> Fields:
    return tuple(rng.sample(fields, len(fields)))


def _add_unknown(fields: Fields, rng: random.Random) -> Fields:
    number, wire = rng.choice((15, 16, 99, 2**29 - 1, rng.randrange(1, 20))), rng.choice((VARINT, BYTES, GROUP, *FIXED))
    body: int | bytes = rng.randbytes(rng.choice((0, 1, 5)))
    body = rng.choice(FIXED[wire]) if wire in FIXED else rng.choice(INTEGERS) if wire == VARINT else body
    place = rng.randrange(len(fields) + 1)
    return (*fields[:place], Field(number, wire, body), *fields[place:])


def _split(fields: Fields, rng: random.Random) -> Fields:
    """Say one message in two parts, which a reader has to merge."""
    places = [place for place, field in enumerate(fields) if isinstance(field.body, tuple)]
    if not places:
        return fields
    place = rng.choice(places)
    body = fields[place].body
    cut = rng.randrange(len(body) + 1) if isinstance(body, tuple) else 0
    parts = [replace(fields[place], body=part) for part in (body[:cut], body[cut:])] if isinstance(body, tuple) else []
    return (*fields[:place], *parts, *fields[place + 1 :])


def _in_one_field(change: Callable[[Field, random.Random], Field]) -> Callable[[Fields, random.Random], Fields]:
    def mutation(fields: Fields, rng: random.Random) -> Fields:
        if not fields:
            return fields
        place = rng.randrange(len(fields))
        return (*fields[:place], change(fields[place], rng), *fields[place + 1 :])

    return mutation


def _pad(field: Field, rng: random.Random) -> Field:
    return replace(field, padding=rng.choice((1, 2, 5, 8, 9, 10)))


def _lie(field: Field, rng: random.Random) -> Field:
    return replace(field, lie=rng.choice((-2, -1, 1, 2, 100, 2**31, 2**62)))


def _retype(field: Field, rng: random.Random) -> Field:
    return replace(field, wire=rng.randrange(8))


def _renumber(field: Field, rng: random.Random) -> Field:
    return replace(field, number=rng.choice((rng.randrange(1, 18), field.number + 1, 2**29 - 1)))


def _revalue(field: Field, rng: random.Random) -> Field:
    if isinstance(field.body, int):
        return replace(field, body=rng.choice(INTEGERS))
    if field.wire in FIXED:
        return replace(field, body=rng.choice(FIXED[field.wire]))
    raw = render(field.body) if isinstance(field.body, tuple) else field.body
    return replace(field, body=rng.choice((b"", b"\xff\xfe", raw[:-1], raw + b"\0", raw + raw, b"scalars", b"\0")))


def _as_group(field: Field, rng: random.Random) -> Field:
    del rng
    return replace(field, wire=GROUP) if isinstance(field.body, tuple) else field


_MUTATIONS: Final = (
    _repeat,
    _drop,
    _reorder,
    _add_unknown,
    _split,
    *map(_in_one_field, (_pad, _lie, _retype, _renumber, _revalue, _revalue, _as_group)),
)
