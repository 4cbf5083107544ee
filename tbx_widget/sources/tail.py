"""How far one file has been read."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from tbx_widget.sources.base import FileStat

_HEAD_BYTES = 64


class Change(Enum):
    """What became of a file since it was last looked at."""

    NOTHING = auto()
    GROWN = auto()
    REWRITTEN = auto()


class Tail:
    """A place in a file that grows, shrinks, or is replaced by another.

    A file is another one when its identity differs, when it is shorter than what was read, or when its first bytes (an
    event file's begin with the time at which it was made) are no longer what they were.

    Attributes
    ----------
    offset : int
        Bytes dealt with.
    size : int
        Bytes of the file when it was last looked at.
    needed : int
        Bytes from `offset` on without which there is nothing to do.
    """

    def __init__(self) -> None:
        self.offset = 0
        self.size = 0
        self.needed = 1
        self._seen: FileStat | None = None
        self._head = b""
        self._is_suspect = False

    @property
    def modified(self) -> int:
        """When the file was last changed, as in `FileStat`; 0 before the first look."""
        return self._seen.modified if self._seen else 0

    @property
    def is_behind(self) -> bool:
        """Whether the file must be opened: there is something to do, or it may be another one since it changed."""
        return self._is_suspect or self.has_needed

    @property
    def has_needed(self) -> bool:
        """Whether there are bytes to deal with."""
        return self.size - self.offset >= self.needed

    def look(self, found: FileStat) -> Change:
        """Compare with what the file system says now."""
        seen, self._seen, self.size = self._seen, found, found.size
        if seen is None:
            return Change.GROWN if found.size else Change.NOTHING
        if found == seen:
            return Change.NOTHING
        if found.identity != seen.identity or found.size < seen.size:
            return Change.REWRITTEN
        self._is_suspect = True
        return Change.GROWN

    def is_same_file(self, file: BinaryIO) -> bool:
        """Whether an open file still begins as it did; reads at most 64 bytes."""
        head = file.read(_HEAD_BYTES)
        before, self._head, self._is_suspect = self._head, head, False
        return head.startswith(before)

    def advance(self, consumed: int, needed: int, *, read: int) -> None:
        """Note what came of reading on.

        Parameters
        ----------
        consumed : int
            Bytes dealt with.
        needed : int
            Bytes it takes to go on from there.
        read : int
            Bytes that the file gave; none when it has just been cut.
        """
        if not read:
            self.give_up()
        self.offset += consumed
        self.needed = needed

    def give_up(self) -> None:
        """Take the file for read to its end until it is looked at again."""
        self.size, self._is_suspect = self.offset, False
