"""Reads elements out of event files, and counts what cannot be read."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, TypeVar

from tbx_widget.data.lazy_series import LazySeries
from tbx_widget.errors import DecodeError, SourceError
from tbx_widget.events.payloads import Payload, Payloads
from tbx_widget.types import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tbx_widget.dashboards.element import ElementKind
    from tbx_widget.sources import Source
    from tbx_widget.store import BlobSeries

Element = TypeVar("Element")

UNREACHABLE: Final = "values that could not be got from the file when they were asked for"
UNDECODABLE: Final = "values that could not be decoded when they were asked for"


class Reader:
    """Makes lazy series of what was indexed. Any thread may use it.

    Parameters
    ----------
    source : Source
        Where the indexed files lie.
    """

    def __init__(self, source: Source) -> None:
        self._payloads = Payloads(source)
        self._failures: dict[tuple[str, str], dict[tuple[int, int], str]] = {}
        self._lock = threading.Lock()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read up to now: one for each cause in each file."""
        with self._lock:
            return tuple(
                Problem(path, what, len(failures), *next((place[0], detail) for place, detail in failures.items()))
                for (path, what), failures in self._failures.items()
            )

    def retry(self) -> None:
        """Forget files that could not be got: they have been looked at again."""
        with self._lock:
            self._failures = {cause: found for cause, found in self._failures.items() if cause[1] != UNREACHABLE}

    def series(self, kind: ElementKind[Element], series: BlobSeries) -> LazySeries[Element]:
        """Make a lazy series."""
        return LazySeries(
            series.key,
            series.metadata,
            steps=series.steps,
            wall_times=series.wall_times,
            superseded=series.superseded,
            read=lambda position: self.read(kind, series, position),
        )

    def read(self, kind: ElementKind[Element], series: BlobSeries, position: int) -> Element:
        """Read one element.

        Raises
        ------
        SourceError
            If the file is gone, cannot be read, or has changed since it was indexed.
        DecodeError
            If the record is damaged, or holds no element of the kind.
        """
        span, step = series.span(position), int(series.steps[position])
        number = int(series.positions[position])
        try:
            event = self._payloads.event(span, step=step, wall_time=float(series.wall_times[position]))
            return kind.decode(Payload(event, number, series.metadata))
        except (SourceError, DecodeError) as error:
            self._count(span.path, error, (span.offset, number))
            raise type(error)(
                f"{series.key.kind} {series.key.tag!r} of run {series.key.run!r}, step {step}: {error}: "
                f"{span.path}, byte {span.offset}"
            ) from error

    def _count(self, path: str, error: SourceError | DecodeError, place: tuple[int, int]) -> None:
        what = UNREACHABLE if isinstance(error, SourceError) else UNDECODABLE
        with self._lock:
            self._failures.setdefault((path, what), {}).setdefault(place, str(error))


def readable(series: LazySeries[Element]) -> Iterator[tuple[int, Element]]:
    """Give the position and element of each point that can be read; the reader has counted the others."""
    for position in range(len(series)):
        try:
            yield position, series[position]
        except (SourceError, DecodeError):
            continue
