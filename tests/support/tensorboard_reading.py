"""What the tensorboard package's own record reader and messages say of a log directory: the other opinion."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.backend.event_processing.event_file_loader import RawEventFileLoader
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.util.tensor_util import make_ndarray

from tbx_widget.events import Metadata
from tbx_widget.records import HEADER_BYTES, masked_crc32c
from tbx_widget.sources import file_order
from tbx_widget.store import ScalarSeries
from tests.support.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tbx_widget.store import BlobSeries, Snapshot

GRAPH_FIELDS = ("graph_def", "meta_graph_def", "tagged_run_metadata")
DT_BFLOAT16 = 14


class Written(NamedTuple):
    """One value of a summary, or a graph."""

    tag: str
    step: int
    wall_time: float
    value: Any


def runs_of(logs: Path) -> dict[str, list[Path]]:
    """Files by run, in their order."""
    found: dict[str, list[Path]] = {}
    for path in logs.rglob("*tfevents*"):
        run = path.parent.relative_to(logs).as_posix()
        found.setdefault(run, []).append(path)
    return {run: sorted(paths, key=lambda path: file_order(path.name)) for run, paths in found.items()}


def written(paths: list[Path]) -> list[Written]:
    """Everything that the files of a run hold."""
    return [one for path in paths for raw in RawEventFileLoader(str(path)).Load() for one in _values(raw)]


def _values(raw: bytes) -> Iterator[Written]:
    event = Event.FromString(raw)
    for value in event.summary.value:
        if value.WhichOneof("value") or value.metadata.plugin_data.plugin_name:
            yield Written(value.tag, event.step, event.wall_time, value)
    what = event.WhichOneof("what")
    if what in GRAPH_FIELDS:
        yield Written(event.tagged_run_metadata.tag or what, event.step, event.wall_time, None)


def assert_same_as_tensorboard(logs: Path) -> None:
    """Compare tags, steps, wall times, numbers, metadata and the places of payloads, point by point."""
    snapshot = read(logs, restarts="keep")
    for run, paths in runs_of(logs).items():
        by_tag: dict[str, list[Written]] = {}
        for one in written(paths):
            by_tag.setdefault(one.tag, []).append(one)
        series = {key.tag: one for key, one in snapshot.series.items() if key.run == run}
        assert sorted(series) == sorted(by_tag)
        for tag, values in by_tag.items():
            _assert_same_points(series[tag], values)
        if len(paths) == 1:
            _assert_same_as_accumulator(snapshot, run, logs)


def _assert_same_points(series: ScalarSeries | BlobSeries, values: list[Written]) -> None:
    assert series.steps.tolist() == [one.step for one in values]
    np.testing.assert_array_equal(series.wall_times, [one.wall_time for one in values])
    assert series.metadata == _metadata(values)
    if isinstance(series, ScalarSeries):
        np.testing.assert_array_equal(series.values, [_number(one.value) for one in values])
    else:
        for number, one in enumerate(values):
            _assert_there(series, number, one)


def _assert_there(series: BlobSeries, number: int, one: Written) -> None:
    span, position = series.span(number), int(series.positions[number])
    with open(span.path, "rb") as file:  # noqa: PTH123 - paths of series are text
        file.seek(span.offset - HEADER_BYTES)
        record = file.read(HEADER_BYTES + span.size + 4)
    payload = record[HEADER_BYTES:-4]
    assert record[-4:] == struct.pack("<I", masked_crc32c(payload))
    event = Event.FromString(payload)
    assert (event.step, event.wall_time) == (one.step, one.wall_time)
    assert one.value is None or event.summary.value[position] == one.value


def _metadata(values: list[Written]) -> Metadata:
    for one in values:
        if one.value is not None and one.value.HasField("metadata"):
            said = one.value.metadata
            plugin = said.plugin_data
            return Metadata(said.display_name, said.summary_description, plugin.plugin_name, plugin.content)
    return Metadata()


def _number(value: Any) -> float:
    return float(value.simple_value) if value.HasField("simple_value") else _element(value.tensor)


def _element(tensor: Any) -> float:
    if tensor.dtype == DT_BFLOAT16:  # which TensorBoard cannot read without TensorFlow
        return struct.unpack("<f", b"\0\0" + tensor.tensor_content)[0]
    return float(make_ndarray(tensor).item())


def _assert_same_as_accumulator(snapshot: Snapshot, run: str, logs: Path) -> None:
    """Compare with what a script gets from TensorBoard today, sampling off."""
    everything = {"scalars": 0, "tensors": 0}
    accumulator = EventAccumulator(str(logs / run), size_guidance=everything).Reload()
    series = {key.tag: one for key, one in snapshot.series.items() if key.run == run and isinstance(one, ScalarSeries)}
    for tag in accumulator.Tags()["scalars"]:
        theirs = accumulator.Scalars(tag)
        ours = series.pop(tag)
        np.testing.assert_array_equal(ours.steps, [point.step for point in theirs])
        np.testing.assert_array_equal(ours.wall_times, [point.wall_time for point in theirs])
        np.testing.assert_array_equal(ours.values, [point.value for point in theirs])
    for tag, ours in series.items():
        theirs = accumulator.Tensors(tag)
        np.testing.assert_array_equal(ours.steps, [point.step for point in theirs])
        np.testing.assert_array_equal(ours.values, [_element(point.tensor_proto) for point in theirs])
