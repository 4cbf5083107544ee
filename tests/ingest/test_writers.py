"""Files that the real tensorboardX and tensorboard packages write, while they write them."""

from __future__ import annotations

import numpy as np
import pytest
import tensorboardX
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.tensor_shape_pb2 import TensorShapeProto
from tensorboard.plugins.scalar.summary_v2 import scalar_pb
from tensorboard.summary.writer.event_file_writer import EventFileWriter

from tests.support.reading import catch_up, read, scalars, watch

VALUES = [float(np.float32(value)) for value in (0.0, 0.1, -3e38, float("inf"))]
POINTS = [[step, value] for step, value in enumerate(VALUES)]


def write_tensorboard(path, *summaries):
    writer = EventFileWriter(str(path))
    for step, summary in enumerate(summaries):
        writer.add_event(Event(wall_time=100.0 + step, step=step, summary=summary))
    writer.close()


def test_tensorboardx_scalars(tmp_path):
    with tensorboardX.SummaryWriter(str(tmp_path)) as writer:
        for step, value in enumerate(VALUES):
            writer.add_scalar("train/loss", value, step, display_name="Loss", summary_description="why")
            writer.add_scalars("both", {"a": value, "b": value}, step)
        writer.add_scalar("nan", float("nan"), 2**60)
    snapshot = read(tmp_path)
    assert scalars(snapshot) == {
        ".": {"train/loss": POINTS, "nan": [[2**60, "nan"]]},
        "both/a": {"both": POINTS},
        "both/b": {"both": POINTS},
    }
    named = {key.tag: series.metadata for key, series in snapshot.series.items()}
    assert (named["train/loss"].display_name, named["train/loss"].description) == ("Loss", "why")
    assert snapshot.problems == ()


def test_tensorboardx_is_read_while_it_writes(tmp_path):
    with tensorboardX.SummaryWriter(str(tmp_path)) as writer:
        ingest = watch(tmp_path)
        for step in range(1000):
            writer.add_scalar("loss", step, step)
            if step % 100 == 0:
                ingest.poll()
                assert ingest.snapshot.problems == ()
    assert scalars(catch_up(ingest)) == {".": {"loss": [[step, step] for step in range(1000)]}}


def test_tensorboardx_purge_step(tmp_path):
    for suffix, purge_step, first in (("1", None, 0), ("2", 4, 4)):
        with tensorboardX.SummaryWriter(str(tmp_path), purge_step=purge_step, filename_suffix=suffix) as writer:
            for step in range(first, first + 8):
                writer.add_scalar("loss", first, step)
    snapshot = read(tmp_path)
    assert scalars(snapshot)["."]["loss"] == [[step, 0 if step < 4 else 4] for step in range(12)]
    assert snapshot.superseded == 4


def test_tensorboardx_other_kinds_are_indexed(tmp_path):
    with tensorboardX.SummaryWriter(str(tmp_path)) as writer:
        writer.add_histogram("weights", np.arange(10.0), 1)
        writer.add_image("image", np.zeros((3, 4, 4), np.uint8), 1)
        writer.add_text("note", "hello", 1)
        writer.add_pr_curve("pr", np.array([0, 1]), np.array([0.1, 0.9]), 1)
        writer.add_hparams({"lr": 0.1}, {"loss": 1.0}, name="trial")
    kinds = {key.kind for key in read(tmp_path).series}
    assert kinds == {"histograms", "images", "text", "pr_curves", "hparams", "scalars"}


def test_tensorboards_own_summaries(tmp_path):
    write_tensorboard(tmp_path, *(scalar_pb("loss", value) for value in VALUES))
    assert scalars(read(tmp_path)) == {".": {"loss": POINTS}}


@pytest.mark.parametrize("shape", [None, (), (1,), (1, 1)])
def test_scalars_of_any_one_element_shape(tmp_path, shape):
    summary = scalar_pb("loss", 0.5)
    tensor = summary.value[0].tensor
    tensor.ClearField("tensor_shape")
    if shape is not None:
        tensor.tensor_shape.CopyFrom(TensorShapeProto(dim=[TensorShapeProto.Dim(size=size) for size in shape]))
    write_tensorboard(tmp_path, summary)
    assert scalars(read(tmp_path)) == {".": {"loss": [[0, 0.5]]}}
