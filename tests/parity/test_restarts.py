"""Trainings that were stopped and went on, as tensorboardX leaves them: one rule for every kind.

What torch, TensorFlow, Keras and Lightning leave is among the fixtures.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import tensorboardX
from tensorboardX import event_file_writer

from tests.support.event_files import append, scalar
from tests.support.every_kind import KINDS, add_every_kind
from tests.support.reading import catch_up, read, watch

FIRST = range(8)
AGAIN = range(4, 12)


def write(path, steps, suffix="", **options):
    with tensorboardX.SummaryWriter(str(path), filename_suffix=suffix, **options) as writer:
        for step in steps:
            add_every_kind(writer, step)


def steps_of(snapshot):
    """Steps by tag, if all kinds agree: the steps."""
    found = {key.tag: series.steps.tolist() for key, series in snapshot.series.items()}
    assert sorted(found) == sorted(KINDS)
    assert all(steps == found["scalar"] for steps in found.values())
    return found["scalar"]


@pytest.mark.parametrize("purge_step", [4, None], ids=["purge_step", "saying nothing"])
@pytest.mark.parametrize(
    ("restarts", "steps", "superseded"),
    [("resume", [*range(12)], 4 * len(KINDS)), ("keep", [*FIRST, *AGAIN], 0)],
    ids=["resume", "keep"],
)
def test_a_second_writer_supersedes_from_where_it_begins(tmp_path, purge_step, restarts, steps, superseded):
    write(tmp_path, FIRST, "1")
    write(tmp_path, AGAIN, "2", purge_step=purge_step)
    snapshot = read(tmp_path, restarts=restarts)
    assert steps_of(snapshot) == steps
    assert snapshot.superseded == superseded


@pytest.mark.parametrize("purge_step", [4, None], ids=["purge_step", "saying nothing"])
def test_split_makes_the_second_writer_a_run(tmp_path, purge_step):
    write(tmp_path / "run", FIRST, "1")
    write(tmp_path / "run", AGAIN, "2", purge_step=purge_step)
    snapshot = read(tmp_path, restarts="split")
    by_run = {(key.run, key.tag): series.steps.tolist() for key, series in snapshot.series.items()}
    runs = {"run": [*FIRST], "run // attempt 2": [*AGAIN]}
    assert by_run == {(run, tag): steps for run, steps in runs.items() for tag in KINDS}


def test_a_writer_used_again_after_close_purges_its_own_points(tmp_path):
    write(tmp_path, FIRST, "1")
    with tensorboardX.SummaryWriter(str(tmp_path), filename_suffix="2", purge_step=4) as writer:
        add_every_kind(writer, 4)
        writer.close()
        add_every_kind(writer, 5)
    assert steps_of(read(tmp_path)) == [0, 1, 2, 3, 5]


def test_two_writers_alive_at_once_keep_all(tmp_path):
    with (
        tensorboardX.SummaryWriter(str(tmp_path), filename_suffix="1") as one,
        tensorboardX.SummaryWriter(str(tmp_path), filename_suffix="2") as other,
    ):
        for step in FIRST:
            add_every_kind(one, step)
            add_every_kind(other, step)
    snapshot = read(tmp_path)
    assert steps_of(snapshot) == [*FIRST, *FIRST]
    assert snapshot.superseded == 0


@pytest.mark.parametrize(
    "steps", [[0, 1, 1, 2, 3, 1, 2], [7] * 5, [5, 4, 3]], ids=["back and forth", "all equal", "backwards"]
)
def test_one_writer_may_write_steps_in_any_order(tmp_path, steps):
    write(tmp_path, steps)
    snapshot = read(tmp_path)
    assert steps_of(snapshot) == steps
    assert snapshot.superseded == 0


def test_files_stamped_9_and_10_follow_each_other(tmp_path):
    for stamp, steps in (("9", range(4)), ("10", range(4, 8))):
        write(tmp_path / stamp, steps)
        (path,) = (tmp_path / stamp).iterdir()
        path.rename(tmp_path / f"events.out.tfevents.{stamp}.host")
    assert steps_of(read(tmp_path)) == [*range(8)]


@pytest.fixture
def one_second(monkeypatch):
    """For the names of files it is the same second for ever."""
    monkeypatch.setattr(event_file_writer, "time", SimpleNamespace(time=lambda: 1_700_000_000.0))


def test_a_writer_of_the_same_second_takes_the_file_of_the_first(tmp_path, one_second):
    ingest = watch(tmp_path)
    write(tmp_path, FIRST)
    assert steps_of(catch_up(ingest)) == [*FIRST]
    write(tmp_path, range(20, 23))
    assert len(list(tmp_path.iterdir())) == 1
    snapshot = catch_up(ingest)
    assert steps_of(snapshot) == [20, 21, 22]
    assert (snapshot.superseded, snapshot.problems) == (0, ())


def test_two_writers_alive_in_one_second_write_over_each_other_and_are_read_as_far_as_can_be(tmp_path, one_second):
    with tensorboardX.SummaryWriter(str(tmp_path)) as one, tensorboardX.SummaryWriter(str(tmp_path)) as other:
        for step in range(300):
            one.add_scalar("t", step, step)
            other.add_scalar("a longer tag", step, step)
    assert len(list(tmp_path.iterdir())) == 1
    snapshot = read(tmp_path)
    assert snapshot.points >= 250
    for series in snapshot.series.values():
        assert series.values.tolist() == series.steps.tolist()


def test_a_file_truncated_and_rewritten_in_place_is_read_anew_in_every_kind(tmp_path):
    ingest = watch(tmp_path / "run")
    write(tmp_path / "run", FIRST)
    catch_up(ingest)
    write(tmp_path / "other", AGAIN)
    (path,), (other,) = (list((tmp_path / name).iterdir()) for name in ("run", "other"))
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(other.read_bytes())
    assert steps_of(catch_up(ingest)) == [*AGAIN]


def test_a_late_append_to_the_older_file_counts_as_written_by_a_live_writer(tmp_path):
    write(tmp_path, FIRST, "1")
    write(tmp_path, AGAIN, "2")
    ingest = watch(tmp_path)
    assert steps_of(catch_up(ingest)) == [*range(12)]
    append(min(tmp_path.iterdir()), scalar("scalar", 8, 0.0, 1e12))
    snapshot = catch_up(ingest)
    assert snapshot.superseded == 0
    assert {key.tag: len(series) for key, series in snapshot.series.items()}["scalar"] == 17
