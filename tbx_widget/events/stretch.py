"""A batch in the making."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from tbx_widget.errors import DecodeError
from tbx_widget.events.batch import Batch, BlobPoints, ScalarPoints, UntoldPoints
from tbx_widget.events.kinds import GRAPHS, HPARAMS, KIND_OF_FIELD, SCALARS, UNTOLD, kind_of_plugin
from tbx_widget.events.tags import text
from tbx_widget.events.tensor import single_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tbx_widget.events.batch import Start
    from tbx_widget.events.event_pb2 import Event, Summary
    from tbx_widget.events.tags import Tags

_GRAPH_FIELDS: Final = frozenset({"graph_def", "meta_graph_def", "tagged_run_metadata"})


class Stretch:
    """Sorts the values of events by series.

    Parameters
    ----------
    tags : Tags
        Of the file; learns from each value.
    start : Start or None
        As in `Batch`.

    Attributes
    ----------
    unreadable : list of (int, str)
        Offset of the event and the reason, for each value that was skipped.
    """

    def __init__(self, tags: Tags, start: Start | None = None) -> None:
        self.unreadable: list[tuple[int, str]] = []
        self._tags = tags
        self._batch = Batch(start)
        self._scalars: dict[bytes, ScalarPoints] = {}
        self._wall_times: list[float] = []
        self._steps: list[int] = []

    def take(self, event: Event, what: str | None, offset: int, size: int) -> None:
        """Take one event, whose payload lies at `offset` and has `size` bytes; `what` is the field it holds."""
        wall_time = event.wall_time
        self._wall_times.append(wall_time)
        if what == "summary":
            self._take_summary(event.summary.value, event.step, wall_time, (offset, size))
        elif what in _GRAPH_FIELDS:
            tag = text(event.tagged_run_metadata.tag) or what
            self._add_blob(GRAPHS, tag, event.step, wall_time, (offset, size, 0))

    def _take_summary(
        self, values: Sequence[Summary.Value], step: int, wall_time: float, place: tuple[int, int]
    ) -> None:
        scalars, is_told = self._scalars, self._tags.is_told
        for position, value in enumerate(values):
            tag = value.tag
            if not is_told(tag) and value.HasField("metadata"):
                self._batch.metadata.setdefault(text(tag), self._tags.tell(value))
            if not value.HasField("simple_value"):
                self._take_general(value, step, wall_time, (*place, position))
                continue
            points = scalars.get(tag)
            if points is None:
                points = scalars[tag] = self._batch.scalars.setdefault(text(tag), ScalarPoints())
            points.steps.append(step)
            points.wall_times.append(wall_time)
            points.values.append(value.simple_value)
        if values:
            self._steps.append(step)

    def finish(self) -> Batch:
        """Return the batch."""
        batch, finite = self._batch, [wall for wall in self._wall_times if math.isfinite(wall)]
        batch.events = len(self._wall_times)
        if finite:
            batch.first_wall_time, batch.last_wall_time = finite[0], max(finite)
        if self._steps:
            batch.first_step, batch.reached = self._steps[0], max(self._steps)
        return batch

    def _take_general(self, value: Summary.Value, step: int, wall_time: float, span: tuple[int, int, int]) -> None:
        try:
            kind = self._kind(value)
            if kind == SCALARS:
                self._add_scalar(value, step, wall_time)
            elif kind == UNTOLD:
                self._add_untold(value, step, wall_time, span)
            else:
                self._add_blob(kind, text(value.tag), step, wall_time, span)
        except DecodeError as error:
            self.unreadable.append((span[0], f"{text(value.tag)!r}: {error}"))

    def _kind(self, value: Summary.Value) -> str:
        field = value.WhichOneof("value")
        if field in KIND_OF_FIELD:
            return KIND_OF_FIELD[field]
        plugin = self._tags.plugin(value)
        if field is None and plugin != HPARAMS:
            raise DecodeError("the value is absent")
        return kind_of_plugin(plugin) if plugin else UNTOLD

    def _add_scalar(self, value: Summary.Value, step: int, wall_time: float) -> None:
        number, is_double = single_number(value.tensor)
        points = self._batch.scalars.setdefault(text(value.tag), ScalarPoints())
        points.steps.append(step)
        points.wall_times.append(wall_time)
        points.values.append(number)
        points.is_double |= is_double

    def _add_blob(self, kind: str, tag: str, step: int, wall_time: float, span: tuple[int, int, int]) -> None:
        _add(self._batch.blobs.setdefault((kind, tag), BlobPoints()), step, wall_time, span)

    def _add_untold(self, value: Summary.Value, step: int, wall_time: float, span: tuple[int, int, int]) -> None:
        points = self._batch.untold.setdefault(text(value.tag), UntoldPoints())
        try:
            number, is_double = single_number(value.tensor)
        except DecodeError:
            number, is_double = math.nan, False
        _add(points, step, wall_time, span)
        points.values.append(number)
        points.is_double |= is_double


def _add(points: BlobPoints, step: int, wall_time: float, span: tuple[int, int, int]) -> None:
    offset, size, position = span
    points.steps.append(step)
    points.wall_times.append(wall_time)
    points.offsets.append(offset)
    points.sizes.append(size)
    points.positions.append(position)
