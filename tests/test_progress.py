from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr

import pytest

import tbx_widget as tbx
from tbx_widget import progress
from tbx_widget.errors import QueryError
from tbx_widget.progress import telling
from tests.support.event_files import scalar, write


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock():
    return Clock()


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_function_is_told_bytes_done_and_bytes_there(tmp_path):
    path = write(tmp_path / "tfevents", *(scalar("t", step, 0.0) for step in range(100)))
    told = []
    tbx.read(tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_bar_shows_after_a_second_and_goes(clock):
    with redirect_stderr(Terminal()) as terminal, telling(None, clock=clock) as told:
        told(10, 100)
        assert terminal.getvalue() == ""
        clock.now = 1.5
        told(50, 100)
        assert "50.0/100" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_what_ends_within_a_second_shows_nothing(clock):
    with redirect_stderr(Terminal()) as terminal, telling(None, clock=clock) as told:
        told(10, 100)
        clock.now = 1.5
        told(100, 100)
    assert terminal.getvalue() == ""


def test_there_is_no_bar_where_nobody_looks_on(clock):
    with redirect_stderr(io.StringIO()) as stderr, telling(None, clock=clock) as told:
        clock.now = 2.0
        told(1, 2)
    assert stderr.getvalue() == ""


def test_a_notebook_looks_on(monkeypatch):
    class IPython:
        @staticmethod
        def get_ipython():
            return type("Shell", (), {"config": {"IPKernelApp": {}}})()

    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert not progress._is_watched()
    monkeypatch.setitem(sys.modules, "IPython", IPython)
    assert progress._is_watched()


def test_false_is_for_no_bar(clock):
    with redirect_stderr(Terminal()) as terminal, telling(False, clock=clock) as told:  # noqa: FBT003
        clock.now = 2.0
        told(1, 2)
    assert terminal.getvalue() == ""


def test_other_values_are_refused(tmp_path):
    with pytest.raises(QueryError, match="progress cannot be True"):
        tbx.read(tmp_path, progress=True)
