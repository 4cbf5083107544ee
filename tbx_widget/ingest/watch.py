"""The files under watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.events import Plans
from tbx_widget.ingest.file_reader import FileReader
from tbx_widget.ingest.reading import UNREADABLE, note, read_slices
from tbx_widget.sources import Change, Listing, Rotation, file_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tbx_widget.sources import Source, SourceFile
    from tbx_widget.store import Stage
    from tbx_widget.types import Problem

LOOK_S = 0.75
"""Longest wait of a quiet file until it is looked at."""
QUIET_S = 10.0
"""A file that has not changed for so long is quiet."""


class Watch:
    """Keeps a reader for each event file there is, and tells the stage which files each run has.

    Parameters
    ----------
    source : Source
    stage : Stage

    Attributes
    ----------
    listing : Listing
        Of the last look.
    """

    def __init__(self, source: Source, stage: Stage) -> None:
        self.listing = Listing(exists=False, files=(), problems=())
        self._source = source
        self._stage = stage
        self._plans = Plans()
        self._readers: dict[SourceFile, FileReader] = {}
        self._order: tuple[FileReader, ...] = ()
        self._behind: dict[FileReader, None] = {}
        self._lively: dict[FileReader, float] = {}
        self._quiet = Rotation(LOOK_S)

    @property
    def is_empty(self) -> bool:
        """Whether there is no event file."""
        return not self._readers

    @property
    def behind(self) -> list[FileReader]:
        """The readers that have something to read."""
        return list(self._behind)

    def look(self, now: float, *, everything: bool = True) -> bool:
        """Look for files that came, went, or changed. True if anything did, or may have.

        Parameters
        ----------
        now : float
            Seconds.
        everything : bool
            False to look only at files that changed lately, and of the others at those whose turn it is.
        """
        listing, before = self._source.discover(everything=everything), self.listing
        self.listing = listing
        is_new = listing is not before or len(listing.files) != len(self._readers)
        if is_new:
            self._keep(listing.files)
        due = self._order if everything or is_new else self._due(now)
        changed = [reader for reader in due if self._has_changed(reader, now)]
        gone = [reader.file for reader in changed if reader.file not in self._readers]
        if gone:
            self._keep(list(self._readers))
        return is_new or bool(changed)

    def read(self, readers: Sequence[FileReader]) -> bool:
        """Read a slice of each of some files into the stage. True if points came."""
        has_points = False
        for reader, batches in read_slices(self._source, readers, self._plans):
            if batches is None:
                self._look_again(reader)
                continue
            for batch in batches:
                self._stage.take(reader.file.run, reader.run_file, batch)
                has_points |= batch.first_step is not None
        for reader in readers:
            self._sort(reader)
        return has_points

    def adopt(self, readers: Iterable[FileReader]) -> bool:
        """Take readers that have read their files elsewhere, in place of those under watch. True if points came."""
        adopted = {reader.file: reader for reader in readers if reader.file in self._readers}
        for file, reader in adopted.items():
            before, self._readers[file] = self._readers[file], reader
            self._behind.pop(before, None)
            self._lively.pop(before, None)
            self._sort(reader)
        self._order = tuple(self._readers.values())
        self._tell(dict.fromkeys(file.run for file in adopted))
        return any(reader.run_file.segments for reader in adopted.values())

    def problems(self) -> tuple[Problem, ...]:
        """Return everything that could not be read."""
        of_files = (problem for reader in self._order for problem in reader.problems)
        return (*self.listing.problems, *of_files)

    def bytes(self) -> tuple[int, int]:
        """Return bytes dealt with, and bytes there."""
        tails = [reader.tail for reader in self._order]
        return sum(tail.offset for tail in tails), sum(tail.size for tail in tails)

    def _due(self, now: float) -> Iterable[FileReader]:
        self._lively = {reader: seen for reader, seen in self._lively.items() if 0 <= now - seen < QUIET_S}
        return dict.fromkeys((*self._lively, *self._quiet.turn(self._order, now)))

    def _has_changed(self, reader: FileReader, now: float) -> bool:
        is_new = reader.tail.seen is None
        try:
            change = reader.look(self._source.stat(reader.file.path))
        except (FileNotFoundError, NotADirectoryError):
            del self._readers[reader.file]
            return True
        except OSError as error:
            note(reader, error)
            return True
        if change is Change.NOTHING and UNREADABLE not in reader.problems:
            return False
        if change is Change.REWRITTEN:
            self._tell((reader.file.run,))
        if not reader.tail.is_behind:
            reader.problems.discard(UNREADABLE)
        if not is_new:
            self._lively[reader] = now
        self._sort(reader)
        return True

    def _look_again(self, reader: FileReader) -> None:
        self._tell((reader.file.run,))
        try:
            reader.look(self._source.stat(reader.file.path))
        except OSError:
            reader.tail.give_up()

    def _sort(self, reader: FileReader) -> None:
        if reader.tail.is_behind:
            self._behind[reader] = None
        else:
            self._behind.pop(reader, None)

    def _keep(self, files: Iterable[SourceFile]) -> None:
        before, readers = dict.fromkeys(reader.file for reader in self._order), {}
        for file in files:
            readers[file] = self._readers.get(file) or FileReader(file)
        self._readers, self._order = readers, tuple(readers.values())
        kept = set(self._order)
        self._behind = {reader: None for reader in self._behind if reader in kept}
        self._lively = {reader: seen for reader, seen in self._lively.items() if reader in kept}
        self._tell(dict.fromkeys(file.run for file in (*readers, *before) if not (file in readers and file in before)))

    def _tell(self, runs: Iterable[str]) -> None:
        by_run: dict[str, list[FileReader]] = {run: [] for run in runs}
        for file, reader in self._readers.items():
            if file.run in by_run:
                by_run[file.run].append(reader)
        for run, readers in by_run.items():
            readers.sort(key=lambda reader: file_order(reader.file.name))
            self._stage.set_files(run, [reader.run_file for reader in readers])
