"""Every kind in the files of torch, TensorFlow 1 and 2 that tests/fixtures/make_kinds.py writes."""

from __future__ import annotations

import wave
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

import tbx_widget as tbx
from tbx_widget.dashboards.custom_scalars import Category, Layout, Margin, MarginChart, MultilineChart

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
VERTICES = np.arange(12, dtype=np.float32).reshape(1, 4, 3)
FACES = np.array([[[0, 1, 2], [1, 2, 3]]])
NUMBERS = np.array([[1, 2], [3, 4]])
CHARTS = (MultilineChart("lines", ("loss.*", "acc")), MarginChart("band", (Margin("v", "l", "u"),)))


@pytest.fixture(scope="module")
def tf2():
    return tbx.read(FIXTURES / "kinds_tf2")


@pytest.fixture(scope="module")
def tf1():
    return tbx.read(FIXTURES / "kinds_tf1")


@pytest.fixture(scope="module")
def torch():
    return tbx.read(FIXTURES / "kinds_torch")


def test_all_tags_of_tensorflow_2_are_there_by_kind(tf2):
    assert tf2.tags("kinds") == {
        "audio": ["clips"],
        "custom_scalars": ["custom_scalars__config__"],
        "graphs": ["graph_def"],
        "histograms": ["no buckets", "nothing", "one value", "spread"],
        "images": ["batch", "no images"],
        "meshes": ["mesh"],
        "pr_curves": ["pr/pr_curves"],
        "tensors": ["raw/bfloat16", "raw/complex64", "raw/int64"],
        "text": ["list", "none", "one", "table"],
    }
    assert tf2.problems == ()


@pytest.mark.parametrize("name", ["tf2", "tf1", "torch"])
def test_a_histogram_of_any_writer_has_the_values_it_was_made_of(name, request):
    logs = request.getfixturevalue(name)
    found = logs.histograms("kinds" if name == "tf2" else ".", "spread")
    histogram = found.at_step(3)
    assert (histogram.edges[0], histogram.edges[-1]) == (0, 9)
    assert (histogram.counts.sum(), histogram.num) == (10, 10)
    assert (np.diff(histogram.edges) > 0).all()
    assert len(histogram.edges) == len(histogram.counts) + 1
    assert histogram.sum == (None if name == "tf2" else 45)


def test_histograms_of_next_to_nothing(tf2, tf1):
    assert tf2.histograms("kinds", "one value")[0].counts.tolist() == [0, 7]
    assert tf2.histograms("kinds", "one value")[0].edges.tolist() == [2.5, 2.5, 2.5]
    assert tf2.histograms("kinds", "nothing")[0].counts.tolist() == [0, 0]
    assert tf2.histograms("kinds", "no buckets")[0].counts.tolist() == []
    assert tf1.histograms(".", "nothing")[0].num == 0


def test_images_of_any_writer_have_their_size(tf2, tf1, torch):
    batch = tf2.images("kinds", "batch")[0]
    assert [(one.width, one.height, one.mime_type) for one in batch.samples] == [(6, 4, "image/png")] * 2
    assert tf2.images("kinds", "no images")[0].samples == ()
    assert tf1.tags(".")["images"] == ["batch/image/0", "batch/image/1", "single/image"]
    assert (tf1.images(".", "single/image")[0].width, tf1.images(".", "single/image")[0].height) == (6, 4)
    assert torch.images(".", "grid")[0].data.startswith(b"\x89PNG")


def test_clips_of_any_writer_have_rate_and_length(tf2, tf1, torch):
    clips = tf2.audio("kinds", "clips")[0]
    assert [(one.sample_rate, one.channels, one.frames) for one in clips.samples] == [(8000, 2, 50)] * 2
    assert tf1.audio(".", "clip/audio")[0].frames == 50
    clip = torch.audio(".", "clip")[0]
    assert (clip.sample_rate, clip.channels, clip.mime_type) == (8000, 1, "audio/wav")
    with wave.open(BytesIO(clip.data)) as file:
        assert file.getnframes() == clip.frames


def test_text_has_the_shape_written(tf2, torch):
    shapes = {tag: tf2.text("kinds", tag)[0].values.shape for tag in tf2.tags("kinds")["text"]}
    assert shapes == {"one": (), "list": (2,), "table": (2, 2), "none": (0,)}
    assert tf2.text("kinds", "table")[0].values.tolist() == [["a", "b"], ["c", "\\xff"]]
    assert str(torch.text(".", "note/text_summary")[0]) == "*hello*"


