"""What files of one run amount to: rules 1 to 5 of the reader."""

from __future__ import annotations

import numpy as np
import pytest

from tbx_widget.types import SeriesKey
from tests.support.event_files import append, scalar, start, tensor, version, write
from tests.support.reading import catch_up, read, steps, watch


def points(tag, first, last, *, at):
    return [scalar(tag, step, 0.0, at + number) for number, step in enumerate(range(first, last))]


def file(logs, stamp, *records, at):
    return write(logs / "run" / f"events.out.tfevents.{stamp}.host", version(at), *records)


def run(snapshot, tag="t"):
    return steps(snapshot).get(f"run:{tag}")


def test_files_stamped_9_and_10_are_read_in_that_order(tmp_path):
    file(tmp_path, 10, *points("t", 3, 6, at=200), at=200)
    file(tmp_path, 9, *points("t", 0, 3, at=100), at=100)
    assert run(read(tmp_path)) == [0, 1, 2, 3, 4, 5]


def test_a_start_supersedes_every_kind_from_its_step_on(tmp_path):
    file(tmp_path, 1, *points("t", 0, 5, at=100), tensor("note", 4, "text", wall_time=105.0), at=100)
    file(tmp_path, 2, start(3, 200.0), *points("u", 3, 5, at=201), at=200)
    snapshot = read(tmp_path)
    assert run(snapshot) == [0, 1, 2]
    assert run(snapshot, "note") == []
    assert run(snapshot, "u") == [3, 4]
    assert snapshot.superseded == 3


def test_a_start_within_a_file_supersedes_what_stands_before_it(tmp_path):
    file(tmp_path, 1, *points("t", 0, 5, at=100), start(2, 110.0), *points("t", 2, 4, at=111), at=100)
    assert run(read(tmp_path)) == [0, 1, 2, 3]


def test_each_start_counts(tmp_path):
    records = [*points("t", 0, 5, at=100), start(4, 110.0), *points("t", 4, 6, at=111), start(1, 120.0)]
    file(tmp_path, 1, *records, *points("t", 9, 10, at=121), at=100)
    assert run(read(tmp_path)) == [0, 9]


def test_the_first_start_of_a_run_has_nothing_to_supersede(tmp_path):
    file(tmp_path, 1, start(0, 100.0), *points("t", 0, 3, at=101), at=100)
    snapshot = read(tmp_path)
    assert run(snapshot) == [0, 1, 2]
    assert snapshot.superseded == 0


def test_a_start_leaves_alone_what_another_writer_writes_after_it(tmp_path):
    file(tmp_path, 1, start(3, 100.0), *points("t", 3, 6, at=101), at=100)
    file(tmp_path, 2, start(3, 100.5), *points("u", 3, 6, at=101), at=100.5)
    assert run(read(tmp_path)) == [3, 4, 5]


@pytest.mark.parametrize("wall_time", [0.0, float("nan"), float("inf")])
def test_a_start_without_a_time_supersedes_all_earlier_files(tmp_path, wall_time):
    file(tmp_path, 1, *points("t", 0, 5, at=100), at=100)
    file(tmp_path, 2, start(3, wall_time), at=200)
    assert run(read(tmp_path)) == [0, 1, 2]


def test_a_point_without_a_time_is_superseded_by_a_start(tmp_path):
    file(tmp_path, 1, scalar("t", 5, 0.0, float("nan")), at=100)
    file(tmp_path, 2, start(3, 200.0), at=200)
    assert run(read(tmp_path)) == []


def test_a_later_file_that_goes_back_resumes_a_finished_one_tag_by_tag(tmp_path):
    file(tmp_path, 1, *points("t", 0, 6, at=100), *points("u", 0, 6, at=110), *points("v", 0, 6, at=120), at=100)
    file(tmp_path, 2, *points("t", 3, 5, at=200), *points("u", 5, 7, at=210), at=200)
    snapshot = read(tmp_path)
    assert run(snapshot) == [0, 1, 2, 3, 4]
    assert run(snapshot, "u") == [0, 1, 2, 3, 4, 5, 6]
    assert run(snapshot, "v") == [0, 1, 2, 3, 4, 5]
    assert snapshot.superseded == 4


