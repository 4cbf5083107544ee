"""Files that grow, shrink, move and vanish under a reader."""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path

import pytest

from tbx_widget.ingest import Ingest
from tbx_widget.records import masked_crc32c
from tbx_widget.records.framing import SKIPPED
from tbx_widget.sources import LocalSource
from tbx_widget.types import SeriesKey
from tests.support.event_files import append, scalar, tensor, version, write
from tests.support.reading import catch_up, steps, watch

NAME = "events.out.tfevents.1.host"
KEY = SeriesKey(".", "scalars", "t")


def points(first, last, tag="t"):
    return [scalar(tag, step, float(step), 100.0 + step) for step in range(first, last)]


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_the_states_of_a_directory(tmp_path):
    logs = tmp_path / "logs"
    ingest = watch(logs)
    assert not ingest.poll()
    assert ingest.state == "waiting"
    logs.mkdir()
    ingest.poll()
    assert ingest.state == "empty"
    write(logs / NAME, *points(0, 3))
    ingest.poll()
    assert ingest.state == "live"
    shutil.rmtree(logs)
    ingest.poll()
    assert ingest.state == "waiting"
    assert ingest.snapshot.points == 0


def test_growth_is_read(tmp_path):
    path = write(tmp_path / NAME, version(), *points(0, 3))
    ingest = watch(tmp_path)
    assert steps(catch_up(ingest)) == {".:t": [0, 1, 2]}
    append(path, *points(3, 5))
    assert steps(catch_up(ingest)) == {".:t": [0, 1, 2, 3, 4]}


@pytest.mark.parametrize("piece", [1, 7, 13])
def test_truncated_tail_is_read_after_it_grows(tmp_path, piece):
    path = write(tmp_path / NAME, *points(0, 2))
    ingest = watch(tmp_path)
    catch_up(ingest)
    (last,) = points(2, 3)
    for first in range(0, len(last), piece):
        assert steps(catch_up(ingest)) == {".:t": [0, 1]}
        append(path, last[first : first + piece])
    assert steps(catch_up(ingest)) == {".:t": [0, 1, 2]}
    assert not ingest.snapshot.problems


def test_nothing_new_is_the_same_snapshot(tmp_path):
    write(tmp_path / NAME, *points(0, 2))
    ingest = watch(tmp_path)
    first = catch_up(ingest)
    assert catch_up(ingest) is first


def test_a_series_that_did_not_change_is_the_same_object(tmp_path):
    write(tmp_path / "a" / NAME, *points(0, 2))
    path = write(tmp_path / "b" / NAME, *points(0, 2))
    ingest = watch(tmp_path)
    before = catch_up(ingest)
    append(path, *points(2, 3))
    after = catch_up(ingest)
    same = {key.run: before.series[key] is after.series[key] for key in before.series}
    assert same == {"a": True, "b": False}
    assert (after.epoch, after.revision) == (before.epoch, before.revision + 1)


def test_arrays_handed_out_are_read_only_and_never_change(tmp_path):
    path = write(tmp_path / NAME, *points(0, 3))
    ingest = watch(tmp_path)
    (before,) = catch_up(ingest).series.values()
    append(path, *points(3, 1000))
    catch_up(ingest)
    assert before.steps.tolist() == [0, 1, 2]
    assert before.values.tolist() == [0, 1, 2]
    with pytest.raises(ValueError, match="read-only"):
        before.steps[0] = 1


def test_a_new_run_and_a_new_file_of_an_old_run_are_found(tmp_path):
    write(tmp_path / "a" / NAME, *points(0, 2))
    ingest = watch(tmp_path)
    catch_up(ingest)
    write(tmp_path / "b" / NAME, *points(0, 1))
    write(tmp_path / "a" / "events.out.tfevents.2.host", version(900.0), scalar("t", 2, 0.0, 901.0))
    assert steps(catch_up(ingest)) == {"a:t": [0, 1, 2], "b:t": [0]}
    assert [run.name for run in ingest.snapshot.runs] == ["a", "b"]


