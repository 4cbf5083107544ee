"""Keys pressed inside a dashboard are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.screen import screen_of
from tests.support.event_files import scalar, version, write

if TYPE_CHECKING:
    from pathlib import Path

    from tools.lab import Lab


def test_keys_in_a_dashboard_leave_the_cells_alone(lab: Lab, logdir: Path) -> None:
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    notebook = lab.notebook(f"%tbx {logdir}", "second = True")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=0)
    for focused in (screen.card("loss").locator(".plot"), screen.root.get_by_role("listbox")):
        focused.focus()
        for key in ("a", "a", "b"):
            lab.page.keyboard.press(key)
    assert notebook.cell_count() == 2


def test_saving_reaches_jupyterlab_from_inside_a_dashboard(lab: Lab, logdir: Path) -> None:
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=0)
    for focused in (screen.root.get_by_role("listbox"), screen.root.get_by_label("Filter runs", exact=True)):
        focused.focus()
        # JupyterLab makes a checkpoint once it has saved; while it saves it does not begin again.
        with lab.page.expect_response(lambda answer: f"{notebook.path.name}/checkpoints" in answer.url):
            lab.page.keyboard.press("Control+s")
