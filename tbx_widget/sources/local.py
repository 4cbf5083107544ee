"""Event files on this machine's file systems."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from tbx_widget.sources.base import FileStat, Listing
from tbx_widget.sources.naming import in_order, parse_roots
from tbx_widget.sources.rotation import Rotation
from tbx_widget.sources.walk import Walk, list_directory, look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tbx_widget.sources.naming import Root

Item = TypeVar("Item")
Result = TypeVar("Result")

SLICE_BYTES = 1 << 22

_LOOK_S = 0.75
_LIST_AGAIN_S = 20.0
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class LocalSource:
    """One or more directories and all that is below them.

    Symbolic links are followed; each directory is visited once, under the name that does without a link if it has one.
    A directory is listed again when its modification time changes. Some file systems (object stores mounted as disks)
    do not keep that, so all are listed again in turn, too.

    Parameters
    ----------
    paths : iterable of str, Path or Root
        As `parse_roots` reads them. A directory may not exist yet, or be a single event file.
    clock : callable
        Seconds since 1970.

    Raises
    ------
    QueryError
        If there is no path, or two have the same name.
    """

    slice_bytes = SLICE_BYTES
    portion_bytes = SLICE_BYTES

    def __init__(self, paths: Iterable[str | Path | Root], *, clock: Callable[[], float] = time.time) -> None:
        self.roots = parse_roots(paths)
        self._clock = clock
        self._trees = [_Tree(root) for root in self.roots]
        self._listing = Listing(exists=False, files=(), problems=())

    def __reduce__(self) -> tuple[type[LocalSource], tuple[tuple[Root, ...]]]:
        return type(self), (self.roots,)

    @property
    def places(self) -> tuple[str, ...]:
        """The directories, absolute."""
        return tuple(root.path for root in self.roots)

    def discover(self, *, everything: bool = True) -> Listing:
        """Walk the directories below which something changed."""
        now = self._clock()
        changed = [tree.look(now, everything=everything) for tree in self._trees]
        if any(changed):
            walks = [tree.walk for tree in self._trees]
            files = in_order(file for walk in walks for file in walk.files)
            problems = tuple(problem for walk in walks for problem in walk.problems)
            listing = Listing(any(walk.exists for walk in walks), files, problems)
            self._listing = self._listing if listing == self._listing else listing
        return self._listing

    def stat(self, path: str) -> FileStat:
        """Look at one file."""
        found = os.stat(path)  # noqa: PTH116 - half the time of Path.stat, and called for every file
        return FileStat(found.st_size, found.st_mtime_ns, (found.st_dev, found.st_ino))

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Open one file, unbuffered."""
        return open(path, "rb", buffering=0)  # noqa: PTH123

    def read(self, path: str, offset: int, size: int) -> bytes:
        """Read a span of one file."""
        file = os.open(path, _OPEN)
        try:
            os.lseek(file, offset, os.SEEK_SET)
            return _read_whole(file, size)
        finally:
            os.close(file)

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """One after the other."""
        return map(function, items)


def _read_whole(file: int, size: int) -> bytes:
    """Read `size` bytes, or what is left: one call reads less than 2 GiB on Linux."""
    first = os.read(file, size)
    if not first or len(first) == size:
        return first
    return first + _read_whole(file, size - len(first))


class _Tree:
    """What is below one root, as last walked."""

    def __init__(self, root: Root) -> None:
        self.walk = Walk(root)
        self._root = root
        self._looks = Rotation(_LOOK_S)
        self._lists = Rotation(_LIST_AGAIN_S)

    def look(self, now: float, *, everything: bool) -> bool:
        """Look at directories: all, or those whose turn it is. True if something changed, or may have."""
        known = self.walk.directories
        paths = list(known)
        listed = {*self._lists.turn(paths, now), *self.walk.restless}
        looked = {*(paths if everything else self._looks.turn(paths, now)), *listed}
        changed = {path for path in looked if self._has_changed(path, now, is_listed=path in listed)}
        if changed or self._root.path not in known:
            self.walk = Walk(self._root, {path: known[path] for path in paths if path not in changed}, now).run()
            return True
        return False

    def _has_changed(self, path: str, now: float, *, is_listed: bool) -> bool:
        known = self.walk.directories[path]
        try:
            identity, modified = look(path)
            if not is_listed and (modified, identity) == (known.modified, known.identity):
                return False
            found = list_directory(path, known.run, identity, modified, now=now)
        except OSError:
            return True
        if not found.holds_the_same(known):
            return True
        self.walk.note(path, found)
        return False
