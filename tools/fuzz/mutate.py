"""Ways to spoil an event file: its bytes, its records, or, with every checksum right again, what the records say."""

from __future__ import annotations

import random
import struct
from typing import TYPE_CHECKING, Final

import numpy as np

from tbx_widget.records import frame, masked_crc32c_many
from tools.fuzz import wire
from tools.fuzz.corpus import MOST_RECORDS, base

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LENGTHS: Final = (0, 1, 2**16, 2**31 - 1, 2**31, 2**40, 2**63 - 1, 2**63, 2**64 - 1)
_BYTES: Final = (0, 1, 0x0A, 0x7F, 0x80, 0xFF)
_MOST_MUTATIONS: Final = 4


def make(seed: int, number: int) -> bytes:
    """Make an input: always the same for the same numbers."""
    rng = random.Random(f"{seed}:{number}")
    return spoil(base(rng), rng)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Spoil a file further; what holds no record gives way to one that does."""
    frames = frame(data)
    spans = zip(frames.starts.tolist(), frames.sizes.tolist(), strict=True)
    return spoil([data[start : start + size] for start, size in spans] or base(rng), rng)


def spoil(payloads: list[bytes], rng: random.Random) -> bytes:
    """Turn the payloads of some records into a file that is broken in up to eight ways."""
    share = rng.random()
    payloads = list(payloads)
    if share < 0.75:  # noqa: PLR2004 - a share
        for _ in range(rng.randint(1, _MOST_MUTATIONS)):
            rng.choice(_ON_PAYLOADS)(payloads, rng)
    records = frame_all(payloads)
    if 0.65 < share < 0.9 and records:  # noqa: PLR2004
        for _ in range(rng.randint(1, 2)):
            place = rng.randrange(len(records))
            records[place] = rng.choice(_ON_RECORD)(records[place], rng)
    data = b"".join(records)
    if share > 0.85:  # noqa: PLR2004
        for _ in range(rng.randint(1, _MOST_MUTATIONS)):
            data = rng.choice(_ON_BYTES)(data, rng)
    return data


def frame_all(payloads: Sequence[bytes], length: int | None = None) -> list[bytes]:
    """Make records; `length` lies about all of them, with a right checksum."""
    heads = [struct.pack("<Q", len(payload) if length is None else length) for payload in payloads]
    parts = [*heads, *payloads]
    sizes = np.array(list(map(len, parts)), np.int64)
    sums = masked_crc32c_many(np.frombuffer(b"".join(parts), np.uint8), np.cumsum(sizes) - sizes, sizes).astype("<u4")
    of_heads, of_payloads = (map(bytes, half.view("V4")) for half in np.split(sums, 2))
    return list(map(_join, zip(heads, of_heads, payloads, of_payloads, strict=True)))


_join = b"".join


def _change_fields(payloads: list[bytes], rng: random.Random) -> None:
    place = rng.randrange(len(payloads))
    fields = wire.parse(payloads[place])
    if fields is not None:
        payloads[place] = wire.render(wire.mutate(fields, rng))


def _change_many_alike(payloads: list[bytes], rng: random.Random) -> None:
    """Do the same to each record of a stretch: what is odd must be odd in bulk as well."""
    seed, first = rng.random(), rng.randrange(len(payloads))
    for place in range(first, min(first + rng.randrange(2, MOST_RECORDS), len(payloads))):
        fields = wire.parse(payloads[place])
        if fields is not None:
            payloads[place] = wire.render(wire.mutate(fields, random.Random(seed)))


def _change_bytes(payloads: list[bytes], rng: random.Random) -> None:
    place = rng.randrange(len(payloads))
    payloads[place] = rng.choice(_ON_BYTES)(payloads[place], rng)


def _drop_record(payloads: list[bytes], rng: random.Random) -> None:
    if len(payloads) > 1:
        del payloads[rng.randrange(len(payloads))]


def _repeat_record(payloads: list[bytes], rng: random.Random) -> None:
    place = rng.randrange(len(payloads))
    payloads[place:place] = [payloads[place]] * rng.choice((1, 1, 2, 10))


def _move_record(payloads: list[bytes], rng: random.Random) -> None:
    payloads.insert(rng.randrange(len(payloads)), payloads.pop(rng.randrange(len(payloads))))


def _splice_files(payloads: list[bytes], rng: random.Random) -> None:
    other, place = base(rng), rng.randrange(len(payloads))
    payloads[place : place + rng.randrange(3)] = other[: rng.randrange(1, len(other) + 1)]


def _splice_payloads(payloads: list[bytes], rng: random.Random) -> None:
    place = rng.randrange(len(payloads))
    head, tail = payloads[place], rng.choice(payloads)
    payloads[place] = head[: rng.randrange(len(head) + 1)] + tail[rng.randrange(len(tail) + 1) :]


def _lie_about_length(record: bytes, rng: random.Random) -> bytes:
    payload = record[12:-4]
    near = max(len(payload) + rng.choice((-4, -1, 1, 4, 16)), 0)
    return frame_all([payload], rng.choice((near, *_LENGTHS)))[0]


def _damage_length_checksum(record: bytes, rng: random.Random) -> bytes:
    return record[:8] + rng.randbytes(4) + record[12:]


def _damage_checksum(record: bytes, rng: random.Random) -> bytes:
    return record[:-4] + rng.randbytes(4)


def _cut_record(record: bytes, rng: random.Random) -> bytes:
    return record[: rng.randrange(len(record) + 1)]


def _nest_record(record: bytes, rng: random.Random) -> bytes:
    """Hide a sound record in one whose length is damaged."""
    del rng
    return frame_all([record], 2**63)[0]


def _flip_bit(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + bytes(byte ^ 1 << rng.randrange(8) for byte in data[place : place + 1]) + data[place + 1 :]


def _set_bytes(data: bytes, rng: random.Random) -> bytes:
    place, count = rng.randrange(len(data) + 1), rng.choice((1, 1, 4, 8))
    return data[:place] + bytes([rng.choice(_BYTES)]) * min(count, len(data) - place) + data[place + count :]


def _truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _insert(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + rng.randbytes(rng.choice((1, 2, 8, 40))) + data[place:]


def _delete_chunk(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + data[place + rng.choice((1, 2, 8, 40)) :]


def _duplicate_chunk(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + data[place : place + rng.choice((1, 8, 40, 200))] + data[place:]


def _zero_chunk(data: bytes, rng: random.Random) -> bytes:
    place, count = rng.randrange(len(data) + 1), rng.choice((4, 40, 400))
    return data[:place] + bytes(min(count, len(data) - place)) + data[place + count :]


_ON_PAYLOADS: Final[tuple[Callable[[list[bytes], random.Random], None], ...]] = (
    *(_change_fields, _change_fields, _change_fields, _change_many_alike, _change_many_alike, _change_bytes),
    *(_drop_record, _repeat_record, _move_record, _splice_files, _splice_payloads),
)
_ON_RECORD: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    *(_lie_about_length, _lie_about_length, _damage_length_checksum, _damage_checksum, _cut_record, _nest_record),
)
_ON_BYTES: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    *(_flip_bit, _flip_bit, _set_bytes, _truncate, _insert, _delete_chunk, _duplicate_chunk, _zero_chunk),
)
