"""Find the records in a piece of a TFRecord file.

A record, all numbers little-endian (tensorflow/core/lib/io/record_writer.cc)::

    +----------------+---------------------------+=========+-------------------------+
    | length: uint64 | masked CRC-32C of length  | payload | masked CRC-32C of it    |
    +----------------+---------------------------+=========+-------------------------+
          8 bytes              4 bytes             length          4 bytes
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from tbx_widget.records.crc32c import masked_crc32c_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

HEADER_BYTES = 12
_FOOTER_BYTES = 4
OVERHEAD = HEADER_BYTES + _FOOTER_BYTES
LONGEST = 2**31 - 1
"""Greatest length of a payload, in bytes: what protobuf can read."""
_CHECKED_AT_ONCE = 1 << 24
_FIRST_BURST = 64
_FIRST_WINDOW = 1 << 10
_length_at = struct.Struct("<Q").unpack_from


SKIPPED = "bytes skipped because no record begins there"


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that hold no readable record.

    Parameters
    ----------
    what : str
        The cause: `SKIPPED`.
    offset : int
        Where it begins, in bytes from the start of the buffer.
    count : int
        Bytes skipped.
    """

    what: str
    offset: int
    count: int


@dataclass(slots=True)
class Frames:
    """What one buffer holds.

    Parameters
    ----------
    starts, sizes : ndarray of int64, shape (n,)
        Spans of the payloads, in order. Their checksums are not verified.
    consumed : int
        Bytes dealt with. The next buffer begins there.
    needed : int
        Bytes from `consumed` on without which there is nothing more to find; at most 2 GiB.
    lost : bool
        True while no record is known to begin at `consumed`: the search for one goes on with the next buffer.
    damage : list of Damage
    """

    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    consumed: int
    needed: int
    lost: bool
    damage: list[Damage] = field(default_factory=list)


def frame(data: bytes, *, lost: bool = False) -> Frames:
    """Find the records that a buffer holds whole, and verify the checksum of each length.

    A record that the buffer cuts is left for later: a live file normally ends inside one. After a wrong length checksum
    the next record is the first place where a length matches its checksum *and* the payload there its own; such a place
    whose payload is not complete yet is waited for, so the outcome does not depend on where buffers are cut. A length
    that protobuf could not read (2 GiB and more) counts as damaged even when its checksum is right.

    Parameters
    ----------
    data : bytes
        Begins at a record, or anywhere if `lost`.
    lost : bool
        `Frames.lost` of the buffer before.

    Returns
    -------
    Frames
    """
    return _Framer(data).run(lost=lost)


class _Framer:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.bytes = np.frombuffer(data, np.uint8)
        self.position = 0
        self.needed = HEADER_BYTES
        self.spans: list[NDArray[np.int64]] = []
        self.damage: list[Damage] = []

    def run(self, *, lost: bool) -> Frames:
        lost = lost or self._follow()
        while lost and self._search():
            lost = self._follow()
        starts, sizes = np.concatenate(self.spans, axis=1) if self.spans else np.empty((2, 0), np.int64)
        return Frames(starts, sizes, self.position, self.needed, lost, self.damage)

    def _follow(self) -> bool:
        """Take the records from `position` on. True if what comes next is damaged."""
        burst = _FIRST_BURST
        while self.position <= len(self.data) - HEADER_BYTES:
            heads = self._chain(burst)
            sound = self._sound_lengths(heads)
            stop = len(heads) if sound.all() else int(np.argmin(sound))
            cut = self._advance(heads[:stop])
            if stop < len(heads):
                return True
            if cut:
                return False
            burst *= 2
        return False

    def _chain(self, at_most: int) -> NDArray[np.int64]:
        """Where records begin if every length is right; the last may be cut."""
        data, last, position = self.data, len(self.data) - HEADER_BYTES, self.position
        heads: list[int] = []
        while position <= last and len(heads) < at_most:
            heads.append(position)
            position += _length_at(data, position)[0] + OVERHEAD
        return np.array(heads, np.int64)

    def _advance(self, heads: NDArray[np.int64]) -> bool:
        """Take the whole records among `heads`, whose lengths are sound. True if the last is cut."""
        if not len(heads):
            return False
        sizes = self._numbers(heads, "<u8").astype(np.int64)
        ends = heads + sizes + OVERHEAD
        whole = ends <= len(self.data)
        self.spans.append(np.stack([heads[whole] + HEADER_BYTES, sizes[whole]]))
        cut = not whole[-1]
        self.position = int(heads[-1] if cut else ends[-1])
        self.needed = int(ends[-1] - heads[-1]) if cut else HEADER_BYTES
        return cut

    def _sound_lengths(self, heads: NDArray[np.int64]) -> NDArray[np.bool_]:
        crc = masked_crc32c_many(self.bytes, heads, np.full(len(heads), 8, np.int64))
        sound: NDArray[np.bool_] = (self._numbers(heads, "<u8") <= LONGEST) & (crc == self._numbers(heads + 8, "<u4"))
        return sound

    def _sound_payloads(self, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
        sound: NDArray[np.bool_] = masked_crc32c_many(self.bytes, starts, sizes) == self._numbers(starts + sizes, "<u4")
        return sound

    def _numbers(self, places: NDArray[np.int64], dtype: Literal["<u4", "<u8"]) -> NDArray[np.unsignedinteger[Any]]:
        """Read one number at each of `places`, wherever they fall."""
        every = len(self.data) - np.dtype(dtype).itemsize + 1
        return np.ndarray((max(every, 0),), dtype, self.data, strides=(1,))[places]

    def _search(self) -> bool:
        """Move `position` to the next record. False if there is none yet."""
        checked = 0
        for head in self._candidates():
            size = int(_length_at(self.data, head)[0])
            if head + size + OVERHEAD > len(self.data) or checked > _CHECKED_AT_ONCE:
                self._skip_to(head, needed=size + OVERHEAD)
                return False
            checked += size
            if self._sound_payloads(np.array([head + HEADER_BYTES]), np.array([size]))[0]:
                self._skip_to(head)
                return True
        self._skip_to(max(self.position, len(self.data) - HEADER_BYTES + 1))
        return False

    def _skip_to(self, head: int, *, needed: int = HEADER_BYTES) -> None:
        if head > self.position:
            self.damage.append(Damage(SKIPPED, self.position, head - self.position))
        self.position, self.needed = head, needed

    def _candidates(self) -> Iterator[int]:
        """Every place from `position` on where a plausible length matches its checksum."""
        first, past, window = self.position, len(self.data) - HEADER_BYTES + 1, _FIRST_WINDOW
        while first < past:
            places = np.arange(first, min(first + window, past))
            places = places[self._numbers(places, "<u8") <= LONGEST]
            yield from places[self._sound_lengths(places)].tolist()
            first, window = first + window, window * 2
