"""Files read by the workers of an executor."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

import tbx_widget as tbx
from tbx_widget.ingest import handing_out
from tbx_widget.ingest.handing_out import NOT_ELSEWHERE, read_to_end, share_out
from tbx_widget.sources import FileStat, LocalSource, SourceFile
from tests.support.event_files import append, damage_payload, scalar, start, tensor, version, write
from tests.support.reading import contents, read

NAME = "events.out.tfevents.1.host"


def points(first, last):
    return [scalar("loss", step, float(step), 100.0 + step) for step in range(first, last)]


@pytest.fixture
def logdir(tmp_path):
    for run in range(5):
        write(tmp_path / f"run {run}" / NAME, version(), *points(0, 50 * (run + 1)), tensor("note", 1, "text"))
    write(tmp_path / "run 0" / "events.out.tfevents.2.host", start(20, 900.0), scalar("loss", 20, 0.0, 901.0))
    write(
        tmp_path / "run 1" / "events.out.tfevents.2.host",
        tensor("acc", 1, "", double=0.5),
        damage_payload(points(0, 1)[0]),
    )
    write(tmp_path / "run 1" / "events.out.tfevents.3.host", tensor("acc", 2, "scalars", double=0.5, display_name="A"))
    return tmp_path


@pytest.fixture
def small_tasks(monkeypatch):
    monkeypatch.setattr(handing_out, "TASK_FILES", 2)


def assert_reads_the_same(logdir, executor):
    logs = tbx.read(logdir, executor=executor)
    assert contents(logs.snapshot) == contents(read(logdir))
    for run in range(5):
        append(logdir / f"run {run}" / NAME, *points(300, 302), tensor("note", 2, "text"))
    logs.reload()
    assert contents(logs.snapshot) == contents(read(logdir))
    assert all(problem.what != NOT_ELSEWHERE for problem in logs.problems)


@pytest.mark.usefixtures("small_tasks")
def test_threads_read_what_the_caller_reads_who_goes_on_from_there(logdir):
    with ThreadPoolExecutor(2) as executor:
        assert_reads_the_same(logdir, executor)


@pytest.mark.usefixtures("small_tasks")
def test_processes_read_what_the_caller_reads_who_goes_on_from_there(logdir):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert_reads_the_same(logdir, executor)


@pytest.mark.usefixtures("small_tasks")
@pytest.mark.filterwarnings("default")
def test_a_dask_cluster_reads_what_the_caller_reads_who_goes_on_from_there(logdir):
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    )
    with cluster, distributed.Client(cluster) as client, client.get_executor() as executor:
        assert_reads_the_same(logdir, executor)


class NowAndHere:
    """An executor that pickles as a process pool does, and counts."""

    def __init__(self):
        self.sent = []
        self.returned = []

    def submit(self, function, *arguments):
        self.sent.append(pickle.dumps((function, arguments)))
        future = Future()
        try:
            function, arguments = pickle.loads(self.sent[-1])  # noqa: S301
            self.returned.append(pickle.dumps(function(*arguments)))
            future.set_result(pickle.loads(self.returned[-1]))  # noqa: S301
        except Exception as error:  # noqa: BLE001 - as an executor does
            future.set_exception(error)
        return future


def test_workers_send_columns_back_and_no_object_a_point(tmp_path):
    write(tmp_path / NAME, version(), *points(0, 10_000))
    executor = NowAndHere()
    logs = tbx.read(tmp_path, executor=executor)
    assert logs.scalars(".", "loss").steps.tolist() == list(range(10_000))
    (returned,) = executor.returned
    assert len(returned) < 10_000 * 20 + 5_000
    (sent,) = executor.sent
    assert len(sent) < 2_000


def test_columns_that_came_back_grow_without_changing_what_was_handed_out(tmp_path):
    path = write(tmp_path / NAME, version(), *points(0, 100))
    logs = tbx.read(tmp_path, executor=NowAndHere())
    before = logs.scalars(".", "loss")
    append(path, *points(100, 300))
    logs.reload()
    assert before.steps.tolist() == list(range(100))
    assert logs.scalars(".", "loss").steps.tolist() == list(range(300))
    with pytest.raises(ValueError, match="read-only"):
        before.steps[0] = 1


def test_a_file_of_which_something_was_read_is_not_handed_out_again(tmp_path):
    path = write(tmp_path / NAME, *points(0, 3))
    executor = NowAndHere()
    logs = tbx.read(tmp_path, executor=executor)
    append(path, *points(3, 5))
    write(tmp_path / "new" / NAME, *points(0, 1))
    logs.reload(executor=executor)
    assert len(executor.sent) == 2
    assert logs.scalars(".", "loss").steps.tolist() == [0, 1, 2, 3, 4]
    assert logs.runs == [".", "new"]


def dies(_source, _work):
    os._exit(1)


def fails(_source, _work):
    raise RuntimeError("a fault of the worker at s3://key:secret@bucket/x")


@pytest.mark.parametrize(("work", "said"), [(dies, "BrokenProcessPool"), (fails, "RuntimeError: a fault")])
def test_what_a_worker_does_not_read_is_read_by_the_caller_and_counted(logdir, work, said, monkeypatch):
    monkeypatch.setattr(handing_out, "read_to_end", work)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        logs = tbx.read(logdir, executor=executor)
    assert contents(logs.snapshot)["series"] == contents(read(logdir))["series"]
    problems = [problem for problem in logs.problems if problem.what == NOT_ELSEWHERE]
    assert len(problems) == 8
    assert all(problem.detail.startswith(said) and "secret" not in problem.detail for problem in problems)


def test_an_executor_that_takes_no_work_leaves_it_to_the_caller(logdir):
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    logs = tbx.read(logdir, executor=executor)
    assert logs.snapshot.points == read(logdir).points
    assert sum(problem.what == NOT_ELSEWHERE for problem in logs.problems) == 8


def test_a_worker_that_does_not_see_the_files_leaves_them_to_the_caller(logdir, monkeypatch):
    class Elsewhere(NowAndHere):
        def submit(self, function, source, work):
            moved = [(SourceFile(f"/nowhere{file.path}", file.run, file.name), stat) for file, stat in work]
            future = super().submit(function, source, moved)
            for reader, (file, _) in zip(future.result(), work, strict=True):
                reader.file = file
            return future

    logs = tbx.read(logdir, executor=Elsewhere())
    assert contents(logs.snapshot)["series"] == contents(read(logdir))["series"]
    assert sum(problem.what == NOT_ELSEWHERE for problem in logs.problems) == 8


def test_tasks_are_bounded_and_the_largest_files_come_first(monkeypatch):
    monkeypatch.setattr(handing_out, "TASK_BYTES", 100)
    monkeypatch.setattr(handing_out, "TASK_FILES", 3)
    sizes = [1, 250, 60, 2, 40, 3, 4, 70]
    work = [(SourceFile(str(size), ".", str(size)), FileStat(size, 0, ())) for size in sizes]
    assert [[stat.size for _, stat in task] for task in share_out(work)] == [[250], [70], [60, 40], [4, 3, 2], [1]]


def test_progress_is_told_as_tasks_come_back(logdir, small_tasks):
    told = []
    tbx.read(logdir, executor=NowAndHere(), progress=lambda done, total: told.append((done, total)))
    done = [bytes_done for bytes_done, _ in told]
    assert len(set(done)) >= 4
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1] == sum(path.stat().st_size for path in logdir.rglob("*tfevents*"))


def test_a_reader_stays_what_it_is_when_it_travels(tmp_path):
    write(tmp_path / NAME, version(), *points(0, 10), tensor("note", 1, "text"))
    source = LocalSource([tmp_path])
    (file,) = source.discover().files
    (reader,) = read_to_end(source, [(file, source.stat(file.path))])
    copy = pickle.loads(pickle.dumps(reader))  # noqa: S301
    assert copy.tail.offset == reader.tail.offset == (tmp_path / NAME).stat().st_size
    for name, segment in reader.run_file.segments.items():
        for column, values in segment.columns.items():
            assert np.array_equal(values.frozen(), copy.run_file.segments[name].columns[column].frozen())
