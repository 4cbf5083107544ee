"""What Python asks of logs, in files of the real tensorboardX and in spoilt ones."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image as Pillow
from tensorboardX import SummaryWriter

import tbx_widget as tbx
from tbx_widget.data import Changes
from tbx_widget.errors import DecodeError, QueryError, SourceError
from tbx_widget.events.payload_pb2 import Event
from tbx_widget.types import SeriesKey
from tests.support.event_files import append, damage_payload, record, scalar, start, version, write

EVENTS = "events.out.tfevents.1.h"


def graph(step, wall_time=1.0, size=5000):
    return record(Event(wall_time=wall_time, step=step, graph_def=b"g" * size).SerializeToString())


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    directory = tmp_path_factory.mktemp("tensorboardX")
    pixels = np.arange(60, dtype=np.uint8).reshape(3, 4, 5)
    with SummaryWriter(str(directory)) as writer:
        for step in (0, 10, 20):
            writer.add_histogram("weights", np.arange(100) + step, step)
            writer.add_image("picture", pixels + step, step)
            writer.add_text("note", f"step {step}", step)
        writer.add_pr_curve("pr", np.array([0, 1, 1]), np.array([0.1, 0.8, 0.9]), 0, num_thresholds=3)
        writer.add_mesh("mesh", np.ones((1, 4, 3)), colors=np.full((1, 4, 3), 7), faces=np.ones((1, 2, 3)))
        writer.add_custom_scalars({"all": {"lines": ["Multiline", ["loss.*"]]}})
        writer.add_hparams({"lr": 0.5, "flag": True}, {"loss": 0.25}, name="session")
    return directory


@pytest.fixture
def logs(written):
    return tbx.read(written)


def test_tags_of_all_kinds_are_listed(logs):
    assert logs.runs == [".", "session"]
    assert logs.tags(".") == {
        "custom_scalars": ["custom_scalars__config__"],
        "histograms": ["weights"],
        "images": ["picture"],
        "meshes": ["mesh"],
        "pr_curves": ["pr"],
        "text": ["note/text_summary"],
    }


def test_histograms_cover_what_was_written(logs):
    series = logs.histograms(".", "weights")
    assert series.steps.tolist() == [0, 10, 20]
    for step, histogram in zip(series.steps, series, strict=True):
        assert (histogram.edges[0], histogram.edges[-1], histogram.counts.sum()) == (step, step + 99, 100)
        assert (histogram.min, histogram.max, histogram.num) == (step, step + 99, 100)
        assert (histogram.sum, histogram.sum_squares) == (sum(np.arange(100) + step), sum((np.arange(100) + step) ** 2))


def test_pictures_hold_the_pixels_written(logs):
    image = logs.images(".", "picture")[-1]
    assert (image.width, image.height) == (5, 4)
    pixels = np.asarray(Pillow.open(io.BytesIO(image.data))).transpose(2, 0, 1)
    np.testing.assert_array_equal(pixels, np.arange(60).reshape(3, 4, 5) + 20)


def test_the_other_kinds_hold_what_was_written(logs):
    assert [str(text) for text in logs.text(".", "note/text_summary")] == ["step 0", "step 10", "step 20"]
    assert logs.pr_curves(".", "pr")[0].tp.tolist() == [2, 2, 0]
    mesh = logs.meshes(".", "mesh")[0]
    assert (mesh.vertices.shape, mesh.faces.dtype, mesh.colors.max(), mesh.config) == ((1, 4, 3), np.int32, 7, "null")
    assert logs.custom_scalars(".")[0].categories[0].charts[0].tags == ("loss.*",)
    (session,) = logs.hparams()
    assert (session.hparams, session.metrics, session.status) == ({"flag": True, "lr": 0.5}, {"loss": 0.25}, "success")
    assert logs.problems == ()


def test_each_kind_has_a_table(logs):
    table = logs.table("images")
    assert list(table.columns) == ["run", "tag", "step", "wall_time", "sample", "width", "height", "mime_type", "bytes"]
    assert table.columns["step"].tolist() == [0, 10, 20]
    assert table.columns["width"].tolist() == [5, 5, 5]
    histograms = logs.table("histograms")
    for frame in (histograms.to_pandas(), histograms.to_polars()):
        assert [sum(counts) for counts in frame["counts"]] == [100, 100, 100]
    assert [sum(counts.as_py()) for counts in histograms.to_arrow()["counts"]] == [100, 100, 100]
    assert logs.table("text").columns["text"].tolist() == ["step 0", "step 10", "step 20"]
    assert logs.table("meshes").columns["tag"].tolist() == ["mesh"]
    assert logs.table("hparams").columns["hparams.lr"].tolist() == [0.5]
    assert logs.hparams("nothing like it") == []


@pytest.mark.parametrize("kind", ["audio", "graphs", "images", "pr_curves", "tensors", "text", "histograms"])
def test_a_table_of_nothing_has_its_columns(tmp_path, kind):
    write(tmp_path / EVENTS, version())
    table = tbx.read(tmp_path).table(kind)
    assert len(table) == 0
    assert len(table.to_pandas()) == len(table.to_polars()) == len(table.to_arrow()) == 0


def test_a_mesh_is_not_asked_for_by_the_tag_of_a_part(logs):
    with pytest.raises(QueryError, match=r"no meshes tag 'mesh_1'\. Did you mean 'mesh'\?"):
        logs.meshes(".", "mesh_1")


def test_parts_of_equal_steps_are_paired_in_order(tmp_path):
    with SummaryWriter(str(tmp_path)) as writer:
        for size in (3, 4):
            writer.add_mesh("m", np.ones((1, size, 3)), faces=np.ones((1, size - 2, 3)), global_step=1)
        writer.add_mesh("m", np.ones((1, 5, 3)), global_step=2)
    series = tbx.read(tmp_path).meshes(".", "m")
    assert series.steps.tolist() == [1, 1, 2]
    assert [(mesh.vertices.shape[1], mesh.faces is not None and mesh.faces.shape[1]) for mesh in series] == [
        (3, 1),
        (4, 2),
        (5, False),
    ]


def test_a_tag_under_another_kind_is_named(logs):
    with pytest.raises(QueryError, match=r"no audio tag 'picture'\. It is there as images"):
        logs.audio(".", "picture")


def test_runs_and_tags_are_in_natural_order_whatever_came_first(tmp_path):
    for run in ("run 10", "run 9", "."):
        write(tmp_path / run / EVENTS, version(), scalar("t 10", 0, 1.0), scalar("t 9", 0, 1.0))
    logs = tbx.read(tmp_path)
    assert logs.runs == [".", "run 9", "run 10"]
    assert logs.tags("run 9") == {"scalars": ["t 9", "t 10"]}


def test_superseded_points_of_every_kind_are_counted_and_can_be_kept(tmp_path):
    write(tmp_path / EVENTS, version(), *(graph(step) for step in range(5)), scalar("loss", 4, 1.0))
    write(tmp_path / "events.out.tfevents.2.h", version(2.0), start(3, 2.0), graph(3, 3.0))
    logs = tbx.read(tmp_path)
    series = logs.graphs(".", "graph_def")
    assert (series.steps.tolist(), series.superseded) == ([0, 1, 2, 3], 2)
    assert logs.superseded == {".": {"graphs": 2, "scalars": 1}}
    assert tbx.read(tmp_path, restarts="keep").graphs(".", "graph_def").steps.tolist() == [0, 1, 2, 3, 4, 3]
    split = tbx.read(tmp_path, restarts="split")
    assert [split.graphs(run, "graph_def").steps.tolist() for run in split.runs] == [[0, 1, 2, 3, 4], [3]]
    assert split.superseded == {}


def test_reload_says_what_changed(tmp_path):
    path = write(tmp_path / "a" / EVENTS, version(), scalar("loss", 0, 1.0))
    logs = tbx.read(tmp_path)
    assert not logs.reload()
    append(path, scalar("loss", 1, 1.0), scalar("loss", 2, 1.0), damage_payload(scalar("loss", 3, 1.0)))
    write(tmp_path / "b" / EVENTS, version(), scalar("acc", 0, 1.0))
    changes = logs.reload()
    assert changes
    assert changes == Changes(
        runs_added=("b",),
        series_added=(SeriesKey("b", "scalars", "acc"),),
        series_changed=(SeriesKey("a", "scalars", "loss"),),
        points=3,
        problems=logs.problems,
    )
    assert repr(changes) == "Changes(runs_added 1, series_added 1, series_changed 1, points 3, problems 1)"
    path.unlink()
    changes = logs.reload()
    assert (changes.runs_removed, changes.series_removed) == (("a",), (SeriesKey("a", "scalars", "loss"),))


def test_what_is_gone_when_asked_for_is_told_and_counted_until_the_next_reload(tmp_path):
    path = write(tmp_path / EVENTS, version(), graph(0), graph(1))
    logs = tbx.read(tmp_path)
    path.unlink()
    for _ in range(2):
        with pytest.raises(SourceError, match=rf"graphs 'graph_def' of run '.', step 1: .*gone.*: {path}, byte \d+"):
            logs.graphs(".", "graph_def").at_step(1)
    (problem,) = logs.problems
    assert (problem.path, problem.count) == (str(path), 1)
    logs.reload()
    assert logs.problems == ()


def test_what_was_damaged_since_is_told_where_it_is_asked_for_and_left_out_of_tables(tmp_path):
    first, second, third = version(), graph(0), graph(1)
    path = write(tmp_path / EVENTS, first, second, third)
    logs = tbx.read(tmp_path)
    with path.open("r+b") as file:
        file.seek(len(first) + 1000)
        file.write(b"x")
    series = logs.graphs(".", "graph_def")
    with pytest.raises(DecodeError, match="checksum is wrong"):
        _ = series[0]
    assert series[1].data == b"g" * 5000
    assert logs.table("graphs").columns["step"].tolist() == [1]
    (problem,) = logs.problems
    assert (problem.count, problem.offset, problem.detail) == (
        1,
        len(first) + 12,
        "the record is damaged: its checksum is wrong",
    )
