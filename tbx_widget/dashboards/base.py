"""The contract of a dashboard kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tbx_widget.dashboards.element import ElementKind
    from tbx_widget.store import BlobSeries, Snapshot
    from tbx_widget.types import ColumnTable

Element = TypeVar("Element")


class Numbers(Protocol):
    """The numbers that stand for runs and tags on the wire; stable until a screen is told to start anew."""

    def run(self, name: str) -> int:
        """Return the number of a run."""
        ...

    def tag(self, kind: str, tag: str) -> int:
        """Return the number of a kind's tag."""
        ...


class Elements(Protocol):
    """Reads values that stay in the files."""

    def read(self, kind: ElementKind[Element], series: BlobSeries, position: int) -> Element:
        """Read one element of a series.

        Raises
        ------
        SourceError, DecodeError
            If it cannot be got from the file, or makes no sense.
        """
        ...


class Feed(Protocol):
    """What one connected screen is told of one kind. Used by one thread at a time."""

    def want(self, client: str, want: Mapping[str, Any] | None) -> None:
        """Take in what a client has on screen; None when it has gone.

        Raises
        ------
        QueryError
            If `want` is not in the kind's words.
        """
        ...

    def forget(self) -> None:
        """Start from nothing: the screen has dropped all it held."""
        ...

    def tables(self, snapshot: Snapshot, numbers: Numbers) -> list[ColumnTable]:
        """Return what brings the screen closer to `snapshot`, most wanted first, a bounded amount a call.

        Snapshots come in order, and from one `forget` to the next are of one epoch.
        """
        ...

    @property
    def is_behind(self) -> bool:
        """Whether the last call of `tables` left something for the next."""
        ...


@dataclass(frozen=True, slots=True)
class DashboardKind:
    """One kind of dashboard.

    Parameters
    ----------
    name : str
        The kind, as in `SeriesKey.kind` and on the wire.
    feed : callable
        Makes a fresh `Feed` for a screen; given what reads values out of files.
    exports : mapping of str to callable
        By the format's name: writes series of the kind as a file, in pieces of at most 4 MB.
    """

    name: str
    feed: Callable[[Elements], Feed]
    exports: Mapping[str, Callable[[Sequence[Any]], Iterator[bytes]]] = field(default_factory=dict)