@pytest.mark.parametrize(
    ("name", "tag", "dtype"),
    [
        ("tf2", "raw/int64", np.int64),
        ("tf2", "raw/bfloat16", np.float32),
        ("tf2", "raw/complex64", np.complex64),
        ("torch", "float16", np.float32),
        ("torch", "bfloat16", np.float32),
        ("torch", "uint8", np.uint8),
        ("torch", "int64", np.int64),
        ("torch", "float64", np.float64),
    ],
)
def test_tensors_keep_their_numbers(name, tag, dtype, request):
    logs = request.getfixturevalue(name)
    values = logs.tensors("kinds" if name == "tf2" else ".", tag)[0].values
    assert values.dtype == dtype
    np.testing.assert_array_equal(values, NUMBERS)


@pytest.mark.parametrize(("name", "run", "tag"), [("tf2", "kinds", "pr/pr_curves"), ("torch", ".", "pr")])
def test_pr_curves_count_what_was_right(name, run, tag, request):
    curve = request.getfixturevalue(name).pr_curves(run, tag)[0]
    assert curve.thresholds.tolist() == [0, 0.5, 1]
    assert (curve.tp.tolist(), curve.fp.tolist()) == ([2, 2, 0], [1, 0, 0])
    assert (curve.tn.tolist(), curve.fn.tolist()) == ([0, 1, 1], [0, 0, 2])
    assert curve.recall.tolist() == [1, 1, 0]


@pytest.mark.parametrize(("name", "run"), [("tf2", "kinds"), ("torch", ".")])
def test_the_parts_of_a_mesh_come_together(name, run, request):
    series = request.getfixturevalue(name).meshes(run, "mesh")
    mesh = series.at_step(3)
    np.testing.assert_array_equal(mesh.vertices, VERTICES)
    np.testing.assert_array_equal(mesh.faces, FACES)
    assert (mesh.colors == 200).all()
    assert (mesh.vertices.dtype, mesh.faces.dtype, mesh.colors.dtype) == (np.float32, np.int32, np.uint8)
    assert mesh.config == ('{"camera": {"fov": 75}}' if name == "tf2" else "{}")


@pytest.mark.parametrize(("name", "run", "closed"), [("tf2", "kinds", True), ("torch", ".", False)])
def test_layouts_tell_patterns_from_exact_tags(name, run, closed, request):
    layout = request.getfixturevalue(name).custom_scalars(run)[-1]
    assert layout == Layout((Category("all", CHARTS, closed),))


def test_graphs_say_what_their_bytes_are(tf2, torch):
    assert tf2.graphs("kinds", "graph_def")[0].form == "graph_def"
    forms = {tag: torch.graphs(".", tag)[0].form for tag in torch.tags(".")["graphs"]}
    assert forms == {"graph_def": "graph_def", "step1": "run_metadata"}
    model = tbx.read(FIXTURES / "keras").graphs("train", "keras")[0]
    assert (model.form, model.data[:1]) == ("keras", b"{")
    old = tbx.read(FIXTURES / "tf1")
    assert [old.graphs(".", tag)[0].form for tag in old.tags(".")["graphs"]] == ["graph_def", "meta_graph_def"]


def test_a_session_of_tensorboards_own_api(tf2):
    (session,) = tf2.hparams()
    assert (session.run, session.group, session.started, session.ended) == ("hparams/s", "trial", 100.0, None)
    assert session.hparams == {"lr": 0.5, "nesterov": True, "optimizer": "sgd"}
    assert session.metrics == {"loss": 0.25, "validation/loss": 0.5}
    assert session.status == "unknown"


def test_a_session_of_torch(torch):
    (session,) = torch.hparams()
    assert (session.run, session.hparams, session.metrics) == ("s", {"lr": 0.5, "optimizer": "sgd"}, {"loss": 0.25})
    assert session.status == "success"


@pytest.mark.parametrize("name", ["tf2", "tf1", "torch"])
def test_every_element_of_every_kind_can_be_read(name, request):
    logs = request.getfixturevalue(name)
    for run in logs.runs:
        for kind, tags in logs.tags(run).items():
            if kind not in {"scalars", "hparams"}:
                assert all(len(list(getattr(logs, kind)(run, tag))) == 1 for tag in tags)
            logs.table(kind)
    assert logs.problems == ()
