"""What a screen is told, when, and that it adds up to what is on disk."""

from __future__ import annotations

import base64
import os
import threading
from math import inf
from pathlib import Path

import numpy as np
import pytest

from tbx_widget.dashboards.scalars import budget
from tbx_widget.dashboards.scalars.feed import ScalarsFeed
from tbx_widget.dashboards.scalars.plan import Plan
from tbx_widget.errors import HostError, SourceError
from tbx_widget.logs import Logs
from tbx_widget.query import extreme_positions
from tbx_widget.query.average import BLOCK, Average
from tbx_widget.session import Session
from tbx_widget.session.catalogue import Catalogue
from tests.support import formulas
from tests.support.event_files import append, scalar, start, tensor, version, write
from tests.support.screen import Screen


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


class StillLogs(Logs):
    """Logs whose thread is the test."""

    is_attached = False

    def attach(self, tick):
        self.is_attached = True

    def detach(self, tick):
        self.is_attached = False

    def wake(self):
        pass


class Connection:
    """A directory, a session, and the screen at its other end."""

    def __init__(self, directory):
        self.file = directory / "run" / "events.out.tfevents.1.h"
        self.clock = Clock()
        self.logs = StillLogs(directory, clock=self.clock)
        self.screen = Screen()
        self.session = Session(self.logs, self.screen.take, clock=self.clock)

    def tell(self, **message):
        self.session.handle({"client": "page", **message})

    def want(self, number=1, *, cards=(), hidden=(), smoothing=0.0):
        scalars = {"cards": list(cards), "hidden": list(hidden), "smoothing": {"kind": "ema", "amount": smoothing}}
        self.tell(kind="want", id=number, wants={"scalars": scalars})

    def settle(self):
        """Read what is there, and let the session say all it has to."""
        self.logs.reload()
        self.clock.now += 0.2
        while self.session.tick():
            self.clock.now += 0.2


@pytest.fixture
def connection(tmp_path):
    return Connection(tmp_path)


def ema(values, weight):
    return np.array(formulas.ema(values.tolist(), weight))


def points(values, *, tag="loss", first=0):
    return [scalar(tag, first + i, value, 100.0 + first + i) for i, value in enumerate(values)]


def test_a_screen_is_told_everything_unasked(connection):
    write(connection.file, version(), *points([3.0, 2.0, 1.0]), *points([0.5], tag="acc"))
    connection.settle()
    screen = connection.screen
    assert (screen.runs, sorted(screen.tags)) == (["run"], ["acc", "loss"])
    assert screen.curve("run", "loss")["value"].tolist() == [3.0, 2.0, 1.0]
    assert screen.curve("run", "loss")["step"].tolist() == [0, 1, 2]
    assert screen.curve("run", "loss")["wall_time"].tolist() == [100, 101, 102]
    assert screen.status["state"] == "live"


def test_an_append_sends_only_what_is_new(connection):
    write(connection.file, version(), *points(range(100)))
    connection.settle()
    append(connection.file, *points([7.0], first=100))
    connection.settle()
    [table] = connection.screen.updates[-1]["tables"]
    assert [column[3] for column in table["columns"] if column[0] == "value"] == [1]
    assert connection.screen.curve("run", "loss")["value"].tolist() == [*range(100), 7.0]


def test_nothing_new_sends_nothing_until_a_sign_of_life_is_due(connection):
    write(connection.file, version(), *points([1.0]))
    connection.settle()
    sent = len(connection.screen.frames)
    connection.settle()
    assert len(connection.screen.frames) == sent
    connection.clock.now += 3
    connection.settle()
    assert len(connection.screen.frames) == sent + 1
    assert connection.screen.updates[-1]["tables"] == []


def test_updates_come_at_most_ten_times_a_second(connection):
    write(connection.file, version())
    for step in range(20):
        append(connection.file, *points([1.0], first=step))
        connection.logs.reload()
        connection.clock.now += 0.02
        connection.session.tick()
    assert len(connection.screen.frames) <= 5


