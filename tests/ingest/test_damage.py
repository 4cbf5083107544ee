"""What is broken is reported; everything else is read, and nothing raises."""

from __future__ import annotations

import os
import struct

import pytest

from tbx_widget.events import BAD_PAYLOAD, NO_EVENT, NO_VALUE
from tbx_widget.ingest import Ingest
from tbx_widget.ingest.reading import UNREADABLE
from tbx_widget.records import masked_crc32c
from tbx_widget.records.framing import SKIPPED
from tbx_widget.sources import LocalSource
from tests.support.event_files import (
    append,
    damage_length_checksum,
    damage_payload,
    record,
    scalar,
    tensor,
    version,
    write,
)
from tests.support.reading import catch_up, read, steps, watch

NAME = "events.out.tfevents.1.host"
POINTS = [scalar("t", step, 0.0, 100.0 + step) for step in range(6)]


@pytest.mark.parametrize(
    ("broken", "what", "count"),
    [
        (damage_payload(POINTS[0]), BAD_PAYLOAD, 1),
        (damage_length_checksum(POINTS[0]), SKIPPED, len(POINTS[0])),
        (b"\0" * 500, SKIPPED, 500),
        (record(b"", length=2**40), SKIPPED, 16),
        (record(b"", length=2**63), SKIPPED, 16),
        (record(b"\xff\xff\xff"), NO_EVENT, 1),
        (tensor("bad", 1, "scalars"), NO_VALUE, 1),
    ],
    ids=["payload", "length checksum", "zeros", "a terabyte", "2**63", "no event", "no number"],
)
def test_damage_in_the_middle_costs_only_what_is_damaged(tmp_path, broken, what, count):
    before = version() + POINTS[0] + POINTS[1]
    path = write(tmp_path / NAME, before, broken, POINTS[2], POINTS[3])
    write(tmp_path / "other" / NAME, *POINTS)
    snapshot = read(tmp_path)
    assert steps(snapshot) == {".:t": [0, 1, 2, 3], "other:t": [0, 1, 2, 3, 4, 5]}
    (problem,) = snapshot.problems
    assert (problem.path, problem.what, problem.count) == (str(path), what, count)
    assert len(before) <= problem.offset <= len(before) + 12


def test_problems_of_one_cause_are_counted_together(tmp_path):
    write(tmp_path / NAME, *(damage_payload(one) for one in POINTS))
    assert [problem.count for problem in read(tmp_path).problems] == [6]


def test_a_length_that_lies_and_is_not_absurd_waits_without_memory_or_a_problem(tmp_path):
    head = struct.pack("<Q", 2**30)
    path = write(tmp_path / NAME, POINTS[0], head, struct.pack("<I", masked_crc32c(head)))
    ingest = watch(tmp_path)
    assert steps(catch_up(ingest)) == {".:t": [0]}
    append(path, b"x" * 100)
    assert not ingest.poll()
    assert not ingest.snapshot.problems
    assert ingest.state == "live"


@pytest.mark.parametrize("wall_time", [float("nan"), float("inf"), float("-inf"), 0.0, -5.0])
def test_a_point_at_no_time_is_kept(tmp_path, wall_time):
    write(tmp_path / NAME, POINTS[0], scalar("t", 1, 0.0, wall_time), POINTS[2])
    snapshot = read(tmp_path)
    assert steps(snapshot) == {".:t": [0, 1, 2]}
    assert not snapshot.problems


def test_without_a_version_record_a_file_is_read_all_the_same(tmp_path):
    write(tmp_path / NAME, *POINTS)
    assert steps(read(tmp_path)) == {".:t": [0, 1, 2, 3, 4, 5]}


def test_an_empty_file_and_a_file_of_garbage_end_in_no_run(tmp_path):
    write(tmp_path / "empty" / NAME)
    write(tmp_path / "garbage" / NAME, b"garbage " * 100)
    snapshot = read(tmp_path)
    assert snapshot.runs == ()
    assert [problem.what for problem in snapshot.problems] == [SKIPPED]


class Refusing(LocalSource):
    """Lets nobody read or look at files of some names, as a file system may."""

    refused = ""
    method = "read"

    def stat(self, path):
        self._refuse("stat", path)
        return super().stat(path)

    def read(self, path, offset, size):
        self._refuse("read", path)
        return super().read(path, offset, size)

    def _refuse(self, method, path):
        if method == self.method and self.refused and self.refused in path:
            raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("method", ["read", "stat"])
def test_a_file_that_cannot_be_read_is_a_problem_until_it_can(tmp_path, method, monkeypatch):
    for run in ("a", "b"):
        write(tmp_path / run / NAME, *POINTS)
    monkeypatch.setattr(Refusing, "refused", f"{os.sep}a{os.sep}")
    monkeypatch.setattr(Refusing, "method", method)
    ingest = Ingest(Refusing([tmp_path]))
    assert list(steps(catch_up(ingest))) == ["b:t"]
    assert [(problem.what, problem.detail) for problem in ingest.snapshot.problems] == [
        (UNREADABLE, "Permission denied")
    ]
    monkeypatch.setattr(Refusing, "refused", "")
    assert sorted(steps(catch_up(ingest))) == ["a:t", "b:t"]
    assert not ingest.snapshot.problems


def test_a_file_that_could_not_be_looked_at_for_a_while_is_no_problem_afterwards(tmp_path, monkeypatch):
    write(tmp_path / "a" / NAME, *POINTS)
    ingest = Ingest(Refusing([tmp_path]))
    catch_up(ingest)
    monkeypatch.setattr(Refusing, "method", "stat")
    monkeypatch.setattr(Refusing, "refused", NAME)
    assert [problem.what for problem in catch_up(ingest).problems] == [UNREADABLE]
    monkeypatch.setattr(Refusing, "refused", "")
    assert not catch_up(ingest).problems