def test_a_file_may_resume_one_that_ended_in_the_second_in_which_it_was_made(tmp_path):
    file(tmp_path, 1, *points("t", 0, 6, at=100.2), at=100)
    file(tmp_path, 2, *points("t", 3, 8, at=105.6), at=105)
    assert run(read(tmp_path)) == [*range(8)]


def test_a_later_file_that_goes_on_supersedes_nothing(tmp_path):
    file(tmp_path, 1, *points("t", 0, 3, at=100), *points("late", 3, 4, at=110), at=100)
    file(tmp_path, 2, *points("t", 4, 6, at=200), *points("late", 2, 3, at=210), at=200)
    snapshot = read(tmp_path)
    assert run(snapshot, "late") == [3, 2]
    assert snapshot.superseded == 0


def test_a_resume_reaches_back_over_several_files(tmp_path):
    for number in range(3):
        file(tmp_path, number + 1, *points("t", 2 * number, 2 * number + 2, at=100 * number + 1), at=100 * number + 1)
    file(tmp_path, 9, *points("t", 1, 3, at=900), at=900)
    assert run(read(tmp_path)) == [0, 1, 2]


def test_two_writers_alive_at_once_keep_their_points(tmp_path):
    file(tmp_path, 1, *points("t", 0, 3, at=100), at=100)
    file(tmp_path, 2, *points("t", 0, 3, at=102), at=102)
    snapshot = read(tmp_path)
    assert run(snapshot) == [0, 1, 2, 0, 1, 2]
    assert snapshot.superseded == 0


def test_points_come_back_when_the_writer_they_belong_to_turns_out_to_be_alive(tmp_path):
    first = file(tmp_path, 1, *points("t", 0, 3, at=100), at=100)
    ingest = watch(tmp_path)
    file(tmp_path, 2, *points("t", 0, 2, at=200), at=200)
    assert run(catch_up(ingest)) == [0, 1]
    append(first, scalar("t", 3, 0.0, 300.0))
    snapshot = catch_up(ingest)
    assert run(snapshot) == [0, 1, 2, 3, 0, 1]
    assert snapshot.superseded == 0


@pytest.mark.parametrize("written", [[0, 1, 1, 2, 3, 1, 2], [0] * 20, [5, 4, 3]])
def test_within_a_file_equal_steps_and_steps_that_go_back_are_kept(tmp_path, written):
    file(tmp_path, 1, *(scalar("t", step, 0.0, 100.0 + number) for number, step in enumerate(written)), at=100)
    assert run(read(tmp_path)) == written


def test_keep_keeps_everything_in_the_order_written(tmp_path):
    file(tmp_path, 1, *points("t", 0, 4, at=100), at=100)
    file(tmp_path, 2, start(2, 200.0), *points("t", 2, 3, at=201), at=200)
    snapshot = read(tmp_path, restarts="keep")
    assert run(snapshot) == [0, 1, 2, 3, 2]
    assert snapshot.superseded == 0


def test_split_makes_each_attempt_a_run(tmp_path):
    file(tmp_path, 1, *points("t", 0, 4, at=100), at=100)
    file(tmp_path, 2, start(2, 200.0), *points("t", 2, 3, at=201), start(1, 210.0), *points("t", 1, 2, at=211), at=200)
    file(tmp_path, 3, *points("t", 0, 2, at=300), at=300)
    snapshot = read(tmp_path, restarts="split")
    assert steps(snapshot) == {
        "run:t": [0, 1, 2, 3],
        "run // attempt 2:t": [2],
        "run // attempt 3:t": [1],
        "run // attempt 4:t": [0, 1],
    }
    started = {run.name: run.started for run in snapshot.runs}
    assert started == {"run": 100, "run // attempt 2": 200, "run // attempt 3": 210, "run // attempt 4": 300}