@pytest.mark.parametrize("growth", [[10_000], [4096, 1, 900, 3, 5000], [1] * 40 + [9000, 1, 1, 1]])
def test_a_long_series_held_in_buckets_equals_its_decimation_however_it_grew(connection, growth):
    rng = np.random.default_rng(0)
    values = rng.normal(size=sum(growth)).astype(np.float32)
    write(connection.file, version())
    connection.want(cards=[{"tag": 0, "px": 256, "range": None}], smoothing=0.9)
    written = 0
    for size in growth:
        append(connection.file, *points(values[written : written + size].tolist(), first=written))
        written += size
        connection.settle()
    curve = connection.screen.curve("run", "loss")
    positions = extreme_positions(values, level=curve["level"])
    assert curve["level"] > 0
    assert curve["index"].tolist() == positions.tolist()
    np.testing.assert_array_equal(curve["value"], values[positions])
    np.testing.assert_allclose(curve["smoothed"], ema(values, 0.9)[positions], rtol=1e-9)


def test_a_restart_replaces_the_points_it_supersedes(connection):
    write(connection.file, version(), *points(range(10)))
    connection.settle()
    append(connection.file, start(5), *points([70.0], first=5))
    connection.settle()
    assert connection.screen.curve("run", "loss")["value"].tolist() == [0, 1, 2, 3, 4, 70]
    assert connection.screen.status["superseded"] == 5


def test_a_zoom_brings_single_points_and_its_end_takes_them_away(connection):
    values = np.random.default_rng(1).normal(size=50_000)
    write(connection.file, version(), *points(values.tolist()))
    connection.want(cards=[{"tag": 0, "px": 256, "range": [1000, 1100]}])
    connection.settle()
    window = connection.screen.windows["run", "loss"]
    assert (window["lo"], window["hi"], window["level"]) == (999, 1102, 0)
    assert window["step"].tolist() == list(range(999, 1102))
    connection.want(2, cards=[{"tag": 0, "px": 256, "range": None}])
    connection.settle()
    assert connection.screen.windows == {}


def test_a_zoom_between_two_steps_brings_these_two(connection):
    values = np.random.default_rng(1).normal(size=20_000)
    write(connection.file, version(), *[scalar("loss", 10 * step, value) for step, value in enumerate(values.tolist())])
    connection.want(cards=[{"tag": 0, "px": 256, "range": [5001, 5002]}])
    connection.settle()
    assert connection.screen.windows["run", "loss"]["step"].tolist() == [5000, 5010]


def test_smoothing_at_a_zoom_is_that_of_the_whole_series(connection):
    values = np.random.default_rng(1).normal(size=50_000).astype(np.float32)
    write(connection.file, version(), *points(values.tolist()))
    connection.want(cards=[{"tag": 0, "px": 256, "range": [40_000, 40_100]}], smoothing=0.99)
    connection.settle()
    window = connection.screen.windows["run", "loss"]
    np.testing.assert_allclose(window["smoothed"], ema(values, 0.99)[window["index"].astype(int)], rtol=1e-9)


@pytest.mark.parametrize("zoom", [[48_000, 90_000], [46_000, 50_500], [50_050, 60_000], [10, 20], [40_000, 40_100]])
def test_smoothing_at_a_zoom_goes_on_as_the_series_grows_and_the_zoom_moves(connection, zoom):
    values = np.random.default_rng(1).normal(size=51_000).astype(np.float32)
    write(connection.file, version(), *points(values[:50_000].tolist()))
    connection.want(cards=[{"tag": 0, "px": 256, "range": [45_000, 90_000]}], smoothing=0.99)
    connection.settle()
    for number, written in enumerate(range(50_000, 51_000, 250)):
        append(connection.file, *points(values[written : written + 250].tolist(), first=written))
        connection.settle()
        connection.want(number + 2, cards=[{"tag": 0, "px": 256, "range": zoom}], smoothing=0.99)
    connection.settle()
    window = connection.screen.windows["run", "loss"]
    np.testing.assert_allclose(window["smoothed"], ema(values, 0.99)[window["index"].astype(int)], rtol=1e-9)


def test_a_zoom_on_a_growing_end_smooths_only_what_is_new(connection, monkeypatch):
    write(connection.file, version(), *points(range(50_000)))
    connection.want(cards=[{"tag": 0, "px": 256, "range": [45_000, 90_000]}], smoothing=0.99)
    connection.settle()
    learned = []
    ends = Average._ends

    def noted(average, values, steps, blocks):
        learned.append((blocks.stop - blocks.start) * BLOCK)
        return ends(average, values, steps, blocks)

    monkeypatch.setattr(Average, "_ends", noted)
    append(connection.file, *points([1.0] * 10, first=50_000))
    connection.settle()
    assert sum(learned) <= BLOCK
    assert connection.screen.windows["run", "loss"]["index"][-1] == 50_009


