"""Event files on any file system that fsspec knows: object stores, SFTP, memory."""

from __future__ import annotations

import errno
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeVar, cast

from tbx_widget.errors import SourceError
from tbx_widget.sources.base import FileStat, Listing, SourceFile
from tbx_widget.sources.naming import in_order, is_event_file
from tbx_widget.sources.urls import scrub, secrets_of, texts
from tbx_widget.sources.walk import UNSEEN
from tbx_widget.types import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from fsspec import AbstractFileSystem

    from tbx_widget.sources.naming import Root

Item = TypeVar("Item")
Result = TypeVar("Result")
Info = Mapping[str, Any]

SLICE_BYTES = 1 << 21
AT_ONCE: Final = 16
"""Reads under way at the same time: one alone takes 50 ms, nearly all of it waiting."""

_REFRESH_S: Final = 1.0
_REFRESH_SHARE: Final = 10
_BLOCK_BYTES: Final = 1 << 18

_DATES: Final = ("mtime", "LastModified", "last_modified", "updated", "modified", "timeModified", "created")
_VERSIONS: Final = (*_DATES, "ETag", "etag", "VersionId", "version_id", "generation", "md5Hash", "content_md5", "ino")


class RemoteSource:
    """One or more addresses such as ``s3://bucket/logs`` and all that is below them.

    Everything below an address is listed, with sizes, so that no file costs a request of its own until it is read; what
    is no event file is passed over. How often depends on how long that takes. Of file systems that answer one request
    at a time no more is asked.

    Parameters
    ----------
    roots : sequence of Root
    storage_options : mapping
        What fsspec hands to the file system, such as credentials.
    clock : callable
        Seconds, of any origin.

    Raises
    ------
    SourceError
        If a package that the file system needs is missing, or it cannot be reached with these options.
    """

    slice_bytes = SLICE_BYTES
    portion_bytes = AT_ONCE * SLICE_BYTES

    def __init__(
        self,
        roots: Iterable[Root],
        storage_options: Mapping[str, Any] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.roots = tuple(roots)
        self._options = dict(storage_options or {})
        self._clock = clock
        self._trees = [_Tree.of(root, self._options) for root in self.roots]
        self._stats: dict[str, FileStat] = {}
        self._listing = Listing(exists=False, files=(), problems=())
        self._fresh_until = float("-inf")

    def __reduce__(self) -> tuple[type[RemoteSource], tuple[tuple[Root, ...], dict[str, Any]]]:
        return type(self), (self.roots, self._options)

    @property
    def places(self) -> tuple[str, ...]:
        """The addresses, without credentials."""
        return tuple(root.path for root in self.roots)

    def discover(self, *, everything: bool = True) -> Listing:
        """List everything again, if that is due or asked for."""
        began = self._clock()
        if everything or began >= self._fresh_until:
            self._list()
            ended = self._clock()
            self._fresh_until = ended + max(_REFRESH_S, _REFRESH_SHARE * (ended - began))
        return self._listing

    def stat(self, path: str) -> FileStat:
        """Return what the last listing said of a file."""
        if path not in self._stats:
            raise FileNotFoundError(errno.ENOENT, "No such file", path)
        return self._stats[path]

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Open one file; what is read comes in small blocks."""
        tree = self._tree(path)
        opened = tree.ask(lambda: tree.system.open(tree.address(path), "rb", block_size=_BLOCK_BYTES))
        return cast("AbstractContextManager[BinaryIO]", opened)

    def read(self, path: str, offset: int, size: int) -> bytes:
        """Read a span of one file with one request."""
        tree = self._tree(path)
        return tree.ask(lambda: tree.read(path, offset, size))

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Apply it to some at once, each on a thread of its own."""
        with ThreadPoolExecutor(AT_ONCE, "tbx-remote") as pool:
            yield from pool.map(function, items)

    def _tree(self, path: str) -> _Tree:
        return next(tree for tree in self._trees if tree.holds(path))

    def _list(self) -> None:
        listings = list(self.map(_Tree.look, self._trees))
        self._stats = {file.path: stat for listing in listings for file, stat in listing.files}
        listing = Listing(
            any(listing.exists for listing in listings),
            in_order(file for listing in listings for file, _ in listing.files),
            tuple(problem for listing in listings for problem in listing.problems),
        )
        if listing != self._listing:
            self._listing = listing


@dataclass(frozen=True, slots=True)
class _TreeListing:
    exists: bool = True
    files: tuple[tuple[SourceFile, FileStat], ...] = ()
    problems: tuple[Problem, ...] = ()


class _Tree:
    """What is below one address.

    Parameters
    ----------
    root : Root
    system : fsspec.AbstractFileSystem
    base : str
        The address as the file system calls it.
    secrets : iterable of str
        What may not stand in any message.
    """

    def __init__(self, root: Root, system: AbstractFileSystem, base: str, secrets: Iterable[str]) -> None:
        from fsspec import AbstractFileSystem  # noqa: PLC0415 - optional
        from fsspec.implementations.local import LocalFileSystem  # noqa: PLC0415
        from fsspec.implementations.memory import MemoryFileSystem  # noqa: PLC0415

        self.system = system
        self._root = root
        self._base = base.rstrip("/")
        self._secrets = tuple(secrets)
        self._reads_spans = system.async_impl or type(system).cat_file is not AbstractFileSystem.cat_file
        self._finds_all = system.async_impl or type(system).find is not AbstractFileSystem.find
        takes_many = system.async_impl or isinstance(system, (LocalFileSystem, MemoryFileSystem))
        self._gate: AbstractContextManager[object] = nullcontext() if takes_many else Lock()

    @staticmethod
    def of(root: Root, options: Mapping[str, Any]) -> _Tree:
        """Connect to the file system of an address."""
        secrets = {*texts(options), *secrets_of(root.address)}
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - optional

            system, base = url_to_fs(root.address, **options)
            return _Tree(root, system, base, secrets)
        except ImportError as error:
            hint = "pip install 'tbx-widget[remote]'" if (error.name or "").startswith("fsspec") else str(error)
            trouble = f"A package is missing to read this address: {hint}"
        except Exception as error:  # noqa: BLE001 - each file system has errors of its own
            trouble = f"The file system of this address cannot be used: {_say(error)}"
        raise SourceError(f"{scrub(trouble, secrets)}: {root.path}")

    def holds(self, path: str) -> bool:
        """Whether a file lies below this address."""
        return path == self._root.path or path.startswith(self._root.path + "/")

    def address(self, path: str) -> str:
        """Return what the file system calls a file."""
        return self._base + path[len(self._root.path) :]

    def ask(self, question: Callable[[], Result]) -> Result:
        """Ask the file system; OSError without credentials if it fails, whatever it says."""
        try:
            with self._gate:
                return question()
        except Exception as error:  # noqa: BLE001 - each file system has errors of its own
            trouble = self._public(error)
        raise trouble

    def read(self, path: str, offset: int, size: int) -> bytes:
        """Read a span of one file: by its file system's own way, since fsspec's general one reads ahead."""
        address = self.address(path)
        if self._reads_spans:
            return bytes(self.system.cat_file(address, start=offset, end=offset + size))
        with self.system.open(address, "rb", cache_type="none") as file:
            file.seek(offset)
            return bytes(file.read(size))

    def look(self) -> _TreeListing:
        """List everything below the address."""
        try:
            return self.ask(self._list)
        except FileNotFoundError:
            return _TreeListing(exists=False)
        except OSError as error:
            return _TreeListing(problems=(self._problem(error, self._base),))

    def _list(self) -> _TreeListing:
        self.system.invalidate_cache(self._base)
        found, problems = self._find() if self._finds_all else self._walk()
        files = [(path, info) for path, info in found.items() if is_event_file(path.rpartition("/")[2])]
        return _TreeListing(files=tuple(self._entry(path, info) for path, info in files), problems=tuple(problems))

    def _find(self) -> tuple[dict[str, Info], list[Problem]]:
        """List everything with as few requests as the file system can do with."""
        found = self.system.find(self._base, detail=True)
        if not found:
            self.system.info(self._base)
        return found, []

    def _walk(self) -> tuple[dict[str, Info], list[Problem]]:
        """List one directory after the other: what fsspec's own walk does, but it passes over those that fail."""
        found: dict[str, Info] = {}
        problems: list[Problem] = []
        waiting = [self._base]
        while waiting:
            path = waiting.pop()
            try:
                entries = self.system.ls(path, detail=True)
            except FileNotFoundError:
                if path == self._base:
                    raise
                continue
            except OSError as error:
                problems.append(self._problem(self._public(error), path))
                continue
            for info in entries:
                name = info["name"].rstrip("/")
                if info["type"] != "directory":
                    found[name] = info
                elif name != path:
                    waiting.append(name)
        return found, problems

    def _problem(self, error: OSError, path: str) -> Problem:
        return Problem(self._root.path + path[len(self._base) :], UNSEEN, detail=error.strerror or str(error))

    def _entry(self, address: str, info: Info) -> tuple[SourceFile, FileStat]:
        if info.get("size") is None:
            info = self.system.info(address)
        below = address[len(self._base) :]
        parts = tuple(part for part in below.split("/") if part)
        name = parts[-1] if parts else address.rpartition("/")[2]
        return SourceFile(self._root.path + below, self._root.run(parts[:-1]), name), _stat(info)

    def _public(self, error: Exception) -> OSError:
        number = errno.EIO
        if isinstance(error, OSError):
            number = error.errno or {FileNotFoundError: errno.ENOENT, PermissionError: errno.EACCES}.get(
                type(error), errno.EIO
            )
        return OSError(number, scrub(_say(error), self._secrets))


def _say(error: Exception) -> str:
    said = (isinstance(error, OSError) and error.strerror) or str(error)
    return str(said) or type(error).__name__


def _stat(info: Info) -> FileStat:
    version = ";".join(str(info[name]) for name in _VERSIONS if info.get(name) is not None)
    return FileStat(int(info.get("size") or 0), _modified(info), (), version)


def _modified(info: Info) -> int:
    """When a file was modified, nanoseconds since 1970; 0 if that cannot be told."""
    for found in (info[name] for name in _DATES if name in info):
        try:
            when = datetime.fromisoformat(found.replace("Z", "+00:00")) if isinstance(found, str) else found
            return int((when.timestamp() if isinstance(when, datetime) else float(when)) * 1e9)
        except (TypeError, ValueError):
            continue
    return 0