def test_an_attempt_that_started_at_no_time_has_no_time(tmp_path):
    file(tmp_path, 1, *points("t", 0, 4, at=100), start(2, float("nan")), *points("t", 2, 3, at=200), at=100)
    assert [run.started for run in read(tmp_path, restarts="split").runs] == [100, None]


def test_split_leaves_writers_of_one_attempt_together(tmp_path):
    for stamp, first, at in ((1, 0, 100), (2, 0, 101), (3, 2, 200), (4, 2, 201)):
        file(tmp_path, stamp, *points("tu"[stamp % 2], first, first + 4, at=at), at=at)
    assert steps(read(tmp_path, restarts="split")) == {
        "run:u": [0, 1, 2, 3],
        "run:t": [0, 1, 2, 3],
        "run // attempt 2:u": [2, 3, 4, 5],
        "run // attempt 2:t": [2, 3, 4, 5],
    }


def test_an_attempt_cannot_be_called_like_a_directory(tmp_path):
    file(tmp_path, 1, *points("t", 0, 4, at=100), at=100)
    file(tmp_path, 2, *points("t", 2, 3, at=200), at=200)
    names = [run.name for run in read(tmp_path, restarts="split").runs]
    assert all("//" in name for name in names[1:])


def test_a_restart_starts_a_new_generation_and_growth_does_not(tmp_path):
    key = SeriesKey("run", "scalars", "t")
    first = file(tmp_path, 1, *points("t", 0, 4, at=100), at=100)
    ingest = watch(tmp_path)
    seen = [catch_up(ingest).series[key].generation]
    append(first, scalar("t", 4, 0.0, 110.0))
    seen.append(catch_up(ingest).series[key].generation)
    second = file(tmp_path, 2, *points("t", 5, 6, at=200), at=200)
    seen.append(catch_up(ingest).series[key].generation)
    append(second, start(3, 210.0), scalar("t", 3, 0.0, 211.0))
    seen.append(catch_up(ingest).series[key].generation)
    append(second, scalar("t", 4, 0.0, 212.0))
    seen.append(catch_up(ingest).series[key].generation)
    assert seen == [0, 0, 0, 1, 1]
    assert run(ingest.snapshot) == [0, 1, 2, 3, 4]


def test_a_series_becomes_float64_as_a_whole_with_the_first_double(tmp_path):
    path = file(tmp_path, 1, scalar("t", 0, 0.5, 100.0), at=100)
    ingest = watch(tmp_path)
    before = catch_up(ingest).series[SeriesKey("run", "scalars", "t")]
    append(path, tensor("t", 1, "scalars", double=0.1))
    after = catch_up(ingest).series[SeriesKey("run", "scalars", "t")]
    assert (before.values.dtype, after.values.dtype) == (np.float32, np.float64)
    assert after.values.tolist() == [0.5, 0.1]
    assert after.generation == before.generation + 1


def test_metadata_of_one_file_tells_what_the_tensors_of_another_are(tmp_path):
    ingest = watch(tmp_path)
    file(tmp_path, 2, tensor("t", 1, "", double=0.5, wall_time=200.0), at=200)
    assert {key.kind for key in catch_up(ingest).series} == {"tensors"}
    file(tmp_path, 1, tensor("t", 0, "scalars", double=0.25, wall_time=100.0), at=100)
    snapshot = catch_up(ingest)
    assert {key.kind for key in snapshot.series} == {"scalars"}
    assert snapshot.series[SeriesKey("run", "scalars", "t")].values.tolist() == [0.25, 0.5]


def test_the_metadata_of_the_first_file_counts(tmp_path):
    file(tmp_path, 2, tensor("t", 1, "scalars", double=1, wall_time=200.0, display_name="second"), at=200)
    ingest = watch(tmp_path)
    catch_up(ingest)
    file(tmp_path, 1, tensor("t", 0, "scalars", double=1, wall_time=100.0, display_name="first"), at=100)
    (series,) = catch_up(ingest).series.values()
    assert series.metadata.display_name == "first"
