"""Find the records of undamaged pieces many at a time.

Each length says where the next record begins, so records form a chain, and a loop over it takes one turn a record.
Instead a piece is entered at many places at once: at each, the first offset whose eight bytes match their own checksum
as a length is taken for the head of a record, and all chains go forward together, one NumPy step for all. A chain ends
at the head of the next. If it ends there exactly, all heads were true, as the first one of a piece is. If not, or if
any length fails its checksum, the piece is left to `frame`, which takes records one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from tbx_widget.records.crc32c import byte_table, masked, masked_crc32c_many, unmasked
from tbx_widget.records.framing import HEADER_BYTES, LONGEST, OVERHEAD, Frames, frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_CHAINS = 1000
_NARROWEST = 1 << 11
_WINDOW = 160
_SMALL = 1 << 16
_FIRST_RECORDS = 16
_MIDDLING = 1 << 10


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a buffer that holds bytes of one file.

    Parameters
    ----------
    start, stop : int
        In the buffer.
    lost : bool
        `Frames.lost` of the file's piece before.
    """

    start: int
    stop: int
    lost: bool = False


def frame_pieces(buffer: bytes, pieces: Sequence[Piece]) -> list[Frames]:
    """Find the records of each piece: what `frame` finds, faster.

    Parameters
    ----------
    buffer : bytes
    pieces : sequence of Piece
        One after the other; they need not touch.

    Returns
    -------
    list of Frames
        One a piece. `starts` and offsets of damage are counted from the start of the *piece*.
    """
    easy = [number for number, piece in enumerate(pieces) if _is_easy(buffer, piece)]
    found = dict(zip(easy, _Chains(buffer, [pieces[number] for number in easy]).frames(), strict=True)) if easy else {}
    return [found.get(number) or _plain(buffer, piece) for number, piece in enumerate(pieces)]


def _is_easy(buffer: bytes, piece: Piece) -> bool:
    """Whether a piece begins with a record, and its first records are small: of others there are few."""
    place, past = piece.start, piece.stop - HEADER_BYTES + 1
    if piece.lost or place >= past:
        return False
    for _ in range(_FIRST_RECORDS):
        if place >= past:
            break
        place += int.from_bytes(buffer[place : place + 8], "little") + OVERHEAD
    return place - piece.start <= _FIRST_RECORDS * _MIDDLING


def _plain(buffer: bytes, piece: Piece) -> Frames:
    return frame(buffer[piece.start : piece.stop], lost=piece.lost)


