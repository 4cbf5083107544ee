"""The files under watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.ingest.file_reader import FileReader
from tbx_widget.sources import Listing, file_order
from tbx_widget.types import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tbx_widget.sources import Source, SourceFile
    from tbx_widget.store import Stage

UNREADABLE = "files that cannot be read"

_WALK_SHARE = 20
"""Walking directories takes at most one part in so many of the time."""


class Watch:
    """Keeps a reader for each event file there is, and tells the stage which files each run has.

    Files are looked at each time. Directories are walked less often when that takes long, and at once when a file is gone.

    Parameters
    ----------
    source : Source
    stage : Stage
    clock : callable
        Seconds.

    Attributes
    ----------
    listing : Listing
        Of the last walk.
    """

    def __init__(self, source: Source, stage: Stage, clock: Callable[[], float]) -> None:
        self.listing = Listing(exists=False, files=(), problems=())
        self._source = source
        self._stage = stage
        self._clock = clock
        self._readers: dict[SourceFile, FileReader] = {}
        self._next_walk: tuple[float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no event file."""
        return not self._readers

    def look(self) -> None:
        """Look for files that came, went, or changed."""
        if self._is_walk_due():
            self._walk()
        gone = {file for file, reader in self._readers.items() if not self._is_there(reader)}
        if gone:
            self._keep([file for file in self._readers if file not in gone])
            self._next_walk = None

    def behind(self) -> list[FileReader]:
        """Return the readers that have something to read."""
        return [reader for reader in self._readers.values() if reader.tail.is_behind]

    def read(self, reader: FileReader) -> bool:
        """Read one slice of a file into the stage. True if points came."""
        try:
            batches = reader.read()
        except FileNotFoundError:
            reader.tail.give_up()
            return False
        except (OSError, MemoryError) as error:
            self._note(reader, error)
            reader.tail.give_up()
            return False
        reader.problems.discard(UNREADABLE)
        if batches is None:
            self._tell((reader.file.run,))
            return False
        for batch in batches:
            self._stage.take(reader.file.run, reader.run_file, batch)
        return any(batch.first_step is not None for batch in batches)

    def problems(self) -> tuple[Problem, ...]:
        """Return everything that could not be read."""
        of_files = (problem for reader in self._readers.values() for problem in reader.problems)
        return (*self.listing.problems, *of_files)

    def bytes(self) -> tuple[int, int]:
        """Return bytes dealt with, and bytes there."""
        tails = [reader.tail for reader in self._readers.values()]
        return sum(tail.offset for tail in tails), sum(tail.size for tail in tails)

    def _is_walk_due(self) -> bool:
        if self._next_walk is None:
            return True
        walked, due = self._next_walk
        return not walked <= self._clock() < due

    def _walk(self) -> None:
        began = self._clock()
        listing = self._source.discover()
        ended = self._clock()
        self._next_walk = (ended, ended + _WALK_SHARE * (ended - began))
        if listing.files != self.listing.files or len(listing.files) != len(self._readers):
            self._keep(listing.files)
        self.listing = listing

    def _keep(self, files: Iterable[SourceFile]) -> None:
        before, readers = self._readers, {}
        for file in files:
            readers[file] = before[file] if file in before else FileReader(self._source, file)
        self._readers = readers
        self._tell(dict.fromkeys(file.run for file in (*readers, *before) if not (file in readers and file in before)))

    def _tell(self, runs: Iterable[str]) -> None:
        by_run: dict[str, list[FileReader]] = {run: [] for run in runs}
        for file, reader in self._readers.items():
            if file.run in by_run:
                by_run[file.run].append(reader)
        for run, readers in by_run.items():
            readers.sort(key=lambda reader: file_order(reader.file.name))
            self._stage.set_files(run, [reader.run_file for reader in readers])

    def _is_there(self, reader: FileReader) -> bool:
        try:
            is_void = reader.look()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            self._note(reader, error)
            return True
        if is_void:
            self._tell((reader.file.run,))
        return True

    def _note(self, reader: FileReader, error: Exception) -> None:
        reader.problems.discard(UNREADABLE)
        reader.problems.add(UNREADABLE, detail=getattr(error, "strerror", None) or str(error))
