"""A notebook opened again: the dashboard where its kernel is left, a sentence where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.screen import PATIENCE_MS, screen_of
from tests.support.event_files import scalar, version, write

if TYPE_CHECKING:
    from pathlib import Path

    from tools.lab import Lab, Notebook


def _saved_dashboard(lab: Lab, logdir: Path) -> Notebook:
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 3, 1.0))
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen_of(notebook, 0).sees("loss", "a", step=3)
    notebook.save()
    return notebook


def test_without_its_kernel_it_says_what_to_do_and_doing_so_helps(lab: Lab, logdir: Path) -> None:
    notebook = _saved_dashboard(lab, logdir)
    lab.close_all()
    lab.reload()
    reopened = lab.open(notebook.path)
    sentence = reopened.output(0).get_by_role("status")
    expect(sentence).to_contain_text("is not live", timeout=PATIENCE_MS)
    expect(sentence).to_contain_text("Run this cell")
    expect(reopened.output(0)).not_to_contain_text("Error displaying widget")
    reopened.run(0)
    screen_of(reopened, 0).sees("loss", "a", step=3)


def test_with_its_kernel_the_dashboard_is_live_and_says_nothing_else(lab: Lab, logdir: Path) -> None:
    notebook = _saved_dashboard(lab, logdir)
    lab.reload()
    reopened = lab.open(notebook.path)
    screen_of(reopened, 0).sees("loss", "a", step=3)
    expect(reopened.output(0).get_by_text("is not live")).to_be_hidden(timeout=PATIENCE_MS)
