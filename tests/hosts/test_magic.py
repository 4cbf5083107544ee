"""%tbx in a real IPython."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell

import tbx_widget
from tbx_widget.hosts.notebook import magic, widget

STARTUP = Path(tbx_widget.__file__).parents[1] / "ipython" / "startup.py"


@pytest.fixture
def shell():
    made = InteractiveShell.instance()
    yield made
    InteractiveShell.clear_instance()


@pytest.fixture
def shown(shell, tmp_path, monkeypatch):
    """What %tbx displays."""
    stub = tmp_path / "widget.js"
    stub.write_text("export default {}")
    monkeypatch.setattr(widget, "FRONT_END", stub)
    monkeypatch.chdir(tmp_path)
    displayed = []
    monkeypatch.setattr("IPython.display.display", displayed.append)
    tbx_widget.load_ipython_extension(shell)
    yield displayed
    for dashboard in displayed:
        dashboard.close()


def test_it_displays_a_dashboard_with_the_options_given(shell, shown):
    shell.run_line_magic("tbx", "logs --smoothing 0.9 --tags loss")
    [dashboard] = shown
    assert dashboard.logs.paths == ("logs",)
    assert (dashboard.smoothing, dashboard.tags) == (0.9, "loss")


def test_variables_of_the_notebook_are_put_in(shell, shown):
    shell.run_cell("where = 'runs/7'")
    shell.run_cell("%tbx $where")
    assert shown[0].logs.paths == ("runs/7",)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("logs --smothing 1", "Did you mean --smoothing"),
        ("logs --smoothing 2", "smoothing"),
        ("logs --x time", "x_axis cannot be .time."),
    ],
)
def test_a_mistake_is_one_sentence_without_a_traceback(shell, shown, line, message):
    with pytest.raises(UsageError, match=message):
        shell.run_line_magic("tbx", line)
    assert shown == []


def test_registering_twice_keeps_the_first(shell):
    tbx_widget.load_ipython_extension(shell)
    first = magic.magics_of(shell)
    tbx_widget.load_ipython_extension(shell)
    assert magic.magics_of(shell) is first


def test_the_startup_file_registers_it_and_leaves_no_name(shell, monkeypatch):
    monkeypatch.delenv("TBX_NO_MAGIC", raising=False)
    left = runpy.run_path(str(STARTUP))
    assert "--smoothing" in shell.find_line_magic("tbx").__doc__
    assert not [name for name in left if "tbx" in name]


def test_the_startup_file_can_be_switched_off(shell, monkeypatch):
    monkeypatch.setenv("TBX_NO_MAGIC", "1")
    runpy.run_path(str(STARTUP))
    assert shell.find_line_magic("tbx") is None
