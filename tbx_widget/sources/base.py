"""What a place that holds event files must be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tbx_widget.types import Problem


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One event file.

    Parameters
    ----------
    path : str
        What the source opens it by.
    run : str
        The run it belongs to; "." for the top directory.
    name : str
        Its name in the directory, which says its place among the run's files.
    """

    path: str
    run: str
    name: str


@dataclass(frozen=True, slots=True)
class FileStat:
    """What can be known of a file without opening it.

    Parameters
    ----------
    size : int
        In bytes.
    modified : int
        Nanoseconds since 1970.
    identity : tuple of int
        Differs when another file has taken the name.
    """

    size: int
    modified: int
    identity: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source holds now.

    Parameters
    ----------
    exists : bool
        False while none of its directories exists.
    files : tuple of SourceFile
        In natural order of their runs.
    problems : tuple of Problem
        Directories that could not be listed.
    """

    exists: bool
    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


class Source(Protocol):
    """A place that holds event files. A path is within the source.

    The caller is one thread at a time. No method leaves a file open behind it.
    """

    def discover(self) -> Listing:
        """Look for event files; called in every poll, so the answer may be some seconds old where looking is dear.

        What cannot be listed is a problem of the listing, never an exception. If nothing changed, the same object
        again.
        """
        ...

    def stat(self, path: str) -> FileStat:
        """Look at one file; OSError if that cannot be done, FileNotFoundError if it is gone."""
        ...

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Open one file for reading from any position; OSError if that cannot be done."""
        ...
