"""Reads the numbers of many payloads of one layout at once.

Payloads of one size lie in a matrix, one a row. The bits that all events of a template share are hashed with random
multipliers, so that a look-up tells each row's template, or that it has none yet. Since a CRC is linear, the checksum
of a row is that of its template with zeros for numbers, XOR what each byte of the numbers adds, which is a look-up too.

The hash is the sum of 32-bit pieces, each times a random number of 64 bits: whatever two rows a writer makes up, they
have the same with a probability of 2**-33 at most. (Pieces of 64 bits would not do: two that differ in their highest
bit alone cancel out whatever the multipliers.) Source: M. Dietzfelbinger, "Universal hashing and k-wise independent
random variables via integer arithmetic without primes", 1996.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from tbx_widget.events.hash_table import HashTable
from tbx_widget.events.template import template_of
from tbx_widget.records import byte_table, masked_crc32c_many, unmasked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tbx_widget.events.layout import Layout
    from tbx_widget.events.template import Template

FOOTER_BYTES: Final = 4
_WORD: Final = 8
_ALL: Final = 0xFF
_LONGEST_VARINT: Final = 10
_MOST_TEMPLATES: Final = 1 << 16
"""As many as a `HashTable` numbers."""


class Points(NamedTuple):
    """Points of one value of one template.

    Parameters
    ----------
    records : ndarray of int64, shape (n,)
        Numbers of the records that hold them, ascending.
    steps : ndarray of int64, shape (n,)
    wall_times : ndarray of float64, shape (n,)
    values : ndarray, shape (n,)
        In the type they are written in.
    """

    records: NDArray[np.int64]
    steps: NDArray[np.int64]
    wall_times: NDArray[np.float64]
    values: NDArray[Any]

    def part(self, start: int, stop: int) -> Points:
        """Return some of the points."""
        chosen = slice(start, stop)
        return Points(self.records[chosen], self.steps[chosen], self.wall_times[chosen], self.values[chosen])


class Rows:
    """Payloads of one size, each with its checksum behind it. They are brought together when numbers are asked for.

    Parameters
    ----------
    buffer : bytes
    starts : ndarray of int64, shape (n,)
        Where in it each begins.
    size : int
        Bytes of each.
    records : ndarray of int64, shape (n,)
        Their numbers, ascending.
    """

    def __init__(self, buffer: bytes, starts: NDArray[np.int64], size: int, records: NDArray[np.int64]) -> None:
        self._buffer = buffer
        self._starts = starts
        self._size = size
        self.records = records

    def __len__(self) -> int:
        return len(self.records)

    def only(self, chosen: NDArray[np.bool_]) -> Rows:
        """Return some of the rows."""
        places = np.flatnonzero(chosen)
        return Rows(self._buffer, self._starts[places], self._size, self.records[places])

    def payload(self, row: int) -> bytes:
        """Return one payload."""
        start = int(self._starts[row])
        return self._buffer[start : start + self._size]

    def numbers(self, place: int, dtype: str) -> NDArray[Any]:
        """Return the number that stands at one place of each payload; a view."""
        return np.ndarray((len(self),), dtype, self._spans, place, self._spans.strides)

    @cached_property
    def _spans(self) -> NDArray[np.void]:
        width = self._size + FOOTER_BYTES
        everywhere = np.ndarray((len(self._buffer) - width + 1,), f"V{width}", self._buffer, strides=(1,))
        spans: NDArray[np.void] = everywhere[self._starts]
        return spans


class Plan:
    """How to read events of one layout, and the templates known of it.

    Parameters
    ----------
    layout : Layout
    random : Generator
        Where the multipliers come from: nobody who writes a log can know them.
    alike : int
        How many events of a template it takes to learn it.
    """

    def __init__(self, layout: Layout, random: np.random.Generator, *, alike: int) -> None:
        self._layout = layout
        self._alike = alike
        self._constant = _constant_bits(layout)
        self._words = tuple(_words(self._constant, random))
        self._lookups = tuple(
            (place, byte_table(layout.size - 1 - place)) for place in np.flatnonzero(self._constant != _ALL).tolist()
        )
        self._table = HashTable()
        self._templates: list[Template] = []

    def learn(self, rows: Rows, example: bytes) -> int:
        """Take in the templates that occur often among some rows; return how many that are.

        Parameters
        ----------
        rows : Rows
        example : bytes
            A payload of this layout. Rows that differ from it around the step are of another.
        """
        rows = rows.only(self._is_like(rows, example))
        hashes, firsts, counts = np.unique(self._hash(rows), return_index=True, return_counts=True)
        new = [
            (hashed, payload, template)
            for hashed, first, count in zip(hashes.tolist(), firsts.tolist(), counts.tolist(), strict=True)
            if count >= self._alike and hashed not in self._table
            for payload in [rows.payload(first)]
            for template in [template_of(payload)]
            if template is not None and template.layout == self._layout
        ]
        new = new[: _MOST_TEMPLATES - len(self._templates)]
        checksums = self._checksums_without_numbers([payload for _, payload, _ in new])
        for (hashed, _, template), checksum in zip(new, checksums, strict=True):
            self._templates.append(template)
            self._table.add(hashed, checksum)
        return len(new)

    def _checksums_without_numbers(self, payloads: Sequence[bytes]) -> list[int]:
        size = self._layout.size
        zeroed = np.frombuffer(b"".join(payloads), np.uint8).reshape(-1, size) * (self._constant == _ALL)
        starts = np.arange(len(payloads), dtype=np.int64) * size
        crc = masked_crc32c_many(zeroed.ravel(), starts, np.full(len(payloads), size, np.int64))
        checksums: list[int] = unmasked(crc).tolist()
        return checksums

    def _is_like(self, rows: Rows, example: bytes) -> NDArray[np.bool_]:
        """Whether the step of each row begins and ends where that of an example does."""
        layout = self._layout
        first = layout.step - 1 if layout.step_size else layout.wall_time + _WORD
        alike = np.ones(len(rows), np.bool_)
        for place in range(first, min(first + layout.step_size + 2, layout.size)):
            is_step = self._constant[place] != _ALL
            bits = np.uint8(0x80 if is_step else _ALL)
            alike &= (rows.numbers(place, "u1") & bits) == (example[place] & int(bits))
        return alike

    def take(self, rows: Rows) -> tuple[NDArray[np.bool_], list[tuple[Template, list[Points]]]]:
        """Read the rows whose template is known and whose checksum is right.

        Returns
        -------
        taken : ndarray of bool, shape (n,)
        found : list of (Template, list of Points)
            For each template that occurs, the points of each of its values.
        """
        slots, taken = self._table.find(self._hash(rows))
        if not taken.any():
            return taken, []
        checksums = self._table.checksums.take(slots)
        checksums ^= self._checksums_of_numbers(rows)
        taken &= checksums == unmasked(rows.numbers(self._layout.size, "<u4"))
        return taken, list(self._points(rows, taken, self._table.numbers.take(slots)))

    def _hash(self, rows: Rows) -> NDArray[np.uint64]:
        total = np.zeros(len(rows), np.uint64)
        half = np.uint64(32)
        for place, mask, multiplier, multiplier_of_high in self._words:
            word = rows.numbers(place, "<u8") & mask
            high = word >> half
            high *= multiplier_of_high
            word *= multiplier
            total += word
            total += high
        return total

    def _checksums_of_numbers(self, rows: Rows) -> NDArray[np.uint32]:
        """Return what the bytes of the numbers add to each row's checksum."""
        total = np.zeros(len(rows), np.uint32)
        for place, table in self._lookups:
            total ^= table.take(rows.numbers(place, "u1"))
        return total

    def _points(
        self, rows: Rows, taken: NDArray[np.bool_], numbers: NDArray[Any]
    ) -> Iterator[tuple[Template, list[Points]]]:
        if not taken.any():
            return
        columns = self._columns(rows)
        if not taken.all():
            chosen = np.flatnonzero(taken)
            numbers, columns = numbers.take(chosen), [column.take(chosen) for column in columns]
        if numbers.min() != numbers.max():
            order = np.argsort(numbers, kind="stable")
            numbers, columns = numbers.take(order), [column.take(order) for column in columns]
        records, steps, wall_times, *values = columns
        points = [Points(records, steps, wall_times, column) for column in values]
        edges = [0, *(np.flatnonzero(numbers[1:] != numbers[:-1]) + 1).tolist(), len(numbers)]
        for start, stop in pairwise(edges):
            yield self._templates[numbers[start]], [one.part(start, stop) for one in points]

    def _columns(self, rows: Rows) -> list[NDArray[Any]]:
        """Return records, steps, wall times, and the numbers of each value."""
        wall_times = rows.numbers(self._layout.wall_time, "<f8").copy()
        with np.errstate(invalid="ignore"):  # a signalling NaN becomes a quiet one, of which no later conversion warns
            values = [rows.numbers(place, dtype) * 1 for place, dtype in self._layout.values]
        return [rows.records, self._steps(rows), wall_times, *values]

    def _steps(self, rows: Rows) -> NDArray[np.int64]:
        layout = self._layout
        steps = np.zeros(len(rows), np.uint64)
        for place in range(layout.step_size):
            seven = rows.numbers(layout.step + place, "u1") & np.uint8(0x7F)
            steps |= seven.astype(np.uint64) << np.uint64(7 * place)
        return steps.view(np.int64)


def _constant_bits(layout: Layout) -> NDArray[np.uint8]:
    """Return which bits of each byte all events of a template share.

    Of a step these are the bits that say whether another byte follows, and of one of ten bytes the last: what stands
    there beyond the 64th bit is no number.
    """
    bits = np.full(layout.size, _ALL, np.uint8)
    bits[layout.wall_time : layout.wall_time + 8] = 0
    bits[layout.step : layout.step + min(layout.step_size, _LONGEST_VARINT - 1)] = 0x80
    for place, dtype in layout.values:
        bits[place : place + np.dtype(dtype).itemsize] = 0
    return bits


def _words(
    bits: NDArray[np.uint8], random: np.random.Generator
) -> Iterator[tuple[int, np.uint64, np.uint64, np.uint64]]:
    """Cover all constant bits by words of eight bytes: where each begins, its bits, two multipliers."""
    left = np.append(bits, np.zeros(FOOTER_BYTES, np.uint8))
    while left.any():
        place = min(int(np.argmax(left != 0)), len(left) - _WORD)
        word = left[place : place + _WORD]
        yield place, word.view("<u8")[0].copy(), *random.integers(0, 2**64, 2, np.uint64)
        word[:] = 0
