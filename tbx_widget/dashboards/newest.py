"""The newest element of each series of a kind whose values stay in the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from tbx_widget.errors import DecodeError, SourceError
from tbx_widget.store import BlobSeries

if TYPE_CHECKING:
    from tbx_widget.dashboards.base import Elements
    from tbx_widget.dashboards.element import ElementKind
    from tbx_widget.store import Snapshot
    from tbx_widget.types import SeriesKey

Element = TypeVar("Element")

READS_AT_ONCE: Final = 64
"""Values read out of files in one call."""


class Newest(Generic[Element]):
    """Keeps up with the last point of each series; one that cannot be read is left out, and counted where it is read.

    Parameters
    ----------
    kind : ElementKind
    elements : Elements

    Attributes
    ----------
    found : dict of SeriesKey to element
    """

    def __init__(self, kind: ElementKind[Element], elements: Elements) -> None:
        self.found: dict[SeriesKey, Element] = {}
        self._kind = kind
        self._elements = elements
        self._seen: dict[SeriesKey, BlobSeries] = {}
        self._due: dict[SeriesKey, BlobSeries] = {}
        self._revision = -1

    @property
    def is_behind(self) -> bool:
        """Whether the last call of `take_in` left something for the next."""
        return bool(self._due)

    def take_in(self, snapshot: Snapshot) -> bool:
        """Read what is new, a bounded number of values; return whether that changed anything."""
        if snapshot.revision != self._revision:
            self._revision = snapshot.revision
            self._look(snapshot)
        before = len(self.found)
        self.found = {key: element for key, element in self.found.items() if key in self._seen}
        changed = len(self.found) != before
        for key in list(self._due)[:READS_AT_ONCE]:
            changed |= self._read(key, self._due.pop(key))
        return changed

    def _look(self, snapshot: Snapshot) -> None:
        before, self._seen = self._seen, {}
        for key, series in snapshot.series.items():
            if key.kind == self._kind.name and isinstance(series, BlobSeries) and len(series):
                self._seen[key] = series
                if before.get(key) is not series:
                    self._due[key] = series
        self._due = {key: series for key, series in self._due.items() if key in self._seen}

    def _read(self, key: SeriesKey, series: BlobSeries) -> bool:
        try:
            element = self._elements.read(self._kind, series, len(series) - 1)
        except (SourceError, DecodeError):
            return self.found.pop(key, None) is not None
        changed = self.found.get(key) != element
        self.found[key] = element
        return changed