def test_a_late_append_to_an_older_file_is_read(tmp_path):
    old = write(tmp_path / NAME, version(100.0), *points(0, 2))
    write(tmp_path / "events.out.tfevents.2.host", version(100.0), *points(5, 7))
    ingest = watch(tmp_path)
    catch_up(ingest)
    append(old, *points(2, 3))
    assert steps(catch_up(ingest)) == {".:t": [0, 1, 2, 5, 6]}


def test_a_file_rewritten_shorter_is_read_again(tmp_path):
    path = write(tmp_path / NAME, *points(0, 5))
    ingest = watch(tmp_path)
    before = catch_up(ingest)
    write(path, *points(7, 9))
    after = catch_up(ingest)
    assert steps(after) == {".:t": [7, 8]}
    assert after.series[KEY].generation > before.series[KEY].generation


def test_a_file_rewritten_longer_in_place_is_read_again(tmp_path):
    path = write(tmp_path / NAME, version(1.0), *points(0, 2))
    ingest = watch(tmp_path)
    catch_up(ingest)
    write(path, version(2.0), *points(7, 20))
    assert steps(catch_up(ingest)) == {".:t": list(range(7, 20))}


def test_a_file_rewritten_in_place_with_the_same_size_is_read_again(tmp_path):
    path = write(tmp_path / NAME, version(1.0), *points(1, 3))
    ingest = watch(tmp_path)
    catch_up(ingest)
    write(path, version(2.0), *points(7, 9))
    os.utime(path, (1e9, 1e9))
    assert steps(catch_up(ingest)) == {".:t": [7, 8]}


def test_a_file_rewritten_in_place_with_the_same_head_is_read_again(tmp_path):
    head = version(1.0) + scalar("t", 0, 0.0) * 3
    path = write(tmp_path / NAME, head, *points(1, 3))
    ingest = watch(tmp_path)
    catch_up(ingest)
    write(path, head, *points(7, 20))
    assert steps(catch_up(ingest)) == {".:t": [0, 0, 0, *range(7, 20)]}


def test_a_file_that_is_only_touched_is_not_read_again(tmp_path):
    path = write(tmp_path / NAME, version(1.0), *points(0, 2))
    ingest = watch(tmp_path)
    before = catch_up(ingest)
    os.utime(path, (1e9, 1e9))
    assert catch_up(ingest) is before


def test_a_file_replaced_by_another_is_read_again(tmp_path):
    path = write(tmp_path / NAME, *points(0, 5))
    ingest = watch(tmp_path)
    catch_up(ingest)
    write(tmp_path / "new", *points(3, 8)).replace(path)
    assert steps(catch_up(ingest)) == {".:t": [3, 4, 5, 6, 7]}


def test_a_deleted_file_takes_its_points_along(tmp_path):
    for stamp in (1, 2):
        at = 100.0 * stamp
        write(tmp_path / f"events.out.tfevents.{stamp}.host", version(at), scalar("t", stamp, 0.0, at))
    ingest = watch(tmp_path)
    assert steps(catch_up(ingest)) == {".:t": [1, 2]}
    (tmp_path / NAME).unlink()
    assert steps(catch_up(ingest)) == {".:t": [2]}


def test_a_run_that_vanishes_changes_the_epoch_and_comes_back_at_the_end(tmp_path):
    for run in ("a", "b"):
        write(tmp_path / run / NAME, *points(0, 2))
    ingest = watch(tmp_path)
    before = catch_up(ingest)
    shutil.move(tmp_path / "a", tmp_path / "c")
    moved = catch_up(ingest)
    assert [run.name for run in moved.runs] == ["b", "c"]
    assert steps(moved) == {"b:t": [0, 1], "c:t": [0, 1]}
    assert moved.epoch > before.epoch


