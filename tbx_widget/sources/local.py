"""Event files on this machine's file systems."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, BinaryIO

from tbx_widget.sources.base import FileStat, Listing
from tbx_widget.sources.naming import natural_order, parse_roots
from tbx_widget.sources.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tbx_widget.sources.walk import Directory

_REFRESH_S = 5.0
_REFRESH_SHARE = 50


class LocalSource:
    """One or more directories and all that is below them.

    Symbolic links are followed; each directory is visited once, under the name that does without a link if it has one.
    A directory is listed again when its modification time changes. Some file systems (object stores mounted as disks)
    do not keep that, so every few seconds all are listed again, less often if that takes long.

    Parameters
    ----------
    paths : iterable of str or Path
        As `parse_roots` reads them. A directory may not exist yet, or be a single event file.
    clock : callable
        Seconds since 1970.

    Raises
    ------
    QueryError
        If there is no path, or two have the same name.
    """

    def __init__(self, paths: Iterable[str | Path], *, clock: Callable[[], float] = time.time) -> None:
        self.roots = parse_roots(paths)
        self._clock = clock
        self._directories: dict[str, Directory] = {}
        self._listing = Listing(exists=False, files=(), problems=())
        self._fresh_until = (0.0, 0.0)

    def discover(self) -> Listing:
        """Walk all directories; the same object as before if nothing changed."""
        began = self._clock()
        is_refresh = not self._fresh_until[0] <= began < self._fresh_until[1]
        known = {} if is_refresh else self._directories
        walks = [Walk(root, known, began) for root in self.roots]
        if is_refresh:
            ended = self._clock()
            self._fresh_until = (began, ended + max(_REFRESH_S, _REFRESH_SHARE * (ended - began)))
        directories = {path: directory for walk in walks for path, directory in walk.directories.items()}
        if is_refresh or directories != self._directories or not directories:
            self._directories = directories
            self._listing = _listing(walks)
        return self._listing

    def stat(self, path: str) -> FileStat:
        """Look at one file."""
        found = os.stat(path)  # noqa: PTH116 - half the time of Path.stat, and called for every file in every poll
        return FileStat(found.st_size, found.st_mtime_ns, (found.st_dev, found.st_ino))

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Open one file, unbuffered."""
        return open(path, "rb", buffering=0)  # noqa: PTH123


def _listing(walks: Iterable[Walk]) -> Listing:
    files = [file for walk in walks for file in walk.files]
    files.sort(key=lambda file: (file.run != ".", natural_order(file.run)))
    problems = tuple(problem for walk in walks for problem in walk.problems)
    return Listing(any(walk.exists for walk in walks), tuple(files), problems)
