"""A batch in the making."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from tbx_widget.errors import DecodeError
from tbx_widget.events.batch import Batch
from tbx_widget.events.gather import GatheredBlobs, GatheredScalars
from tbx_widget.events.kinds import GRAPHS, HPARAMS, KIND_OF_FIELD, SCALARS, UNTOLD, kind_of_plugin
from tbx_widget.events.tags import metadata_of, text
from tbx_widget.events.tensor import single_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tbx_widget.events.batch import Start
    from tbx_widget.events.event_pb2 import Event, Summary
    from tbx_widget.events.plan import Points
    from tbx_widget.events.tags import Tags
    from tbx_widget.events.template import Template, TemplateValue

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
        self._scalars: dict[str, GatheredScalars] = {}
        self._scalars_by_raw_tag: dict[bytes, GatheredScalars] = {}
        self._blobs: dict[tuple[str, str], GatheredBlobs] = {}
        self._records: list[int] = []
        self._wall_times: list[float] = []
        self._stepped: list[int] = []
        self._steps: list[int] = []
        self._parts: list[Points] = []

    def take(self, event: Event, what: str | None, record: int, place: tuple[int, int]) -> None:
        """Take one event.

        Parameters
        ----------
        event : Event
        what : str or None
            The field it holds.
        record : int
            Its number in the buffer; grows.
        place : (int, int)
            Offset of the payload in the file, and its size.
        """
        wall_time = event.wall_time
        self._records.append(record)
        self._wall_times.append(wall_time)
        if what == "summary":
            self._take_summary(event.summary.value, (record, event.step, wall_time), place)
        elif what in _GRAPH_FIELDS:
            tag = text(event.tagged_run_metadata.tag) or what
            self._blobs_of(GRAPHS, tag).take(event.step, wall_time, (*place, 0))

    def take_points(self, template: Template, points: Sequence[Points]) -> None:
        """Take points of a template, as arrays; what it says about its tags goes to `tell`."""
        self._parts.append(points[0])
        for value, one in zip(template.values, points, strict=True):
            self._scalars_of(value.tag).take_all(one, is_double=value.is_double)

    def tell(self, value: TemplateValue) -> None:
        """Take what a template's value says about its tag, unless that has been told."""
        if value.metadata is None:
            return
        if not self._tags.is_told(value.raw_tag):
            self._tags.tell(value.raw_tag)
            self._batch.metadata.setdefault(value.tag, value.metadata)
        if value.is_tensor:
            self._tags.name_plugin(value.raw_tag, value.metadata.plugin_name)

    def finish(self) -> Batch:
        """Return the batch."""
        batch = self._batch
        batch.scalars = {tag: points.finish() for tag, points in self._scalars.items()}
        batch.blobs = {name: points.finish() for name, points in self._blobs.items() if name[0] != UNTOLD}
        batch.untold = {tag: points.finish_untold() for (kind, tag), points in self._blobs.items() if kind == UNTOLD}
        batch.events = len(self._records) + sum(len(part.records) for part in self._parts)
        self._find_facts()
        return batch

    def _find_facts(self) -> None:
        batch, parts = self._batch, self._parts
        timed, wall_times = self._all(self._records, np.array(self._wall_times), [part.wall_times for part in parts])
        stepped, steps = self._all(self._stepped, np.array(self._steps, np.int64), [part.steps for part in parts])
        is_time = np.isfinite(wall_times)
        if not is_time.all():
            timed, wall_times = timed[is_time], wall_times[is_time]
        if len(timed):
            batch.first_wall_time, batch.last_wall_time = wall_times[timed.argmin()].item(), wall_times.max().item()
        if len(stepped):
            first = stepped.argmin()
            batch.first_step, batch.reached = steps[first].item(), steps.max().item()
            batch.first_point_time = next(iter(wall_times[timed == stepped[first]].tolist()), None)

    def _all(
        self, single: Sequence[int], numbers: NDArray[Any], parts: Sequence[NDArray[Any]]
    ) -> tuple[NDArray[np.int64], NDArray[Any]]:
        """Return a number of each event, and its record: those taken one at a time, then those of the parts."""
        records = np.array(single, np.int64)
        if not parts:
            return records, numbers
        return np.concatenate([records, *(part.records for part in self._parts)]), np.concatenate([numbers, *parts])

    def _take_summary(
        self, values: Sequence[Summary.Value], at: tuple[int, int, float], place: tuple[int, int]
    ) -> None:
        for position, value in enumerate(values):
            tag = value.tag
            if not self._tags.is_told(tag) and value.HasField("metadata"):
                self._tags.tell(tag)
                self._batch.metadata.setdefault(text(tag), metadata_of(value.metadata))
            field = value.WhichOneof("value")
            if field == "simple_value":
                self._scalars_of_raw(tag).take(*at, value.simple_value)
            elif field in KIND_OF_FIELD:
                self._blobs_of(KIND_OF_FIELD[field], text(tag)).take(*at[1:], (*place, position))
            else:
                self._take_tensor(value, field, at, (*place, position))
        if values:
            self._stepped.append(at[0])
            self._steps.append(at[1])

    def _take_tensor(
        self, value: Summary.Value, field: str | None, at: tuple[int, int, float], span: tuple[int, int, int]
    ) -> None:
        try:
            kind = self._kind(value, field)
            if kind == SCALARS:
                number, is_double = single_number(value.tensor)
                self._scalars_of(text(value.tag)).take(*at, number, is_double=is_double)
                return
            points = self._blobs_of(kind, text(value.tag))
            points.take(*at[1:], span)
            if kind == UNTOLD:
                self._take_number(points, value)
        except DecodeError as error:
            self.unreadable.append((span[0], f"{text(value.tag)!r}: {error}"))

    def _kind(self, value: Summary.Value, field: str | None) -> str:
        plugin = self._tags.plugin(value)
        if field is None and plugin != HPARAMS:
            raise DecodeError("the value is absent")
        return kind_of_plugin(plugin) if plugin else UNTOLD

    def _take_number(self, points: GatheredBlobs, value: Summary.Value) -> None:
        try:
            number, is_double = single_number(value.tensor)
        except DecodeError:
            number, is_double = math.nan, False
        points.values.append(number)
        points.is_double |= is_double

    def _scalars_of_raw(self, tag: bytes) -> GatheredScalars:
        points = self._scalars_by_raw_tag.get(tag)
        if points is None:
            points = self._scalars_by_raw_tag[tag] = self._scalars_of(text(tag))
        return points

    def _scalars_of(self, tag: str) -> GatheredScalars:
        points = self._scalars.get(tag)
        if points is None:
            points = self._scalars[tag] = GatheredScalars()
        return points

    def _blobs_of(self, kind: str, tag: str) -> GatheredBlobs:
        points = self._blobs.get((kind, tag))
        if points is None:
            points = self._blobs[kind, tag] = GatheredBlobs()
        return points