class _Chains:
    """All chains of some pieces, in the order of their heads."""

    def __init__(self, buffer: bytes, pieces: Sequence[Piece]) -> None:
        self._bytes = np.frombuffer(buffer, np.uint8)
        self._lengths = _everywhere(buffer, "<u8")
        self._checksums = _everywhere(buffer, "<u4")
        self._starts = np.array([piece.start for piece in pieces], np.int64)
        self._stops = np.array([piece.stop for piece in pieces], np.int64)

    def frames(self) -> list[Frames | None]:
        """Return what each piece holds; None where it is not that easy."""
        heads = self._heads()
        owner = np.searchsorted(self._starts, heads, side="right") - 1
        is_last = np.append(owner[1:] != owner[:-1], True)
        past = self._stops - HEADER_BYTES + 1
        limits = np.where(is_last, past[owner], np.append(heads[1:], 0))
        counts, places, ends = self._follow(heads, limits)
        is_sound = np.ones(len(self._starts), np.bool_)
        is_sound[owner[~is_last & (ends != limits)]] = False
        edges = np.append(0, np.cumsum(counts))
        first = edges[np.searchsorted(owner, np.arange(len(self._starts) + 1))]
        sizes = _gaps(places, edges[1:] - 1, ends) - OVERHEAD
        bad = np.flatnonzero(~self._is_sound(places, sizes))
        is_sound[np.searchsorted(first, bad, side="right") - 1] = False
        return [
            self._cut(number, places[start:stop], sizes[start:stop]) if is_sound[number] else None
            for number, (start, stop) in enumerate(zip(first[:-1].tolist(), first[1:].tolist(), strict=True))
        ]

    def _heads(self) -> NDArray[np.int64]:
        """Return where to enter: the starts of the pieces, and plausible places within them."""
        spacing = max(int((self._stops - self._starts).sum()) // _CHAINS, _NARROWEST)
        probes = [
            self._probe(start + spacing, (stop - start - _WINDOW - HEADER_BYTES) // spacing, spacing)
            for start, stop in zip(self._starts.tolist(), self._stops.tolist(), strict=True)
        ]
        return np.sort(np.concatenate([self._starts, *probes]))

    def _probe(self, first: int, count: int, spacing: int) -> NDArray[np.int64]:
        """Return the first plausible head at or soon after each of some places, where there is one."""
        if count <= 0:
            return np.empty(0, np.int64)
        lengths = np.ndarray((count, _WINDOW), "<u8", self._bytes, first, (spacing, 1))
        rows, columns = np.nonzero(lengths < _SMALL)
        places = first + rows * spacing + columns
        matches = _length_checksums()[self._lengths[places].astype(np.intp)] == self._checksums[places + 8]
        rows, places = rows[matches], places[matches]
        is_first = np.ones(len(rows), np.bool_)
        is_first[1:] = rows[1:] != rows[:-1]
        heads: NDArray[np.int64] = places[is_first]
        return heads

    def _follow(
        self, heads: NDArray[np.int64], limits: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Go forward in all chains together; how many records each has, where they begin, and where it ends."""
        counts, ends = np.zeros(len(heads), np.int64), heads.copy()
        places, chains, rounds = heads, np.arange(len(heads)), []
        longest = np.uint64(LONGEST + 1)
        while len(places):
            rounds.append((places, chains))
            following = np.minimum(self._lengths[places], longest).view(np.int64)
            following += places
            following += OVERHEAD
            goes_on = following < limits
            if not goes_on.all():
                over = chains[~goes_on]
                counts[over], ends[over] = len(rounds), following[~goes_on]
                following, chains, limits = following[goes_on], chains[goes_on], limits[goes_on]
            places = following
        first = np.cumsum(counts) - counts
        ordered = np.empty(int(counts.sum()), np.int64)
        for turn, (places, chains) in enumerate(rounds):
            ordered[first[chains] + turn] = places
        return counts, ordered, ends

    def _is_sound(self, places: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
        stored = self._checksums[places + 8]
        sound: NDArray[np.bool_] = _length_checksums()[np.minimum(sizes, _SMALL - 1)] == stored
        large = np.flatnonzero(sizes >= _SMALL)
        crc = masked_crc32c_many(self._bytes, places[large], np.full(len(large), 8, np.int64))
        sound[large] = (sizes[large] <= LONGEST) & (crc == stored[large])
        return sound

    def _cut(self, number: int, places: NDArray[np.int64], sizes: NDArray[np.int64]) -> Frames:
        start, stop = int(self._starts[number]), int(self._stops[number])
        end = int(places[-1] + sizes[-1]) + OVERHEAD
        if end <= stop:
            return Frames(places + (HEADER_BYTES - start), sizes, end - start, HEADER_BYTES, lost=False)
        head = int(places[-1])
        return Frames(places[:-1] + (HEADER_BYTES - start), sizes[:-1], head - start, end - head, lost=False)


def _gaps(places: NDArray[np.int64], lasts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how far it is from each place to the next, or to the end of its chain."""
    gaps = np.empty_like(places)
    np.subtract(places[1:], places[:-1], out=gaps[:-1])
    gaps[lasts] = ends - places[lasts]
    return gaps


def _everywhere(buffer: bytes, dtype: Literal["<u4", "<u8"]) -> NDArray[np.unsignedinteger]:
    """View a buffer as the numbers that begin at each of its bytes."""
    return np.ndarray((max(len(buffer) - np.dtype(dtype).itemsize + 1, 0),), dtype, buffer, strides=(1,))


@lru_cache(maxsize=1)
def _length_checksums() -> NDArray[np.uint32]:
    """Masked checksum of each length below `_SMALL`, which is that of eight zero bytes but for the first two."""
    of_zeros = masked_crc32c_many(np.zeros(8, np.uint8), np.zeros(1, np.int64), np.full(1, 8, np.int64))
    return masked(unmasked(of_zeros) ^ (byte_table(6)[:, None] ^ byte_table(7)[None, :]).ravel())
