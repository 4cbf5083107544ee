"""One event file of a run, as far as it has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tbx_widget.events.kinds import SCALARS, UNTOLD
from tbx_widget.store.segment import ALL_COLUMNS, BLOB_COLUMNS, SCALAR_COLUMNS, Segment

if TYPE_CHECKING:
    from tbx_widget.events import Batch, Metadata, Start
    from tbx_widget.store.segment import Points

Number = TypeVar("Number", int, float)


class RunFile:
    """What one file says, and nothing of what it means beside others.

    Parameters
    ----------
    path : str

    Attributes
    ----------
    segments : dict of (str, str) to Segment
        By kind and tag; the kind is "" for a tag whose file has not said what it is.
    starts : list of Start
        Sessions that started in the file.
    points_before_start : list of bool
        For each of them, whether the file held any point before it.
    metadata : dict of str to Metadata
        The first of each tag.
    first_wall_time, last_wall_time, first_point_time, first_step, reached
        As in `Batch`, of the whole file.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.segments: dict[tuple[str, str], Segment] = {}
        self.starts: list[Start] = []
        self.points_before_start: list[bool] = []
        self.metadata: dict[str, Metadata] = {}
        self.events = 0
        self.first_wall_time: float | None = None
        self.last_wall_time: float | None = None
        self.first_point_time: float | None = None
        self.first_step: int | None = None
        self.reached: int | None = None

    def take(self, batch: Batch) -> set[tuple[str, str]]:
        """Append a batch; return the kinds and tags that it touches."""
        if batch.start is not None:
            self.starts.append(batch.start)
            self.points_before_start.append(self.first_step is not None)
        self._take_facts(batch)
        touched = {(SCALARS, tag) for tag in batch.scalars} | set(batch.blobs) | {(UNTOLD, tag) for tag in batch.untold}
        for tag, untold in batch.untold.items():
            self._extend((UNTOLD, tag), ALL_COLUMNS, untold)
        for tag, scalars in batch.scalars.items():
            self._extend((SCALARS, tag), SCALAR_COLUMNS, scalars)
        for name, blobs in batch.blobs.items():
            self._extend(name, BLOB_COLUMNS, blobs)
        return touched

    def _extend(self, name: tuple[str, str], columns: tuple[str, ...], points: Points) -> None:
        segment = self.segments.get(name)
        if segment is None:
            segment = self.segments[name] = Segment(columns)
        segment.extend(points, session=len(self.starts))

    def _take_facts(self, batch: Batch) -> None:
        self.events += batch.events
        for tag, metadata in batch.metadata.items():
            self.metadata.setdefault(tag, metadata)
        if self.first_wall_time is None:
            self.first_wall_time = batch.first_wall_time
        if self.first_step is None:
            self.first_step, self.first_point_time = batch.first_step, batch.first_point_time
        self.last_wall_time = _greater(self.last_wall_time, batch.last_wall_time)
        self.reached = _greater(self.reached, batch.reached)


def _greater(one: Number | None, other: Number | None) -> Number | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)
