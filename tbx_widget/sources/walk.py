"""One pass over a directory and all that is below it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tbx_widget.sources.base import SourceFile
from tbx_widget.sources.naming import is_event_file
from tbx_widget.types import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tbx_widget.sources.naming import Root

UNSEEN: Final = "places that cannot be looked into"

_SETTLED_NS: Final = 3_000_000_000
"""Coarsest step of a file system's clock (FAT: 2 s): a change within it may leave the modification time as it was."""


@dataclass(frozen=True, slots=True)
class Directory:
    """What a directory held when it was listed.

    Parameters
    ----------
    identity : tuple of int
        Device and inode.
    modified : int
        Nanoseconds since 1970; 0 if it may have changed since without showing.
    directories, links : tuple of (str, str)
        Path and printable name of each directory in it, and of each link to a directory.
    files : tuple of SourceFile
    problems : tuple of Problem
    """

    identity: tuple[int, int]
    modified: int
    directories: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    files: tuple[SourceFile, ...] = ()
    problems: tuple[Problem, ...] = ()


class Walk:
    """A walk. Directories reached by a link wait until all others are done.

    Parameters
    ----------
    root : Root
    known : mapping of str to Directory
        What was listed before, by path: not listed again if the modification time is the same.
    now : float
        Seconds since 1970.

    Attributes
    ----------
    exists : bool
        Whether there is anything at the root.
    directories : dict of str to Directory
        All that were visited, by path.
    files : list of SourceFile
    problems : list of Problem
    """

    def __init__(self, root: Root, known: Mapping[str, Directory], now: float) -> None:
        self.exists = True
        self.directories: dict[str, Directory] = {}
        self.files: list[SourceFile] = []
        self.problems: list[Problem] = []
        self._root = root
        self._known = known
        self._now_ns = int(now * 1e9)
        self._visited: set[tuple[int, int]] = set()
        self._plain: list[tuple[str, tuple[str, ...]]] = []
        self._linked: list[tuple[str, tuple[str, ...]]] = []
        if os.path.isfile(root.path):  # noqa: PTH113 - Path.is_file raises where a parent may not be entered
            self.files.append(SourceFile(str(root.path), root.run(()), root.path.name))
        else:
            self._walk()

    def _walk(self) -> None:
        self._plain.append((str(self._root.path), ()))
        while self._plain or self._linked:
            path, parts = self._plain.pop() if self._plain else self._linked.pop()
            try:
                self._visit(path, parts)
            except FileNotFoundError:
                self.exists = self.exists and bool(parts)
            except OSError as error:
                self.problems.append(_problem(path, error))

    def _visit(self, path: str, parts: tuple[str, ...]) -> None:
        found = os.stat(path)  # noqa: PTH116
        identity = (found.st_dev, found.st_ino)
        if identity in self._visited:
            return
        self._visited.add(identity)
        directory = self._known.get(path)
        if directory is None or directory.modified != found.st_mtime_ns or directory.identity != identity:
            is_settled = self._now_ns - found.st_mtime_ns > _SETTLED_NS
            directory = _list(path, self._root.run(parts), identity, found.st_mtime_ns if is_settled else 0)
        self.directories[path] = directory
        self.files += directory.files
        self.problems += directory.problems
        self._plain += [(below, (*parts, name)) for below, name in directory.directories]
        self._linked += [(below, (*parts, name)) for below, name in directory.links]


def _printable(name: str) -> str:
    r"""Return a file name as text that can be encoded; bytes that are no UTF-8 become escapes like ``\xff``."""
    return os.fsencode(name).decode(errors="backslashreplace")


def _list(path: str, run: str, identity: tuple[int, int], modified: int) -> Directory:
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
    return Directory(identity, modified, tuple(directories), tuple(links), tuple(files), tuple(problems))


def _problem(path: str, error: OSError) -> Problem:
    return Problem(path, UNSEEN, detail=error.strerror or str(error))