def test_zooms_of_many_runs_come_in_bounded_updates_shown_runs_first(connection, monkeypatch):
    monkeypatch.setattr(budget, "UPDATE_POINTS", 300)
    for run in range(8):
        file = connection.file.parents[1] / f"run{run}" / connection.file.name
        write(file, version(), *points(range(20_000)))
    connection.want(cards=[{"tag": 0, "px": 256, "range": [1000, 1197]}], hidden=[0])
    connection.settle()
    told = [
        [
            row
            for table in update["tables"]
            if table["name"] == "windows"
            for row in table["columns"]
            if row[0] == "step"
        ]
        for update in connection.screen.updates
    ]
    assert [step[3] for [step] in filter(None, told)] == [400, 400, 400, 200, 200]
    assert list(connection.screen.windows) == [(f"run{run}", "loss") for run in (1, 2, 3, 4, 5, 6, 7, 0)]


def test_a_series_that_stands_still_is_not_looked_at(connection, monkeypatch):
    write(connection.file, version(), *points([1.0]), *points([1.0], tag="other"))
    connection.settle()
    looked_at = []
    level_and_manner = Plan.level_and_manner

    def noted(plan, curve, series):
        looked_at.append(series.key.tag)
        return level_and_manner(plan, curve, series)

    monkeypatch.setattr(Plan, "level_and_manner", noted)
    append(connection.file, *points([2.0], first=1))
    connection.settle()
    assert looked_at == ["loss"]


def test_what_is_on_screen_comes_in_finer_detail(connection):
    values = np.random.default_rng(2).normal(size=30_000).tolist()
    write(connection.file, version(), *points(values), *points(values, tag="other"))
    connection.want(cards=[{"tag": 1, "px": 2000, "range": None}])
    connection.settle()
    assert connection.screen.tags == ["loss", "other"]
    assert connection.screen.curve("run", "other")["level"] < connection.screen.curve("run", "loss")["level"]


def test_wants_are_answered_by_their_number(connection):
    write(connection.file, version(), *points([1.0]))
    connection.want(17)
    connection.settle()
    assert connection.screen.answers == {"page": 17}


def test_hello_with_nothing_held_is_answered_with_everything(connection):
    write(connection.file, version(), *points([1.0, 2.0]))
    connection.settle()
    connection.tell(kind="hello", protocol=1)
    connection.settle()
    assert connection.screen.updates[-1]["full"]
    assert connection.screen.curve("run", "loss")["value"].tolist() == [1.0, 2.0]


def test_hello_that_names_the_newest_update_is_not_told_again(connection):
    write(connection.file, version(), *points([1.0]))
    connection.settle()
    newest = connection.screen.updates[-1]
    connection.tell(kind="hello", protocol=1, session=newest["session"], seq=newest["seq"])
    connection.settle()
    assert not any(update["full"] for update in connection.screen.updates[1:])


def test_a_ping_is_answered_at_once(connection):
    connection.tell(kind="ping", id=5, seq=-1)
    assert connection.screen.pongs == [5]


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "nonsense"},
        {"kind": "hello", "protocol": 99},
        {"kind": "want", "id": 1, "wants": {"scalars": {"cards": "all"}}},
        {
            "kind": "want",
            "id": 1,
            "wants": {"scalars": {"cards": [], "hidden": [], "smoothing": {"kind": "ema", "amount": 7}}},
        },
        {
            "kind": "want",
            "id": 1,
            "wants": {"scalars": {"cards": [], "hidden": [inf], "smoothing": {"kind": "ema", "amount": 0}}},
        },
        {
            "kind": "want",
            "id": 1,
            "wants": {"scalars": {"cards": [], "hidden": [], "smoothing": {"kind": "ema", "amount": 10**400}}},
        },
    ],
)
def test_a_message_that_makes_no_sense_is_answered_with_an_error_and_changes_nothing(connection, message):
    write(connection.file, version(), *points([1.0]))
    connection.tell(**message)
    connection.settle()
    assert len(connection.screen.errors) == 1
    assert connection.screen.curve("run", "loss")["value"].tolist() == [1.0]


def test_a_want_that_makes_no_sense_leaves_the_former(connection):
    write(connection.file, version(), *points(range(20_000)))
    connection.want(cards=[{"tag": 0, "px": 256, "range": [1000, 1100]}])
    connection.settle()
    connection.want(2, smoothing=7)
    append(connection.file, *points([1.0], first=20_000))
    connection.settle()
    assert len(connection.screen.errors) == 1
    assert ("run", "loss") in connection.screen.windows


