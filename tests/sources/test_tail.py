from __future__ import annotations

import pytest

from tbx_widget.sources import Change, FileStat, Tail

CONTENT = bytes(range(100))


def stat(size, *, modified=0, inode=1):
    return FileStat(size, modified, (1, inode))


def read(tail, content, at_most=1000):
    """New bytes, as far as `content` has what the tail asks for."""
    offset, size = tail.span(at_most)
    return tail.new_bytes(content[offset : offset + size])


@pytest.fixture
def tail():
    tail = Tail()
    tail.look(stat(100))
    tail.advance(read(tail, CONTENT), 90, 16)
    return tail


def test_a_file_is_behind_when_it_changed_and_when_what_is_needed_is_there(tail):
    assert not tail.is_behind
    assert tail.look(stat(105)) is Change.GROWN
    assert tail.is_behind
    assert read(tail, CONTENT + b"12345") == b""
    assert not tail.is_behind
    tail.look(stat(106))
    assert read(tail, CONTENT + b"123456") == CONTENT[90:] + b"123456"


def test_a_file_that_changed_is_read_to_see_whether_it_is_the_same(tail):
    tail.look(stat(100, modified=1))
    assert tail.is_behind
    assert read(tail, CONTENT) == b""
    assert not tail.is_behind


def test_nothing_changed(tail):
    assert tail.look(stat(100)) is Change.NOTHING


@pytest.mark.parametrize("now", [stat(99), stat(100, inode=2), stat(200, inode=2)])
def test_a_shorter_or_another_file_is_rewritten(tail, now):
    assert tail.look(now) is Change.REWRITTEN


@pytest.mark.parametrize("changed", [26, 89])
def test_a_file_with_other_bytes_before_the_place_is_another_one(tail, changed):
    other = bytearray(CONTENT * 2)
    other[changed] ^= 1
    tail.look(stat(200))
    assert read(tail, bytes(other)) is None


def test_what_was_read_is_not_read_again_but_for_64_bytes_after_a_change(tail):
    tail.look(stat(300))
    assert tail.span(1000) == (26, 274)
    tail.new_bytes((CONTENT * 3)[26:300])
    assert tail.span(1000) == (90, 210)


def test_before_much_is_read_the_file_is_looked_at(tail):
    tail.advance(b"", 0, 5000)
    tail.look(stat(10_000))
    assert tail.span(1000) == (26, 64)
    assert tail.new_bytes(CONTENT[26:90]) == b""
    tail.advance(b"", 0, 5000)
    assert tail.span(1000) == (90, 5000)


def test_a_file_that_gives_fewer_bytes_is_not_asked_again_before_the_next_look(tail):
    tail.look(stat(200))
    tail.advance(read(tail, CONTENT), 0, 16)
    assert not tail.is_behind
    assert tail.look(stat(200)) is Change.GROWN
    assert tail.is_behind