def test_a_directory_deleted_and_made_again_comes_alive_again(tmp_path):
    logs = tmp_path / "logs"
    write(logs / "a" / NAME, *points(0, 2))
    ingest = watch(logs)
    catch_up(ingest)
    shutil.rmtree(logs)
    assert steps(catch_up(ingest)) == {}
    write(logs / "a" / NAME, *points(0, 3))
    assert steps(catch_up(ingest)) == {"a:t": [0, 1, 2]}


def test_a_directory_that_becomes_a_file_is_no_run_any_more(tmp_path):
    write(tmp_path / "a" / NAME, *points(0, 2))
    ingest = watch(tmp_path)
    catch_up(ingest)
    shutil.rmtree(tmp_path / "a")
    (tmp_path / "a").touch()
    assert steps(catch_up(ingest)) == {}


def test_no_file_is_open_between_polls(tmp_path):
    for run in range(20):
        write(tmp_path / str(run) / NAME, *points(0, 2))
    ingest = watch(tmp_path)
    ingest.poll()
    before = open_files()
    append(tmp_path / "3" / NAME, *points(2, 3))
    ingest.poll()
    assert open_files() == before


def test_an_idle_poll_opens_no_file(tmp_path, monkeypatch):
    write(tmp_path / NAME, *points(0, 2), b"half a record")
    ingest = watch(tmp_path)
    catch_up(ingest)
    monkeypatch.setattr(os, "open", lambda *_, **__: pytest.fail("opened"))
    ingest.poll()


def watch_in_small_slices(path):
    source = LocalSource([path])
    source.slice_bytes = source.portion_bytes = 1000
    return Ingest(source)


