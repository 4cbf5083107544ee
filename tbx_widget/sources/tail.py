"""How far one file has been read."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tbx_widget.sources.base import FileStat

_TRAIL_BYTES = 64


class Change(Enum):
    """What became of a file since it was last looked at."""

    NOTHING = auto()
    GROWN = auto()
    REWRITTEN = auto()


class Tail:
    """A place in a file that grows, shrinks, or is replaced by another.

    A file is another one when its identity differs, when it is shorter than what was read, or when the bytes before the
    place where reading stopped (they hold a record's checksum and, mostly, the time at which it was written) are no
    longer what they were.

    Attributes
    ----------
    offset : int
        Bytes dealt with.
    size : int
        Bytes of the file when it was last looked at.
    needed : int
        Bytes from `offset` on without which there is nothing to do.
    asked : int
        New bytes that `span` asked for: none where it is only to be seen whether the file is the same.
    seen : FileStat or None
        What the file system said when the file was last looked at.
    has_given_up : bool
        Whether the file gave less than it has, so that the next look is to be followed by another try.
    """

    def __init__(self) -> None:
        self.offset = 0
        self.size = 0
        self.needed = 1
        self.seen: FileStat | None = None
        self._trail = b""
        self._is_suspect = False
        self.has_given_up = False
        self.asked = 0

    @property
    def modified(self) -> int:
        """When the file was last changed, as in `FileStat`; 0 before the first look."""
        return self.seen.modified if self.seen else 0

    @property
    def is_behind(self) -> bool:
        """Whether the file must be read: there is something to do, or it may be another one since it changed."""
        return self._is_suspect or self.size - self.offset >= self.needed

    def look(self, found: FileStat) -> Change:
        """Compare with what the file system says now."""
        seen = self.seen
        if found == seen and not self.has_given_up:
            return Change.NOTHING
        self.seen, self.size, self.has_given_up = found, found.size, False
        if seen is None:
            return Change.GROWN if found.size else Change.NOTHING
        if found.identity != seen.identity or found.size < seen.size:
            return Change.REWRITTEN
        self._is_suspect = self.offset > 0
        return Change.GROWN

    def span(self, at_most: int) -> tuple[int, int]:
        """Return offset and size of what to read next.

        Of a file that may be another one, the bytes before the offset come along; when much is to be read, alone.

        Parameters
        ----------
        at_most : int
            How many bytes, but for longer records.
        """
        there = self.size - self.offset
        self.asked = min(max(at_most, self.needed), there) if there >= self.needed else 0
        if not self._is_suspect:
            return self.offset, self.asked
        if self.asked > at_most:
            self.asked = 0
        return self.offset - len(self._trail), len(self._trail) + self.asked

    def new_bytes(self, read: bytes) -> bytes | None:
        """Return what is new in the bytes that `span` asked for; None if the file is another one."""
        if not self._is_suspect:
            return read
        self._is_suspect = False
        return read[len(self._trail) :] if read.startswith(self._trail) else None

    def advance(self, buffer: bytes, consumed: int, needed: int) -> None:
        """Note what came of reading on.

        Parameters
        ----------
        buffer : bytes
            New bytes; fewer than asked for when the file has just been cut.
        consumed : int
            How many of them are dealt with.
        needed : int
            Bytes it takes to go on from there.
        """
        before = self._trail if consumed < _TRAIL_BYTES else b""
        self._trail = (before + buffer[max(consumed - _TRAIL_BYTES, 0) : consumed])[-_TRAIL_BYTES:]
        self.offset += consumed
        self.needed = needed
        if len(buffer) < self.asked:
            self.give_up()

    def give_up(self) -> None:
        """Take the file for read to its end until it is looked at again."""
        self.size, self._is_suspect, self.has_given_up = self.offset, False, True
