"""Every way to a dashboard ends in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.screen import screen_of
from tests.support.event_files import scalar, version, write

if TYPE_CHECKING:
    from pathlib import Path

    from tools.lab import Lab


@pytest.mark.parametrize(
    "cell",
    [
        "%tbx {logs}",
        "%load_ext tbx_widget\n%tbx --logdir '{logs}' --height 400",
        "import tbx_widget\nlogs = '{logs}'\n%tbx $logs",
        "from tbx_widget import Dashboard\nDashboard('{logs}')",
        "from tbx_widget import Dashboard\ndisplay(Dashboard('{logs}'))",
    ],
    ids=["magic", "load_ext", "import", "last line", "display"],
)
def test_dashboard_is_drawn(lab: Lab, logdir: Path, cell: str) -> None:
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 7, 1.0))
    notebook = lab.notebook(cell.format(logs=logdir))
    notebook.run(0)
    screen_of(notebook, 0).sees("loss", "a", step=7)


def test_wrong_option_is_answered_with_the_right_ones(lab: Lab) -> None:
    notebook = lab.notebook("%tbx logs --smoothin 0.9")
    notebook.run(0)
    assert "--smoothing" in notebook.text(0)


def test_magic_explains_itself_before_it_was_used(lab: Lab) -> None:
    notebook = lab.notebook("print(get_ipython().find_line_magic('tbx').__doc__)")
    notebook.run(0)
    assert "--smoothing" in notebook.text(0)
