"""Files of tensorboard's own writer and summaries: numbers of every type and shape, and what is said of tags."""

from __future__ import annotations

import numpy as np
import pytest
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary, SummaryMetadata
from tensorboard.compat.proto.tensor_pb2 import TensorProto
from tensorboard.compat.proto.tensor_shape_pb2 import TensorShapeProto
from tensorboard.plugins.scalar.summary_v2 import scalar_pb
from tensorboard.summary import Writer
from tensorboard.summary.writer.event_file_writer import EventFileWriter

from tests.support.reading import read, scalars
from tests.support.tensorboard_reading import assert_same_as_tensorboard

VALUES = [float(np.float32(value)) for value in (0.0, 0.1, -3e38, float("inf"))]
POINTS = [[step, value] for step, value in enumerate(VALUES)]
SCALARS = SummaryMetadata(plugin_data=SummaryMetadata.PluginData(plugin_name="scalars"))
DOUBLES = ("float64", "int32", "int64", "uint32", "uint64")
UNREADABLE_IN_FIELDS = ("uint32", "uint64")  # by tensorboard's make_ndarray
SHAPES = {"absent": None, "[]": (), "[1]": (1,), "[1, 1]": (1, 1)}

# DT_* constant and repeated field of each type: tensorflow/core/framework/types.proto, tensor.proto
TYPES = {
    "float32": (1, "float_val"),
    "float64": (2, "double_val"),
    "int32": (3, "int_val"),
    "uint8": (4, "int_val"),
    "int16": (5, "int_val"),
    "int8": (6, "int_val"),
    "int64": (9, "int64_val"),
    "bool": (10, "bool_val"),
    "uint16": (17, "int_val"),
    "float16": (19, "half_val"),
    "uint32": (22, "uint32_val"),
    "uint64": (23, "uint64_val"),
}


def write(path, *summaries, suffix="", first=0):
    writer = EventFileWriter(str(path), filename_suffix=suffix)
    for step, summary in enumerate(summaries, first):
        writer.add_event(Event(wall_time=100.0 + step, step=step, summary=summary))
    writer.close()


def extremes(name):
    if name == "bool":
        return [False, True]
    dtype = np.dtype(name)
    info = np.finfo(dtype) if dtype.kind == "f" else np.iinfo(dtype)
    return [info.min, info.max, 0, 3, *([0.1, np.inf, -np.inf, np.nan] if dtype.kind == "f" else [])]


def tensor(name, value, shape, *, in_content):
    dtype, field = TYPES[name]
    made = TensorProto(dtype=dtype)
    if shape is not None:
        made.tensor_shape.CopyFrom(TensorShapeProto(dim=[TensorShapeProto.Dim(size=size) for size in shape]))
    if in_content:
        made.tensor_content = value.astype(value.dtype.newbyteorder("<")).tobytes()
    else:
        getattr(made, field).append(value.view(np.uint16).item() if field == "half_val" else value.item())
    return made


@pytest.mark.parametrize("in_content", [True, False], ids=["tensor_content", "typed field"])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=[f"shape {name}" for name in SHAPES])
@pytest.mark.parametrize("name", TYPES)
def test_scalars_of_each_type_and_shape(tmp_path, name, shape, in_content):
    values = np.array(extremes(name), name)
    tensors = [tensor(name, value, shape, in_content=in_content) for value in values]
    made = [Summary(value=[Summary.Value(tag="t", metadata=SCALARS, tensor=one)]) for one in tensors]
    write(tmp_path, *made)
    (series,) = read(tmp_path).series.values()
    assert series.values.dtype == (np.float64 if name in DOUBLES else np.float32)
    np.testing.assert_array_equal(series.values, values.astype(np.float64))
    if in_content or name not in UNREADABLE_IN_FIELDS:
        assert_same_as_tensorboard(tmp_path)


def test_scalar_pb(tmp_path):
    write(tmp_path, *(scalar_pb("loss", value, description="why") for value in VALUES))
    snapshot = read(tmp_path)
    assert scalars(snapshot) == {".": {"loss": POINTS}}
    (series,) = snapshot.series.values()
    assert series.metadata.description == "why"
    assert series.wall_times.tolist() == [100.0 + step for step in range(len(VALUES))]


def test_summary_writer(tmp_path):
    writer = Writer(str(tmp_path))
    for step, value in enumerate(VALUES):
        writer.add_scalar("loss", np.float32(value), step, wall_time=100.0 + step)
    writer.close()
    assert scalars(read(tmp_path)) == {".": {"loss": POINTS}}
    assert_same_as_tensorboard(tmp_path)


def test_several_values_of_an_event_are_points_of_their_tags(tmp_path):
    made = [
        Summary(value=[Summary.Value(tag=tag, simple_value=value + place) for place, tag in enumerate("abab")])
        for value in range(5)
    ]
    write(tmp_path, *made)
    assert scalars(read(tmp_path)) == {
        ".": {
            "a": [[step, float(step + place)] for step in range(5) for place in (0, 2)],
            "b": [[step, float(step + place)] for step in range(5) for place in (1, 3)],
        }
    }
    assert_same_as_tensorboard(tmp_path)


def bare(value):
    made = scalar_pb("loss", value)
    made.value[0].ClearField("metadata")
    return made


def test_what_a_tag_is_said_once_in_a_file(tmp_path):
    write(tmp_path, scalar_pb("loss", VALUES[0]), *map(bare, VALUES[1:]))
    assert scalars(read(tmp_path)) == {".": {"loss": POINTS}}


@pytest.mark.parametrize("told", ["1", "2"])
def test_what_a_tag_is_said_in_one_file_of_a_run(tmp_path, told):
    for suffix, first in (("1", 0), ("2", 2)):
        form = scalar_pb if suffix == told else lambda _, value: bare(value)
        write(tmp_path, *(form("loss", value) for value in VALUES[first : first + 2]), suffix=suffix, first=first)
    assert scalars(read(tmp_path)) == {".": {"loss": POINTS}}


def test_a_tag_that_changes_its_kind_keeps_both(tmp_path):
    text = Summary(value=[Summary.Value(tag="t", tensor=TensorProto(dtype=7, string_val=[b"x"]))])
    text.value[0].metadata.plugin_data.plugin_name = "text"
    write(tmp_path, Summary(value=[Summary.Value(tag="t", simple_value=1.0)]), text)
    steps = {(key.kind, key.tag): series.steps.tolist() for key, series in read(tmp_path).series.items()}
    assert steps == {("scalars", "t"): [0], ("text", "t"): [1]}
