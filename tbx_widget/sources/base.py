"""What a place that holds event files must be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from tbx_widget.types import Problem

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One event file.

    Parameters
    ----------
    path : str
        What the source opens it by, and people are shown: it holds no credentials.
    run : str
        The run it belongs to; "." for the top directory.
    name : str
        Its name in the directory, which says its place among the run's files.
    """

    path: str
    run: str
    name: str


class FileStat(NamedTuple):
    """What can be known of a file without opening it.

    Parameters
    ----------
    size : int
        In bytes.
    modified : int
        Nanoseconds since 1970; 0 if unknown.
    identity : tuple of int
        Differs when another file has taken the name; empty where the place does not tell.
    version : str
        Differs when the content does; empty where the place does not tell.
    """

    size: int
    modified: int
    identity: tuple[int, ...]
    version: str = ""


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

    The caller is one thread at a time, but for `open` and `read`. No method leaves a file open behind it. A source can
    be pickled: the copy reads the same files, but has not looked yet what there is.
    """

    @property
    def places(self) -> tuple[str, ...]:
        """What is watched, for people: absolute paths, and addresses without credentials."""
        ...

    @property
    def slice_bytes(self) -> int:
        """How much to read of a file at once."""
        ...

    @property
    def portion_bytes(self) -> int:
        """How much to read of all files before it is decoded, together."""
        ...

    def discover(self, *, everything: bool = True) -> Listing:
        """Look for event files.

        What cannot be listed is a problem of the listing, never an exception. If nothing changed, the same object
        again.

        Parameters
        ----------
        everything : bool
            False if it may take a second until what changed is seen: the way of someone who asks all the time.
        """
        ...

    def stat(self, path: str) -> FileStat:
        """Look at one file; OSError if that cannot be done, FileNotFoundError if it is gone."""
        ...

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Open one file for reading from any position; OSError as for `stat`."""
        ...

    def read(self, path: str, offset: int, size: int) -> bytes:
        """Read a span of one file, less of it where the file ends before; OSError as for `stat`. From any thread."""
        ...

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Apply a function that reads to each item, in order of the items, as many at once as this place gains from."""
        ...
