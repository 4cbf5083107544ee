"""Points reach the screen while a cell holds the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.screen import PATIENCE_MS, screen_of
from tests.support.event_files import append, scalar, version, write
from tools.busy import WAYS, busy_cell

if TYPE_CHECKING:
    from pathlib import Path

    from tools.lab import Lab


@pytest.mark.parametrize("way", WAYS)
def test_points_arrive_while_a_cell_is_busy(lab: Lab, logdir: Path, kernel: str, way: str) -> None:
    file = write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0))
    end = logdir / "end"
    notebook = lab.notebook(f"%tbx {logdir}", busy_cell(way, end), kernel=kernel)
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=0)
    notebook.start(1)
    for step in range(1, 4):
        append(file, scalar("loss", step, 1 / step))
        screen.sees("loss", "a", step=step)
    assert notebook.is_running(1)
    end.touch()
    notebook.finish(1)


def test_screen_answers_while_the_kernel_cannot(lab: Lab, logdir: Path, kernel: str) -> None:
    points = [scalar("loss", step, 1 / (step + 1)) for step in range(200)]
    write(logdir / "a" / "events.out.tfevents.1", version(), *points)
    write(logdir / "b" / "events.out.tfevents.1", version(), *points)
    end = logdir / "end"
    notebook = lab.notebook(f"%tbx {logdir}", busy_cell("python", end), kernel=kernel)
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "b", step=199)
    notebook.start(1)

    screen.toggle_run("a")
    expect(screen.card("loss").locator(".for-readers")).to_contain_text("1 run.", timeout=PATIENCE_MS)
    screen.toggle_run("a")
    screen.sees("loss", "a", step=199)
    screen.root.get_by_label("x axis").select_option("relative")
    headline = screen.card("loss").locator("output")
    smoothed = headline.inner_text()
    screen.root.get_by_label("Smoothing", exact=True).fill("0.99")
    expect(headline).not_to_have_text(smoothed, timeout=PATIENCE_MS)

    assert notebook.is_running(1)
    end.touch()
    notebook.finish(1)
