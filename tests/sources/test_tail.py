from __future__ import annotations

import io

import pytest

from tbx_widget.sources import Change, FileStat, Tail


def stat(size, *, modified=0, inode=1):
    return FileStat(size, modified, (1, inode))


@pytest.fixture
def tail():
    tail = Tail()
    tail.look(stat(100))
    tail.is_same_file(io.BytesIO(b"head" * 25))
    tail.advance(90, 16, read=100)
    return tail


def test_a_file_is_behind_when_what_is_needed_is_there(tail):
    assert not tail.is_behind
    assert tail.look(stat(105)) is Change.GROWN
    assert not tail.has_needed
    assert tail.look(stat(106)) is Change.GROWN
    assert tail.has_needed


def test_a_file_that_changed_is_opened_to_see_whether_it_is_the_same(tail):
    tail.look(stat(100, modified=1))
    assert tail.is_behind
    tail.is_same_file(io.BytesIO(b"head" * 25))
    assert not tail.is_behind


def test_nothing_changed(tail):
    assert tail.look(stat(100)) is Change.NOTHING


@pytest.mark.parametrize("now", [stat(99), stat(100, inode=2), stat(200, inode=2)])
def test_a_shorter_or_another_file_is_rewritten(tail, now):
    assert tail.look(now) is Change.REWRITTEN


def test_a_file_that_begins_otherwise_is_another_one(tail):
    assert tail.is_same_file(io.BytesIO(b"head" * 50))
    assert not tail.is_same_file(io.BytesIO(b"tail" * 50))


def test_a_file_that_gives_no_bytes_is_not_asked_again_before_the_next_look(tail):
    tail.look(stat(200))
    tail.advance(0, 16, read=0)
    assert not tail.is_behind
    tail.look(stat(201))
    assert tail.is_behind