class Counting(LocalSource):
    """Counts looks and reads."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.looks = []
        self.reads = []

    def stat(self, path):
        self.looks.append(path)
        return super().stat(path)

    def read(self, path, offset, size):
        self.reads.append((path, offset, size))
        return super().read(path, offset, size)


def test_quiet_files_are_looked_at_in_turn_and_each_within_a_second(tmp_path):
    paths = [write(tmp_path / str(run) / NAME, *points(0, 1)) for run in range(40)]
    now = [1e9]
    source = Counting([tmp_path], clock=lambda: now[0])
    ingest = Ingest(source, clock=lambda: now[0])
    catch_up(ingest)
    for path in paths:
        for _ in range(3):
            now[0] += 0.25
            ingest.poll(everything=False)
        append(path, *points(1, 2))
        source.looks.clear()
        for _ in range(4):
            now[0] += 0.25
            ingest.poll(everything=False)
        assert len(ingest.snapshot.series[SeriesKey(path.parent.name, "scalars", "t")]) == 2
        assert len(source.looks) < 4 * 40
    now[0] += 20
    ingest.poll(everything=False)
    source.looks.clear()
    now[0] += 0.25
    ingest.poll(everything=False)
    assert len(source.looks) <= 14


def test_a_file_that_changed_lately_is_looked_at_each_time(tmp_path):
    paths = [write(tmp_path / str(run) / NAME, *points(0, 1)) for run in range(40)]
    now = [1e9]
    ingest = Ingest(LocalSource([tmp_path], clock=lambda: now[0]), clock=lambda: now[0])
    catch_up(ingest)
    append(paths[7], *points(1, 2))
    catch_up(ingest)
    for step in range(2, 10):
        append(paths[7], *points(step, step + 1))
        now[0] += 0.25
        ingest.poll(everything=False)
        assert len(ingest.snapshot.series[SeriesKey("7", "scalars", "t")]) == step + 1


def test_small_pieces_of_many_files_are_read_with_one_call_each(tmp_path):
    paths = [write(tmp_path / str(run) / NAME, *points(0, 5)) for run in range(30)]
    source = Counting([tmp_path])
    ingest = Ingest(source)
    catch_up(ingest)
    source.reads.clear()
    for path in paths:
        append(path, *points(5, 6))
    assert catch_up(ingest).points == 30 * 6
    assert len(source.reads) == 30
    assert all(size <= 64 + len(points(5, 6)[0]) for _, _, size in source.reads)


def false_length(size):
    head = struct.pack("<Q", size)
    return head + struct.pack("<I", masked_crc32c(head))


@pytest.mark.parametrize("at_once", [True, False])
def test_records_behind_a_length_that_is_false_are_read(tmp_path, at_once):
    false, behind = false_length(2**30), points(2, 50)
    path = write(tmp_path / NAME, *points(0, 2), false, *(behind if at_once else []))
    ingest = watch(tmp_path)
    catch_up(ingest)
    for one in [] if at_once else behind:
        append(path, one)
        catch_up(ingest)
    append(path, *points(50, 52))
    assert steps(catch_up(ingest)) == {".:t": list(range(52))}
    (problem,) = ingest.snapshot.problems
    assert (problem.what, problem.count, problem.offset) == (SKIPPED, 12, len(b"".join(points(0, 2))))


def test_a_long_record_that_comes_in_small_pieces_is_waited_for_at_little_cost(tmp_path):
    long = scalar("x" * 300_000, 1, 0.0)
    path = write(tmp_path / NAME, *points(0, 1))
    source = Counting([tmp_path])
    ingest = Ingest(source)
    catch_up(ingest)
    for first in range(0, len(long), 1000):
        append(path, long[first : first + 1000])
        catch_up(ingest)
    append(path, *points(1, 2))
    assert catch_up(ingest).points == 3
    assert not ingest.snapshot.problems
    assert sum(size for _, _, size in source.reads) < 4 * len(long)


def test_a_poll_out_of_time_says_that_there_is_more_and_shows_what_it_has(tmp_path):
    for run in ("a", "b"):
        write(tmp_path / run / NAME, *points(0, 200))
    ingest = watch_in_small_slices(tmp_path)
    assert ingest.poll(budget_s=0)
    assert ingest.state == "loading"
    assert 0 < ingest.snapshot.points < 400
    assert 0 < ingest.progress.bytes_read < ingest.progress.bytes_total
    assert catch_up(ingest).points == 400
    assert ingest.progress.bytes_read == ingest.progress.bytes_total


def test_the_newest_files_are_read_first_and_none_is_left_behind(tmp_path):
    for age, run in enumerate(("new", "old")):
        path = write(tmp_path / run / NAME, *points(0, 200))
        os.utime(path, (1e9 - age, 1e9 - age))
    ingest = watch_in_small_slices(tmp_path)
    order = []
    while ingest.poll(budget_s=0):
        order.append({key.run for key in ingest.snapshot.series})
    assert order[:2] == [{"new"}, {"new", "old"}]


def test_last_data_is_when_points_came(tmp_path):
    now = [10.0]
    path = write(tmp_path / NAME, version())
    ingest = Ingest(LocalSource([tmp_path]), clock=lambda: now[0])
    ingest.poll()
    assert ingest.last_data is None
    append(path, *points(0, 1))
    now[0] = 20.0
    ingest.poll()
    now[0] = 30.0
    ingest.poll()
    assert ingest.last_data == 20.0


def test_a_record_longer_than_a_slice_is_read_once_it_is_whole(tmp_path):
    long = scalar("x" * 1_000_000, 1, 0.0)
    path = write(tmp_path / NAME, *points(0, 1), long[:-1])
    ingest = watch(tmp_path)
    assert catch_up(ingest).points == 1
    append(path, long[-1:], *points(1, 2))
    assert catch_up(ingest).points == 3


def test_a_blob_says_where_its_event_lies(tmp_path):
    path = write(tmp_path / NAME, version(), tensor("note", 1, "text"))
    ingest = watch(tmp_path)
    (series,) = catch_up(ingest).series.values()
    span = series.span(0)
    assert (span.path, span.offset + span.size + 4) == (str(path), path.stat().st_size)
    assert b"note" in path.read_bytes()[span.offset : span.offset + span.size]
