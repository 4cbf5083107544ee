"""Event files behind fsspec."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time

import pytest
from fsspec import AbstractFileSystem
from fsspec.implementations.memory import MemoryFileSystem

import tbx_widget as tbx
from tbx_widget.errors import SourceError
from tbx_widget.ingest import Ingest
from tbx_widget.logs import Logs
from tbx_widget.sources import RemoteSource, open_source, parse_roots
from tests.support import slow_system
from tests.support.event_files import append, scalar, version, write
from tests.support.reading import catch_up, steps
from tests.support.slow_system import KEY, SECRET, SlowSystem, put, put_run

NAME = "events.out.tfevents.1.host"


@pytest.fixture(autouse=True)
def far_away(monkeypatch):
    slow_system.register()
    monkeypatch.setattr(SlowSystem, "store", {})
    monkeypatch.setattr(SlowSystem, "requests", [])
    monkeypatch.setattr(MemoryFileSystem, "store", {})


def watch(*paths, **options):
    return Ingest(open_source(paths, options))


def asked(kind):
    return [request[1:] for request in SlowSystem.requests if request[0] == kind]


def test_what_is_in_memory_is_read():
    MemoryFileSystem().pipe_file(f"/logs/a/{NAME}", version() + scalar("loss", 1, 0.5))
    logs = tbx.read("memory://logs")
    assert logs.runs == ["a"]
    assert logs.scalars("a", "loss").values.tolist() == [0.5]
    assert logs.places == ("memory://logs",)


def test_a_single_file_and_what_lies_at_the_top_are_read():
    put_run(f"/logs/{NAME}", [1])
    assert steps(catch_up(watch("slow://logs"))) == {".:loss": [1]}
    assert steps(catch_up(watch(f"slow://logs/{NAME}"))) == {".:loss": [1]}


def test_directories_and_addresses_can_be_mixed(tmp_path):
    put_run("/bucket/logs/a/" + NAME, [1])
    path = write(tmp_path / "b" / NAME, scalar("loss", 2, 0.0))
    ingest = watch(f"here={tmp_path}", "slow://bucket/logs")
    assert steps(catch_up(ingest)) == {"here/b:loss": [2], "logs/a:loss": [1]}
    append(path, scalar("loss", 3, 0.0))
    put_run("/bucket/logs/a/" + NAME, [1, 2])
    assert steps(catch_up(ingest)) == {"here/b:loss": [2, 3], "logs/a:loss": [1, 2]}


def test_an_address_with_the_scheme_of_files_is_a_directory(tmp_path):
    write(tmp_path / "a" / NAME, scalar("loss", 1, 0.0))
    logs = tbx.read(tmp_path.as_uri())
    assert logs.runs == ["a"]
    assert logs.places == (str(tmp_path),)


def test_the_states_of_an_address():
    ingest = watch("slow://bucket/logs")
    ingest.poll()
    assert ingest.state == "waiting"
    put("/bucket/logs/notes.txt", b"")
    ingest.poll()
    assert ingest.state == "empty"
    put_run("/bucket/logs/" + NAME, [1])
    ingest.poll()
    assert ingest.state == "live"
    SlowSystem().rm_file("/bucket/logs/" + NAME)
    ingest.poll()
    assert ingest.state == "empty"
    assert ingest.snapshot.points == 0


def test_only_what_was_added_is_read():
    put_run("/logs/" + NAME, range(1000))
    ingest = watch("slow://logs")
    catch_up(ingest)
    before = SlowSystem.store["/logs/" + NAME].size
    SlowSystem.requests.clear()
    put_run("/logs/" + NAME, range(1001))
    assert catch_up(ingest).points == 1001
    assert [span[1:] for span in asked("read")] == [(before - 64, SlowSystem.store["/logs/" + NAME].size)]
    assert asked("info") == []


def test_a_file_replaced_by_one_of_the_same_size_is_read_again():
    put_run("/logs/" + NAME, [1, 2])
    ingest = watch("memory://logs")
    memory = MemoryFileSystem()
    memory.pipe_file("/logs/" + NAME, scalar("loss", 1, 0.0) + scalar("loss", 2, 0.0))
    assert steps(catch_up(ingest)) == {".:loss": [1, 2]}
    memory.pipe_file("/logs/" + NAME, scalar("loss", 3, 0.0) + scalar("loss", 4, 0.0))
    assert steps(catch_up(ingest)) == {".:loss": [3, 4]}


def test_files_far_away_are_read_many_at_once(monkeypatch):
    for run in range(200):
        put_run(f"/logs/{run}/{NAME}", [run])
    monkeypatch.setattr(SlowSystem, "latency_s", 0.05)
    began = time.monotonic()
    assert catch_up(watch("slow://logs")).points == 200
    assert time.monotonic() - began < 5
    assert len(asked("read")) == 200


def test_other_files_of_a_bucket_cost_no_request_of_their_own():
    put("/logs/checkpoint", b"")
    empty = SlowSystem.store["/logs/checkpoint"]
    SlowSystem.store.update({f"/logs/{number}/checkpoint": empty for number in range(50_000)})
    put_run("/logs/a/" + NAME, [1])
    assert steps(catch_up(watch("slow://logs"))) == {"a:loss": [1]}
    assert len(asked("find")) == 1
    assert asked("info") == []
    assert len(asked("read")) == 1


def test_listings_are_spaced_by_what_they_cost():
    now = [100.0]

    class Costly(SlowSystem):
        def find(self, path, **kwargs):
            now[0] += 3.0
            return super().find(path, **kwargs)

    slow_system.register(Costly)
    source = RemoteSource(parse_roots(["slow://logs"]), clock=lambda: now[0])
    for _ in range(100):
        source.discover(everything=False)
        now[0] += 1.0
    assert len(asked("find")) == 4
    source.discover()
    assert len(asked("find")) == 5


def test_a_place_that_cannot_be_listed_is_a_problem_until_it_can(monkeypatch):
    put_run("/logs/" + NAME, [1])
    ingest = watch("slow://logs")
    monkeypatch.setattr(SlowSystem, "trouble", ConnectionError("no route"))
    (problem,) = catch_up(ingest).problems
    assert (problem.path, problem.detail) == ("slow://logs", "no route")
    monkeypatch.setattr(SlowSystem, "trouble", None)
    assert steps(catch_up(ingest)) == {".:loss": [1]}
    assert not ingest.snapshot.problems


class LevelByLevel(SlowSystem):
    """Has no way to list everything at once."""

    find = AbstractFileSystem.find

    def ls(self, path, detail=True, **kwargs):  # noqa: FBT002 - fsspec's
        if path.endswith("locked"):
            raise PermissionError("not yours")
        return super().ls(path, detail, **kwargs)


def test_a_directory_that_cannot_be_listed_is_a_problem_and_others_go_on():
    slow_system.register(LevelByLevel)
    for run in ("a", "locked"):
        put_run(f"/logs/{run}/{NAME}", [1])
    ingest = watch("slow://logs")
    assert steps(catch_up(ingest)) == {"a:loss": [1]}
    assert [(problem.path, problem.detail) for problem in ingest.snapshot.problems] == [
        ("slow://logs/locked", "not yours")
    ]


ADDRESS = f"slow://user:{SECRET}@bucket/logs?token={KEY}"
TROUBLES = [
    ConnectionError(f"GET {ADDRESS}: refused"),
    PermissionError(13, f"{KEY} may not, says {SECRET}"),
    ValueError(f"bad header: {{'Authorization': 'AWS {KEY}:{SECRET}'}}"),
]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: type(trouble).__name__)
@pytest.mark.parametrize("at", ["find", "read"])
def test_credentials_are_in_no_message(trouble, at, monkeypatch, caplog):
    put_run("/bucket/logs/" + NAME, [1])

    def request(self, kind, *_):
        if kind == at:
            raise trouble

    monkeypatch.setattr(SlowSystem, "request", request)
    logs = Logs(ADDRESS, storage_options={"key": KEY, "client": {"secret": SECRET}})
    logs.reload()
    assert len(logs.problems) == 1
    shown = [logs, logs.paths, logs.places, logs.problems, logs._source, logs._source.roots, caplog.text]
    for secret in (KEY, SECRET, "word"):
        assert secret not in repr(shown)


def test_credentials_are_in_no_message_when_there_is_no_such_file_system():
    with pytest.raises(SourceError) as raised:
        Logs(f"nowhere://user:{SECRET}@host/logs", storage_options={"key": KEY})
    assert "nowhere://host/logs" in str(raised.value)
    assert SECRET not in str(raised.value)
    assert raised.value.__context__ is None


def without(package, path):
    """The last line that Python says when it reads `path` without a package."""
    code = f"import sys; sys.modules[{package!r}] = None\nimport tbx_widget; tbx_widget.read({path!r})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return ran.stderr.splitlines()[-1]


def test_a_missing_package_is_named():
    assert "pip install 'tbx-widget[remote]'" in without("fsspec", "memory://logs")


def test_a_missing_package_of_one_file_system_is_named():
    said = without("s3fs", "s3://key:secret@bucket/logs")
    assert "s3fs" in said
    assert "key:secret" not in said


def test_a_copy_of_a_source_reads_the_same_files_without_looking():
    put_run("/bucket/logs/a/" + NAME, [1])
    source = open_source([ADDRESS])
    (file,) = source.discover().files
    SlowSystem.requests.clear()
    copy = pickle.loads(pickle.dumps(source))  # noqa: S301
    assert copy.read(file.path, 0, 10) == source.read(file.path, 0, 10)
    assert asked("find") == []


def test_a_file_is_opened_for_reading_anywhere():
    put("/logs/" + NAME, bytes(range(100)))
    with open_source(["slow://logs"]).open(f"slow://logs/{NAME}") as file:
        file.seek(50)
        assert file.read(2) == bytes([50, 51])
