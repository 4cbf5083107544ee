"""Files of the installed tensorboardX: every value that it was given."""

from __future__ import annotations

import numpy as np
import pytest
import tensorboardX

from tbx_widget.types import SeriesKey
from tests.support.every_kind import KINDS, add_every_kind
from tests.support.reading import catch_up, read, scalars, watch
from tests.support.tensorboard_reading import assert_same_as_tensorboard

FINITE = (0.0, -0.0, 0.1, -3e38, 1e-45, float(np.float32(1 / 3)))
VALUES = [*FINITE, float("inf"), float("-inf"), float("nan")]
STEPS = (0, 1, -1, -(2**63), 2**31, 2**53 + 1, 2**63 - 1)
TIMES = (1.0, 0.0, 1.5e9 + 1e-6, -5.0, float("inf"), float("nan"))
TAGS = ("a", "train/loss", "日本/ünï", "../../x", "__proto__", "x" * 10_000, ".", "a/b/c/" * 50)


def series_of(logs, tag, kind="scalars", run="."):
    return read(logs).series[SeriesKey(run, kind, tag)]


def writer(path, **options):
    return tensorboardX.SummaryWriter(str(path), **options)


def test_add_scalar_values(tmp_path):
    with writer(tmp_path) as one:
        for step, value in enumerate(VALUES):
            one.add_scalar("loss", value, step, walltime=100.0 + step)
    loss = series_of(tmp_path, "loss")
    assert loss.values.dtype == np.float32
    np.testing.assert_array_equal(loss.values, np.array(VALUES, np.float32))
    assert np.signbit(loss.values[1])
    assert loss.steps.tolist() == list(range(len(VALUES)))
    assert loss.wall_times.tolist() == [100.0 + step for step in range(len(VALUES))]


def test_add_scalar_steps(tmp_path):
    with writer(tmp_path) as one:
        for number, step in enumerate(STEPS):
            one.add_scalar("loss", number, step)
    assert series_of(tmp_path, "loss").steps.tolist() == list(STEPS)


def test_add_scalar_wall_times(tmp_path):
    with writer(tmp_path) as one:
        for step, wall_time in enumerate(TIMES):
            one.add_scalar("loss", 1.0, step, walltime=wall_time)
    np.testing.assert_array_equal(series_of(tmp_path, "loss").wall_times, TIMES)


@pytest.mark.parametrize("tag", TAGS, ids=lambda tag: tag[:20])
def test_add_scalar_tags(tmp_path, tag):
    with writer(tmp_path) as one:
        one.add_scalar(tag, 0.5, 1)
    assert scalars(read(tmp_path)) == {".": {tag: [[1, 0.5]]}}


@pytest.mark.parametrize("tag", ["", "<b>&amp;</b>", "a\nb\0", "🦄", "../../x", "/a"], ids=repr)
def test_tags_that_are_not_cleaned(tmp_path, tag):
    with writer(tmp_path) as one:
        one.add_text(tag, "text", 1)
        one.add_pr_curve(f"{tag}_pr", np.array([0, 1]), np.array([0.1, 0.9]), 1)
    assert {key.tag for key in read(tmp_path).series} == {f"{tag}/text_summary", f"{tag}_pr"}


def test_add_scalar_display_name_and_description(tmp_path):
    with writer(tmp_path) as one:
        for step in range(3):
            one.add_scalar("loss", step, step, display_name="The <b>loss</b>", summary_description="*why*\nnot")
    loss = series_of(tmp_path, "loss")
    assert (loss.metadata.display_name, loss.metadata.description) == ("The <b>loss</b>", "*why*\nnot")
    assert loss.values.tolist() == [0, 1, 2]


def test_add_scalars_are_runs_of_their_own(tmp_path):
    with writer(tmp_path) as one:
        for step in range(5):
            one.add_scalars("both", {"a": step, "b c": -step}, step)
    points = [[step, step] for step in range(5)]
    assert scalars(read(tmp_path)) == {
        "both/a": {"both": points},
        "both/b c": {"both": [[step, -value] for step, value in points]},
    }


def test_add_hparams_are_a_run_with_metrics(tmp_path):
    with writer(tmp_path) as one:
        one.add_hparams({"lr": 0.1, "opt": "sgd", "on": True}, {"loss": 0.5}, name="trial")
    snapshot = read(tmp_path)
    assert scalars(snapshot)["trial"] == {"loss": [[0, 0.5]]}
    session = {key.tag for key in snapshot.series if key.kind == "hparams"}
    parts = ("experiment", "session_start_info", "session_end_info")
    assert session == {f"_hparams_/{part}" for part in parts}


def test_every_other_kind_is_indexed_at_its_place(tmp_path):
    with writer(tmp_path) as one:
        for step in range(4):
            add_every_kind(one, step)
        one.add_custom_scalars({"a": {"b": ["Multiline", ["scalar"]]}})
    snapshot = read(tmp_path)
    steps = {(key.kind, key.tag): series.steps.tolist() for key, series in snapshot.series.items()}
    layout = steps.pop(("custom_scalars", "custom_scalars__config__"))
    assert steps == {(kind, tag): [0, 1, 2, 3] for tag, kind in KINDS.items()}
    assert layout == [0]
    assert_same_as_tensorboard(tmp_path)


def test_a_file_is_read_while_it_is_written(tmp_path):
    with writer(tmp_path) as one:
        ingest = watch(tmp_path)
        for step in range(1000):
            one.add_scalar("loss", step, step)
            if step % 100 == 0:
                ingest.poll()
                assert ingest.snapshot.problems == ()
    assert scalars(catch_up(ingest)) == {".": {"loss": [[step, step] for step in range(1000)]}}