def test_while_the_page_acknowledges_no_more_than_sixteen_updates_are_underway(connection):
    write(connection.file, version(), *points([1.0]))
    connection.settle()
    connection.tell(kind="ack", seq=0)
    for step in range(1, 25):
        append(connection.file, *points([1.0], first=step))
        connection.logs.reload()
        connection.clock.now += 0.12
        connection.session.tick()
    assert [update["seq"] for update in connection.screen.updates] == list(range(17))
    connection.tell(kind="ping", id=1, seq=16)
    connection.settle()
    assert len(connection.screen.curve("run", "loss")["value"]) == 25


def test_a_page_that_cannot_be_heard_is_pushed_to(connection):
    write(connection.file, version(), *points([1.0]))
    connection.settle()
    connection.tell(kind="ack", seq=0)
    for step in range(1, 30):
        append(connection.file, *points([1.0], first=step))
        connection.logs.reload()
        connection.clock.now += 0.2
        connection.session.tick()
    assert len(connection.screen.curve("run", "loss")["value"]) == 30


def test_the_last_goodbye_ends_the_pushes_and_a_hello_begins_them_again(connection):
    write(connection.file, version(), *points([1.0]))
    connection.tell(kind="hello", protocol=1)
    connection.session.handle({"kind": "hello", "client": "other", "protocol": 1})
    connection.settle()
    connection.tell(kind="bye")
    connection.settle()
    assert connection.logs.is_attached
    connection.session.handle({"kind": "bye", "client": "other"})
    connection.settle()
    assert not connection.logs.is_attached
    connection.tell(kind="hello", protocol=1)
    assert connection.logs.is_attached


def test_the_last_goodbye_is_answered_with_silence(connection):
    write(connection.file, version(), *points([1.0]))
    connection.tell(kind="hello", protocol=1)
    connection.settle()
    sent = len(connection.screen.frames)
    connection.tell(kind="bye")
    connection.settle()
    assert len(connection.screen.frames) == sent


def test_a_hello_right_behind_the_last_goodbye_is_heard(connection):
    write(connection.file, version(), *points([1.0]))
    connection.tell(kind="hello", protocol=1)
    connection.settle()
    connection.tell(kind="bye")
    connection.session.handle({"kind": "hello", "client": "reloaded", "protocol": 1})
    connection.settle()
    assert connection.logs.is_attached
    assert connection.screen.updates[-1]["full"]


def test_a_hello_that_comes_while_the_last_goodbye_is_taken_in_is_heard(connection, monkeypatch):
    connection.tell(kind="hello", protocol=1)
    connection.settle()
    detach = connection.logs.detach

    def detach_too_late(tick):
        connection.session.handle({"kind": "hello", "client": "reloaded", "protocol": 1})
        detach(tick)

    monkeypatch.setattr(connection.logs, "detach", detach_too_late)
    connection.tell(kind="bye")
    connection.settle()
    assert connection.logs.is_attached


def test_a_closed_session_is_opened_by_no_hello(connection):
    connection.session.open()
    connection.session.close()
    connection.tell(kind="hello", protocol=1)
    assert not connection.logs.is_attached


def test_runs_read_on_another_thread_during_a_tick_wait_for_the_next(connection, monkeypatch):
    other = connection.file.parents[1] / "other" / connection.file.name
    write(connection.file, version(), *points([1.0]))
    take_in = Catalogue.take_in

    def take_in_and_reload(catalogue, snapshot):
        take_in(catalogue, snapshot)
        write(other, version(), *points([5.0]))
        connection.logs.reload()

    monkeypatch.setattr(Catalogue, "take_in", take_in_and_reload)
    connection.settle()
    assert connection.screen.errors == []
    assert connection.screen.runs == ["run"]


def test_after_a_fault_the_user_is_told_once_and_then_everything_anew(connection, monkeypatch):
    write(connection.file, version(), *points([1.0]))
    with monkeypatch.context() as faulty:
        faulty.setattr(ScalarsFeed, "tables", lambda *_: 1 / 0)
        connection.settle()
        connection.settle()
    assert len(connection.screen.errors) == 1
    connection.settle()
    assert connection.screen.updates[-1]["full"]
    assert connection.screen.curve("run", "loss")["value"].tolist() == [1.0]


