"""Logs, as Python uses it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time

import pytest

import tbx_widget as tbx
from tbx_widget.errors import QueryError
from tbx_widget.logs import Logs
from tbx_widget.store import Stage
from tests.support.event_files import append, scalar, version, write


@pytest.fixture
def logdir(tmp_path):
    events = "events.out.tfevents.1.h"
    write(tmp_path / "baseline" / events, version(), scalar("loss", 0, 3.0, 10.0), scalar("loss", 1, 2.0, 11.0))
    write(tmp_path / "lr=0.1" / events, version(), scalar("acc", 0, 0.5))
    return tmp_path


def test_read_gives_runs_tags_and_columns(logdir):
    logs = tbx.read(logdir)
    assert logs.runs == ["baseline", "lr=0.1"]
    assert logs.tags("baseline") == {"scalars": ["loss"]}
    loss = logs.scalars("baseline", "loss")
    assert loss.steps.tolist() == [0, 1]
    assert loss.wall_times.tolist() == [10.0, 11.0]
    assert loss.values.tolist() == [3.0, 2.0]


def test_reload_adds_what_was_added(logdir):
    logs = tbx.read(logdir)
    append(logdir / "lr=0.1" / "events.out.tfevents.1.h", scalar("acc", 1, 0.75))
    logs.reload()
    assert logs.scalars("lr=0.1", "acc").values.tolist() == [0.5, 0.75]


def test_several_directories_may_have_names(logdir):
    logs = tbx.read([f"old={logdir / 'baseline'}", f"new={logdir / 'lr=0.1'}"])
    assert sorted(run.split("/")[0] for run in logs.runs) == ["new", "old"]


@pytest.mark.parametrize("nothing", [[], "", ()])
def test_no_directory_is_asked_for_one(nothing):
    with pytest.raises(QueryError, match="Which directory"):
        tbx.read(nothing)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda logs: logs.tags("baselin"), "no run 'baselin'. Did you mean 'baseline'"),
        (lambda logs: logs.scalars("baseline", "los"), "no scalars tag 'los'. Did you mean 'loss'\\? There are 1"),
        (lambda logs: logs.scalars("nothing like it", "loss"), "no run 'nothing like it'. There are 2"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(logdir, ask, message):
    with pytest.raises(QueryError, match=message):
        ask(tbx.read(logdir))


def test_where_nothing_was_found_is_said(tmp_path):
    logs = tbx.read([tmp_path / "mistyped", tmp_path / "empty"])
    with pytest.raises(QueryError, match=rf"no run 'a': no event was found in {tmp_path}/mistyped or {tmp_path}/empty"):
        logs.scalars("a", "loss")
    with pytest.raises(QueryError, match="no event was found"):
        logs.tags("a")


def test_directories_may_come_one_by_one(logdir):
    assert tbx.read(path for path in sorted(logdir.iterdir())).runs == ["baseline", "lr=0.1"]


def test_reading_needs_no_thread(logdir):
    before = threading.active_count()
    tbx.read(logdir)
    assert threading.active_count() == before


def test_screens_share_one_thread_that_ends_with_the_last(logdir):
    logs = Logs(logdir)
    ticked = [threading.Event(), threading.Event()]
    ticks = [lambda: bool(ticked[0].set()), lambda: bool(ticked[1].set())]
    for tick in ticks:
        logs.attach(tick)
    assert all(event.wait(10) for event in ticked)
    assert [thread.name for thread in threading.enumerate()].count("tbx-poller") == 1
    logs.detach(ticks[0])
    assert [thread.name for thread in threading.enumerate()].count("tbx-poller") == 1
    logs.detach(ticks[1])
    assert [thread.name for thread in threading.enumerate()].count("tbx-poller") == 0


def test_a_screen_is_called_by_one_thread_at_a_time_even_if_it_comes_back_while_it_leaves(logdir):
    logs = Logs(logdir, poll_interval=0.05)
    left, go_on, came_back = threading.Event(), threading.Event(), threading.Event()
    inside = []
    overlaps = []

    def tick():
        overlaps.extend(inside)
        inside.append(threading.current_thread())
        if left.is_set():
            came_back.set()
        else:
            logs.detach(tick)
            left.set()
            go_on.wait(10)
        inside.clear()
        return False

    logs.attach(tick)
    assert left.wait(10)
    logs.attach(tick)
    came_back.wait(0.2)
    go_on.set()
    assert came_back.wait(10)
    logs.close()
    assert overlaps == []


def test_threads_are_switched_faster_only_while_a_screen_is_attached(logdir):
    usual = sys.getswitchinterval()
    logs, others = Logs(logdir), Logs(logdir)
    ticks = [lambda: False, lambda: False]
    logs.attach(ticks[0])
    others.attach(ticks[1])
    assert sys.getswitchinterval() < usual
    logs.detach(ticks[0])
    assert sys.getswitchinterval() < usual
    others.detach(ticks[1])
    assert sys.getswitchinterval() == usual


def test_a_screen_that_fails_does_not_take_another_down(logdir, caplog):
    logs = Logs(logdir, poll_interval=0.05)
    ticked = threading.Semaphore(0)

    def fails():
        raise RuntimeError("a fault of the screen")

    def counts():
        ticked.release()
        return False

    logs.attach(fails)
    logs.attach(counts)
    assert ticked.acquire(timeout=10)
    assert ticked.acquire(timeout=10)
    logs.close()
    assert "a fault of the screen" in caplog.text


def test_a_fault_of_the_reader_is_told_and_what_was_read_stays(logdir, monkeypatch, caplog):
    logs = tbx.read(logdir)
    told = threading.Event()

    def breaks(**_):
        raise RuntimeError("broken")

    monkeypatch.setattr(logs._ingest, "poll", breaks)
    logs.attach(lambda: bool(logs.fault and told.set()))
    assert told.wait(10)
    logs.close()
    assert "broken" in logs.fault
    assert len(logs.runs) == 2


def test_costly_screens_are_called_less_often_yet_stay_live(logdir):
    logs = Logs(logdir)

    def burns():
        end = time.thread_time() + 0.005
        while time.thread_time() < end:
            pass
        return False

    logs.reload()
    assert logs._step() == logs.poll_interval
    logs._screens.append(burns)
    assert logs.poll_interval < logs._step() <= 0.6


@pytest.mark.parametrize("interval", [0, -1, float("nan"), 0.01, 6, float("inf")])
def test_a_poll_interval_without_rest_or_without_signs_of_life_is_refused(logdir, interval):
    with pytest.raises(QueryError, match="poll_interval must be"):
        Logs(logdir, poll_interval=interval)


def test_importing_the_package_imports_nothing_heavy():
    heavy = "{'numpy', 'anywidget', 'ipywidgets', 'google.protobuf', 'IPython'}"
    code = f"import sys, tbx_widget; print(sorted({heavy} & sys.modules.keys()))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


def test_logs_can_be_read_without_any_host_library(logdir):
    heavy = "{'anywidget', 'ipywidgets', 'traitlets', 'IPython', 'pandas'}"
    code = f"import sys, tbx_widget; tbx_widget.read({str(logdir)!r}); print(sorted({heavy} & sys.modules.keys()))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


def test_all_public_names_can_be_imported():
    assert all(hasattr(tbx, name) for name in tbx.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Dashbord'"):
        _ = tbx.Dashbord


def test_an_interrupted_reload_loses_nothing(tmp_path, monkeypatch):
    for run in range(30):
        write(tmp_path / f"r{run}" / "events.out.tfevents.1.h", *(scalar("t", step, 1.0) for step in range(30)))
    logs = Logs(str(tmp_path))
    take = Stage.take

    def interrupted(*arguments):
        monkeypatch.setattr(Stage, "take", take)
        signal.raise_signal(signal.SIGINT)
        take(*arguments)

    monkeypatch.setattr(Stage, "take", interrupted)
    with pytest.raises(KeyboardInterrupt):
        logs.reload()
    logs.reload()
    assert logs.snapshot.points == 900
