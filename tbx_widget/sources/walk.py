"""One pass over a directory and all that is below it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tbx_widget.sources.base import SourceFile
from tbx_widget.sources.naming import is_event_file
from tbx_widget.types import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tbx_widget.sources.naming import Root

UNSEEN: Final = "places that cannot be looked into"

_NOTHING: Final[Mapping[str, Directory]] = MappingProxyType({})
_SETTLED_NS: Final = 3_000_000_000
"""Coarsest step of a file system's clock (FAT: 2 s): a change within it may leave the modification time as it was."""


@dataclass(frozen=True, slots=True)
class Directory:
    """What a directory held when it was listed.

    Parameters
    ----------
    run : str
        The run that its event files belong to.
    identity : tuple of int
        Device and inode.
    modified : int
        Nanoseconds since 1970; 0 if it may have changed since without showing.
    directories, links : tuple of (str, str)
        Path and printable name of each directory in it, and of each link to a directory.
    files : tuple of SourceFile
    problems : tuple of Problem
    """

    run: str
    identity: tuple[int, int]
    modified: int
    directories: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    files: tuple[SourceFile, ...] = ()
    problems: tuple[Problem, ...] = ()

    def holds_the_same(self, other: Directory) -> bool:
        """Whether there is nothing to tell between two listings of a directory."""
        return (self.identity, self.directories, self.links, self.files, self.problems) == (
            other.identity,
            other.directories,
            other.links,
            other.files,
            other.problems,
        )


class Walk:
    """A walk. Directories reached by a link wait until all others are done.

    Parameters
    ----------
    root : Root
    known : mapping of str to Directory
        By path, those that need not be looked at.
    now : float
        Seconds since 1970.

    Attributes
    ----------
    exists : bool
        Whether there is anything at the root.
    directories : dict of str to Directory
        All that were visited, by path.
    restless : set of str
        Paths of those that may have changed since without showing.
    files : list of SourceFile
    problems : list of Problem
    """

    def __init__(self, root: Root, known: Mapping[str, Directory] = _NOTHING, now: float = 0.0) -> None:
        self.exists = False
        self.directories: dict[str, Directory] = {}
        self.restless: set[str] = set()
        self.files: list[SourceFile] = []
        self.problems: list[Problem] = []
        self._root = root
        self._known = known
        self._now = now
        self._visited: set[tuple[int, int]] = set()
        self._plain: list[tuple[str, tuple[str, ...]]] = []
        self._linked: list[tuple[str, tuple[str, ...]]] = []

    def run(self) -> Walk:
        """Walk, once."""
        self.exists, path = True, self._root.path
        if path not in self._known and os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises in a closed parent
            self.files.append(SourceFile(path, self._root.run(()), os.path.basename(path)))  # noqa: PTH119
        else:
            self._walk()
        return self

    def note(self, path: str, directory: Directory) -> None:
        """Take what a directory visited turned out to hold when it was listed."""
        self.directories[path] = directory
        (self.restless.discard if directory.modified else self.restless.add)(path)

    def _walk(self) -> None:
        self._plain.append((self._root.path, ()))
        while self._plain or self._linked:
            path, parts = self._plain.pop() if self._plain else self._linked.pop()
            try:
                self._visit(path, parts)
            except FileNotFoundError:
                self.exists = self.exists and bool(parts)
            except OSError as error:
                self.problems.append(_problem(path, error))

    def _visit(self, path: str, parts: tuple[str, ...]) -> None:
        directory = self._known.get(path)
        identity, modified = look(path) if directory is None else (directory.identity, directory.modified)
        if identity in self._visited:
            return
        self._visited.add(identity)
        if directory is None:
            directory = list_directory(path, self._root.run(parts), identity, modified, now=self._now)
        self.note(path, directory)
        self.files += directory.files
        self.problems += directory.problems
        self._plain += [(below, (*parts, name)) for below, name in directory.directories]
        self._linked += [(below, (*parts, name)) for below, name in directory.links]


def look(path: str) -> tuple[tuple[int, int], int]:
    """Return a directory's identity and when it was modified, as in `Directory`; OSError if that cannot be told."""
    found = os.stat(path)  # noqa: PTH116 - half the time of Path.stat, and called for every directory
    return (found.st_dev, found.st_ino), found.st_mtime_ns


def list_directory(path: str, run: str, identity: tuple[int, int], modified: int, *, now: float) -> Directory:
    """List one directory; OSError if that cannot be done.

    Parameters
    ----------
    path : str
    run : str
        As in `Directory`.
    identity, modified
        What `look` said before.
    now : float
        Seconds since 1970.
    """
    directories: list[tuple[str, str]] = []
    links: list[tuple[str, str]] = []
    files: list[SourceFile] = []
    problems: list[Problem] = []
    with os.scandir(path) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name, reverse=True):
            try:
                if entry.is_dir():
                    (links if entry.is_symlink() else directories).append((entry.path, _printable(entry.name)))
                elif is_event_file(entry.name) and entry.is_file():
                    files.append(SourceFile(entry.path, run, entry.name))
            except OSError as error:
                problems.append(_problem(entry.path, error))
    is_settled = int(now * 1e9) - modified > _SETTLED_NS
    held = (tuple(directories), tuple(links), tuple(files), tuple(problems))
    return Directory(run, identity, modified if is_settled else 0, *held)


def _printable(name: str) -> str:
    r"""Return a file name as text that can be encoded; bytes that are no UTF-8 become escapes like ``\xff``."""
    return os.fsencode(name).decode(errors="backslashreplace")


def _problem(path: str, error: OSError) -> Problem:
    return Problem(path, UNSEEN, detail=error.strerror or str(error))