def test_a_page_that_went_without_goodbye_is_forgotten_once_another_was_heard_often(connection):
    write(connection.file, version(), *points([1.0]))
    connection.session.handle({"kind": "want", "client": "gone", "id": 4, "wants": {}})
    connection.want(1)
    connection.settle()
    assert connection.screen.answers == {"page": 1, "gone": 4}
    for number in range(501):
        connection.tell(kind="ping", id=number, seq=-1)
    connection.settle()
    assert connection.screen.answers == {"page": 1}


def test_a_page_that_is_silent_behind_a_busy_cell_is_not_forgotten(connection):
    write(connection.file, version(), *points([1.0]))
    connection.want(1)
    connection.settle()
    connection.clock.now += 36_000
    connection.settle()
    assert connection.screen.answers == {"page": 1}


def test_a_run_that_vanishes_begins_a_new_catalogue(connection):
    other = connection.file.parents[1] / "other" / connection.file.name
    write(connection.file, version(), *points([1.0]))
    write(other, version(), *points([5.0]))
    connection.settle()
    assert sorted(connection.screen.runs) == ["other", "run"]
    connection.file.unlink()
    connection.settle()
    assert connection.screen.runs == ["other"]
    assert connection.screen.curve("other", "loss")["value"].tolist() == [5.0]


def test_a_damaged_stretch_is_one_problem_however_long_it_is(connection):
    write(connection.file, version(), bytes(500), *points([1.0]))
    connection.settle()
    status = connection.screen.status
    assert status["problem_count"] == 1
    [problem] = status["problems"]
    assert (problem["path"], problem["count"]) == (str(connection.file), 500)


