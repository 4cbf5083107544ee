"""The files under watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.ingest.file_reader import FileReader
from tbx_widget.sources import Listing, file_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tbx_widget.sources import Source, SourceFile
    from tbx_widget.store import Stage
    from tbx_widget.types import Problem

UNREADABLE = "files that cannot be read"


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
        self._readers: dict[SourceFile, FileReader] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is no event file."""
        return not self._readers

    def look(self) -> None:
        """Look for files that came, went, or changed."""
        listing = self._source.discover()
        if listing is not self.listing or len(listing.files) != len(self._readers):
            self._keep(listing.files)
        self.listing = listing
        gone = {file for file, reader in self._readers.items() if not self._is_there(reader)}
        if gone:
            self._keep([file for file in self._readers if file not in gone])

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
        if not reader.tail.is_behind:
            reader.problems.discard(UNREADABLE)
        return True

    def _note(self, reader: FileReader, error: Exception) -> None:
        reader.problems.discard(UNREADABLE)
        reader.problems.add(UNREADABLE, detail=getattr(error, "strerror", None) or str(error))
