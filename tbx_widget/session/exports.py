"""Files that pages have asked for, sent a part at a time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tbx_widget import protocol
from tbx_widget.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tbx_widget.dashboards import DashboardKind
    from tbx_widget.protocol import Frame
    from tbx_widget.session.catalogue import Catalogue
    from tbx_widget.store import Snapshot


@dataclass(slots=True)
class _Job:
    request: protocol.Export
    name: str
    pieces: Iterator[bytes]
    sent: int = 0

    def next_part(self) -> tuple[Frame, bool]:
        """Return the next part, and whether it is the last."""
        piece = next(self.pieces, None)
        frame = protocol.part(self.request, n=self.sent, name=self.name, payload=piece)
        self.sent += 1
        return frame, piece is None


class Exports:
    """The exports under way, one a client, by turns.

    Parameters
    ----------
    kinds : mapping of str to DashboardKind
        By name.
    """

    def __init__(self, kinds: Mapping[str, DashboardKind]) -> None:
        self._kinds = kinds
        self._jobs: deque[_Job] = deque()

    def __bool__(self) -> bool:
        return bool(self._jobs)

    def start(self, request: protocol.Export, catalogue: Catalogue, snapshot: Snapshot) -> None:
        """Begin an export, in place of the client's former one.

        Raises
        ------
        QueryError
            If a series is unknown, or its kind cannot be exported.
        """
        self.forget(request.client)
        if not request.series:
            return
        keys = catalogue.keys(request.series)
        kind, *others = {key.kind for key in keys}
        export = self._kinds[kind].exports.get(request.format) if kind in self._kinds and not others else None
        if export is None:
            raise QueryError(f"These series cannot be exported as {request.format}.")
        series = [snapshot.series[key] for key in keys if key in snapshot.series]
        self._jobs.append(_Job(request, f"{kind}.{request.format}", export(series)))

    def next_part(self) -> Frame | None:
        """Return the next part of the export whose turn it is; None when there is none."""
        if not self._jobs:
            return None
        job = self._jobs.popleft()
        frame, is_last = job.next_part()
        if not is_last:
            self._jobs.append(job)
        return frame

    def forget(self, client: str) -> None:
        """End a client's export."""
        self._jobs = deque(job for job in self._jobs if job.request.client != client)