def test_what_cannot_be_read_when_it_is_asked_for_is_told(connection):
    write(connection.file, version(), tensor("note", 1, "text"))
    connection.settle()
    assert connection.screen.status["problem_count"] == 0
    seen = connection.file.stat()
    connection.file.write_bytes(bytes(seen.st_size))
    os.utime(connection.file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    with pytest.raises(SourceError):
        connection.logs.text("run", "note")[0]
    connection.clock.now += 0.2
    connection.session.tick()
    assert connection.screen.status["problem_count"] == 1


def test_a_directory_that_does_not_exist_yet_is_told_and_then_comes_alive(tmp_path):
    connection = Connection(tmp_path / "later")
    connection.settle()
    assert connection.screen.status["state"] == "waiting"
    assert str(tmp_path / "later") in connection.screen.status["message"]
    (tmp_path / "later").mkdir()
    connection.settle()
    assert connection.screen.status["state"] == "empty"
    write(connection.file, version(), *points([1.0]))
    connection.settle()
    assert (connection.screen.status["state"], connection.screen.status["message"]) == ("live", "")
    assert connection.screen.curve("run", "loss")["value"].tolist() == [1.0]


def test_steps_beyond_2_to_the_53_arrive_unchanged(connection):
    write(connection.file, version(), scalar("loss", 2**53 + 1, 1.0), scalar("loss", 2**53 + 3, 2.0))
    connection.settle()
    assert [int(step) for step in connection.screen.curve("run", "loss")["step"]] == [2**53 + 1, 2**53 + 3]


def test_two_sessions_on_one_directory_do_not_see_each_other(tmp_path):
    one, two = Connection(tmp_path), Connection(tmp_path)
    write(one.file, version(), *points([1.0]))
    one.settle()
    one.tell(kind="nonsense")
    two.settle()
    assert two.screen.errors == []
    assert one.session.id != two.session.id
    assert two.screen.curve("run", "loss")["value"].tolist() == [1.0]


def test_superseded_points_are_told_where_they_are_wanted(connection):
    write(connection.file, version(), *points(range(10)))
    append(connection.file, start(5), *points([70.0], first=5))
    scalars = {"cards": [{"tag": 0, "px": 256, "range": None}], "hidden": [], "smoothing": {"kind": "ema", "amount": 0}}
    connection.tell(kind="want", id=1, wants={"scalars": {**scalars, "superseded": True}})
    connection.settle()
    superseded = connection.screen.superseded["run", "loss"]
    assert superseded["step"].tolist() == [5, 6, 7, 8, 9]
    assert superseded["value"].tolist() == [5, 6, 7, 8, 9]
    append(connection.file, start(3), *points([30.0], first=3))
    connection.settle()
    assert connection.screen.superseded["run", "loss"]["step"].tolist() == [3, 4, 5, 6, 7, 8, 9, 5]


def test_an_export_brings_every_point_a_part_a_tick(connection, monkeypatch):
    monkeypatch.setattr("tbx_widget.dashboards.scalars.export.PIECE_BYTES", 100_000)
    write(connection.file, version(), *points(range(20_000)))
    connection.settle()
    connection.tell(kind="export", id=4, format="csv", series=[[0, 0]])
    connection.settle()
    file = connection.screen.files["page", 4]
    assert (file["name"], file["is_complete"], file["error"]) == ("scalars.csv", True, None)
    assert file["parts"] > 2
    assert file["bytes"].count(b"\nrun,loss,") == 20_000


def test_updates_go_on_during_an_export(connection, monkeypatch):
    monkeypatch.setattr("tbx_widget.dashboards.scalars.export.PIECE_BYTES", 1000)
    write(connection.file, version(), *points(range(30_000)))
    connection.settle()
    connection.tell(kind="export", id=1, format="json", series=[[0, 0]])
    connection.clock.now += 0.2
    connection.session.tick()
    append(connection.file, *points([7.0], first=30_000))
    connection.logs.reload()
    connection.clock.now += 0.2
    connection.session.tick()
    assert connection.screen.curve("run", "loss")["index"][-1] == 30_000
    assert not connection.screen.files["page", 1]["is_complete"]


def test_another_export_of_a_page_ends_its_former_one_and_none_ends_it(connection, monkeypatch):
    monkeypatch.setattr("tbx_widget.dashboards.scalars.export.PIECE_BYTES", 1000)
    write(connection.file, version(), *points(range(30_000)))
    connection.settle()
    for number, series in ((1, [[0, 0]]), (2, [[0, 0]]), (3, [])):
        connection.tell(kind="export", id=number, format="csv", series=series)
        connection.clock.now += 0.2
        connection.session.tick()
    connection.settle()
    assert not any(file["is_complete"] for file in connection.screen.files.values())
    assert connection.screen.files["page", 1]["parts"] == connection.screen.files["page", 2]["parts"] == 1


@pytest.mark.parametrize(
    ("request_", "message"),
    [({"format": "csv", "series": [[0, 9]]}, "no run 0 with a tag 9"), ({"format": "xls", "series": [[0, 0]]}, "xls")],
)
def test_an_export_that_cannot_be_is_answered_with_the_reason(connection, request_, message):
    write(connection.file, version(), *points([1.0]))
    connection.settle()
    connection.tell(kind="export", id=1, **request_)
    connection.settle()
    assert message in connection.screen.files["page", 1]["error"]


def test_a_screenshot_is_the_first_answer_of_a_page_also_of_one_that_comes_later(connection):
    asked = threading.Event()
    take = connection.screen.take
    connection.session._screenshots._send = lambda frame: (take(frame), asked.set())
    pictures = []
    waiting = threading.Thread(target=lambda: pictures.append(connection.session.screenshot(timeout_s=30)))
    waiting.start()
    assert asked.wait(10)
    connection.tell(kind="hello", protocol=1)
    assert connection.screen.asked == [0, 0]
    for png in (b"\x89PNG 1", b"\x89PNG 2"):
        connection.tell(kind="screenshot", id=0, png=base64.b64encode(png).decode(), message="")
    waiting.join(10)
    assert pictures == [b"\x89PNG 1"]


def test_a_screenshot_that_no_page_makes_says_why(connection):
    with pytest.raises(HostError, match="No view of the dashboard answered"):
        connection.session.screenshot(timeout_s=0)
    take = connection.screen.take

    def refuse(frame):
        take(frame)
        connection.tell(kind="screenshot", id=frame.header["id"], png=None, message="The view is hidden.")

    connection.session._screenshots._send = refuse
    with pytest.raises(HostError, match=r"could not make a picture: The view is hidden\."):
        connection.session.screenshot(timeout_s=10)


def test_hyperparameters_and_layouts_are_told_out_of_the_files():
    connection = Connection(Path(__file__).parents[1] / "fixtures" / "kinds_torch")
    connection.settle()
    [session] = connection.screen.sessions
    assert connection.screen.runs[session["run"]] == "s"
    assert session["hparams"]
    [layout] = connection.screen.layouts
    charts = [chart for category in layout["categories"] for chart in category["charts"]]
    assert {tuple(chart) for chart in charts} <= {("title", "tags"), ("title", "margins")}
    assert charts
