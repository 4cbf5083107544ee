"""Reads one event file, from where it stopped, a slice at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.events import Decoder
from tbx_widget.ingest.problems import FileProblems
from tbx_widget.records import HEADER_BYTES, frame
from tbx_widget.records.framing import SKIPPED
from tbx_widget.sources import Change, Tail
from tbx_widget.store import RunFile

if TYPE_CHECKING:
    from tbx_widget.records import Frames
    from tbx_widget.sources import FileStat, SourceFile

_SEARCHED_BYTES = 1 << 18


class FileReader:
    """One file under watch: how far it has been read, and what it said. It opens nothing itself, and can be pickled.

    To read on, read the `span`, hand the bytes to `new_bytes`, those that are new to `frame`, and what that finds to
    `advance`.

    Parameters
    ----------
    file : SourceFile

    Attributes
    ----------
    run_file : RunFile
        Where what is read goes; another one once the file has been rewritten.
    problems : FileProblems
    decoder : Decoder
    is_lost : bool
        As in `Frames.lost`.
    slices : int
        Read since the file was last read to its end.
    """

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.begin()

    def begin(self) -> None:
        """Forget all that was read."""
        self.run_file = RunFile(self.file.path)
        self.problems = FileProblems(self.file.path)
        self.tail = Tail()
        self.slices = 0
        self.decoder = Decoder(self.problems.add)
        self.is_lost = False

    def look(self, found: FileStat) -> Change:
        """Compare with what the file system says; REWRITTEN if what was read is void by now, and forgotten."""
        change = self.tail.look(found)
        if change is Change.REWRITTEN:
            self.begin()
            self.tail.look(found)
        return change

    def advance(self, buffer: bytes, frames: Frames) -> None:
        """Note what was found in the new bytes."""
        base, tail = self.tail.offset, self.tail
        for damage in frames.damage:
            self.problems.add(damage.what, base + damage.offset, count=damage.count)
        consumed, needed, self.is_lost = frames.consumed, frames.needed, frames.lost
        if needed > HEADER_BYTES and base + len(buffer) == tail.size:
            if _is_overtaken(buffer, consumed):
                self.problems.add(SKIPPED, base + consumed, count=HEADER_BYTES)
                consumed, needed, self.is_lost = consumed + HEADER_BYTES, HEADER_BYTES, True
            else:
                needed = min(needed, 2 * (len(buffer) - consumed))
        tail.advance(buffer, consumed, needed)
        self.slices = self.slices + 1 if tail.is_behind else 0


def _is_overtaken(buffer: bytes, waiting: int) -> bool:
    """Whether the record at `waiting`, not complete at the end of the file, will never be: others have come after it.

    So it is where a writer ran out of space, or where a length is false. As a record takes long to become complete only
    if it is large, this is looked at again only when twice as many bytes are there.
    """
    after = buffer[max(waiting + HEADER_BYTES, len(buffer) - _SEARCHED_BYTES) :]
    return len(frame(after, lost=True).starts) > 0
