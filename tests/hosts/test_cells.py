"""What running a cell again closes."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tbx_widget.hosts.notebook.cells import CellRun, Cells, current_run


class Shown:
    is_closed = False

    def close(self):
        self.is_closed = True


class Notebook:
    """Cells whose executions the test names."""

    def __init__(self):
        self.run = None
        self.cells = Cells(lambda: self.run)

    def show(self, cell, run, dashboard):
        self.run = CellRun(cell, run)
        self.cells.show(dashboard)


@pytest.fixture
def notebook():
    return Notebook()


def test_a_cell_that_runs_again_closes_what_it_showed(notebook):
    first, second = Shown(), Shown()
    notebook.show("a", "1", first)
    notebook.show("a", "2", second)
    assert (first.is_closed, second.is_closed) == (True, False)


def test_one_run_may_show_several(notebook):
    first, second = Shown(), Shown()
    notebook.show("a", "1", first)
    notebook.show("a", "1", second)
    assert not first.is_closed


def test_another_cell_closes_nothing(notebook):
    first, second = Shown(), Shown()
    notebook.show("a", "1", first)
    notebook.show("b", "2", second)
    assert not first.is_closed


def test_the_same_dashboard_shown_again_stays(notebook):
    dashboard = Shown()
    notebook.show("a", "1", dashboard)
    notebook.show("a", "2", dashboard)
    assert not dashboard.is_closed


def test_a_dashboard_that_another_cell_still_shows_stays(notebook):
    dashboard = Shown()
    notebook.show("a", "1", dashboard)
    notebook.show("b", "2", dashboard)
    notebook.show("a", "3", Shown())
    assert not dashboard.is_closed
    notebook.show("b", "4", Shown())
    assert dashboard.is_closed


def test_a_closed_dashboard_is_forgotten(notebook):
    first = Shown()
    notebook.show("a", "1", first)
    notebook.cells.forget(first)
    notebook.show("a", "2", Shown())
    assert not first.is_closed


def test_where_cells_have_no_names_nothing_is_closed(notebook):
    first = Shown()
    notebook.cells.show(first)
    notebook.cells.show(Shown())
    assert not first.is_closed


@pytest.mark.parametrize(
    ("parent", "run"),
    [
        ({"metadata": {"cellId": "c1"}, "header": {"msg_id": "m1"}}, CellRun("c1", "m1")),
        ({"metadata": {}, "header": {"msg_id": "m1"}}, None),
        ({}, None),
    ],
)
def test_the_cell_under_way_is_read_from_the_request(parent, run):
    assert current_run(SimpleNamespace(get_parent=lambda: parent)) == run


def test_a_shell_without_requests_has_no_cells():
    assert current_run(SimpleNamespace()) is None
