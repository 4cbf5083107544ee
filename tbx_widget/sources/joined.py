"""Several sources as one, and which source a path needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from tbx_widget.sources.base import Listing
from tbx_widget.sources.local import LocalSource
from tbx_widget.sources.naming import in_order, parse_roots
from tbx_widget.sources.remote import RemoteSource
from tbx_widget.sources.urls import is_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tbx_widget.sources.base import FileStat, Source

Item = TypeVar("Item")
Result = TypeVar("Result")


def open_source(paths: Iterable[str | Path], storage_options: Mapping[str, Any] | None = None) -> Source:
    """Return the source that holds what is at some paths.

    Parameters
    ----------
    paths : iterable of str or Path
        Directories and addresses, mixed, each optionally ``name=path``.
    storage_options : mapping, optional
        What fsspec hands to the file systems of the addresses, such as credentials.

    Raises
    ------
    QueryError
        If there is no path, or two have the same name.
    SourceError
        If the file system of an address cannot be used.
    """
    roots = parse_roots(paths)
    local = [root for root in roots if not root.address]
    remote = [root for root in roots if root.address]
    if not remote:
        return LocalSource(local)
    if not local:
        return RemoteSource(remote, storage_options)
    return JoinedSource(LocalSource(local), RemoteSource(remote, storage_options))


class JoinedSource:
    """Directories of this machine and addresses elsewhere.

    Parameters
    ----------
    local, remote : Source
    """

    def __init__(self, local: Source, remote: Source) -> None:
        self._local = local
        self._remote = remote
        self._listings: tuple[Listing, ...] = ()
        self._listing = Listing(exists=False, files=(), problems=())

    def __reduce__(self) -> tuple[type[JoinedSource], tuple[Source, Source]]:
        return type(self), (self._local, self._remote)

    @property
    def places(self) -> tuple[str, ...]:
        """All places of both."""
        return (*self._local.places, *self._remote.places)

    @property
    def slice_bytes(self) -> int:
        """The smaller of both: reading more at once helps afar, and less keeps what is near live."""
        return min(self._local.slice_bytes, self._remote.slice_bytes)

    @property
    def portion_bytes(self) -> int:
        """The larger of both, so that much is under way afar."""
        return max(self._local.portion_bytes, self._remote.portion_bytes)

    def discover(self, *, everything: bool = True) -> Listing:
        """Look in both."""
        listings = tuple(source.discover(everything=everything) for source in (self._local, self._remote))
        if not self._listings or any(new is not old for new, old in zip(listings, self._listings, strict=True)):
            self._listing = Listing(
                any(listing.exists for listing in listings),
                in_order(file for listing in listings for file in listing.files),
                tuple(problem for listing in listings for problem in listing.problems),
            )
        self._listings = listings
        return self._listing

    def stat(self, path: str) -> FileStat:
        """Look at one file."""
        return self._of(path).stat(path)

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Open one file."""
        return self._of(path).open(path)

    def read(self, path: str, offset: int, size: int) -> bytes:
        """Read a span of one file."""
        return self._of(path).read(path, offset, size)

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """As many at once as afar; near, that costs little."""
        return self._remote.map(function, items)

    def _of(self, path: str) -> Source:
        return self._remote if is_url(path) else self._local
