"""Reads one event file, from where it stopped, a slice at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.events import Decoder
from tbx_widget.ingest.problems import FileProblems
from tbx_widget.records import frame
from tbx_widget.sources import Change, Tail
from tbx_widget.store import RunFile

if TYPE_CHECKING:
    from typing import BinaryIO

    from tbx_widget.events import Batch
    from tbx_widget.sources import Source, SourceFile

SLICE_BYTES = 1 << 18
"""What is read at once, but for longer records: about 20 ms of small events."""


class FileReader:
    """One file under watch. No handle stays open between calls.

    Parameters
    ----------
    source : Source
    file : SourceFile

    Attributes
    ----------
    run_file : RunFile
        Where what is read goes; another one once the file has been rewritten.
    problems : FileProblems
    slices : int
        Read since the file was last read to its end.
    """

    def __init__(self, source: Source, file: SourceFile) -> None:
        self.file = file
        self._source = source
        self._begin()

    def _begin(self) -> None:
        self.run_file = RunFile(self.file.path)
        self.problems = FileProblems(self.file.path)
        self.tail = Tail()
        self.slices = 0
        self._decoder = Decoder(self.problems.add)
        self._is_lost = False

    def look(self) -> bool:
        """Look whether the file has changed. True if what was read of it is void.

        Raises
        ------
        OSError
            If that cannot be done; FileNotFoundError if the file is gone.
        """
        found = self._source.stat(self.file.path)
        if self.tail.look(found) is not Change.REWRITTEN:
            return False
        self._begin()
        self.tail.look(found)
        return True

    def read(self) -> list[Batch] | None:
        """Read one slice; None if the file turns out to be another one, so that what was read of it is void.

        Raises
        ------
        OSError
            If the file cannot be read.
        """
        with self._source.open(self.file.path) as file:
            if not self.tail.is_same_file(file):
                self._begin()
                self.look()
                return None
            return self._read_slice(file) if self.tail.has_needed else []

    def _read_slice(self, file: BinaryIO) -> list[Batch]:
        tail, base = self.tail, self.tail.offset
        file.seek(base)
        buffer = file.read(min(max(SLICE_BYTES, tail.needed), tail.size - base))
        frames = frame(buffer, lost=self._is_lost)
        for damage in frames.damage:
            self.problems.add(damage.what, base + damage.offset, count=damage.count)
        batches = self._decoder.decode(buffer, frames.starts.tolist(), frames.sizes.tolist(), base=base)
        self._is_lost = frames.lost
        tail.advance(frames.consumed, frames.needed, read=len(buffer))
        self.slices = self.slices + 1 if tail.is_behind else 0
        return batches
