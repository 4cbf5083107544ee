"""The dashboard wears the colours of the page around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.screen import PATIENCE_MS, screen_of
from tests.support.event_files import scalar, version, write

if TYPE_CHECKING:
    from pathlib import Path

    from tools.lab import Lab

# Of the pixels that the chart has covered, most belong to the axis or to the grid. How red they are.
_COMMONEST = """figure => {
  const [canvas] = [...figure.querySelectorAll('canvas')];
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] === 255) counts.set(data[i], (counts.get(data[i]) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}"""
# What the axis' and the grid's colours are mixed to from the theme's own.
_AXIS_AND_GRID = {"JupyterLab Light": [219, 235], "JupyterLab Dark": [50, 36]}


def test_charts_follow_the_theme_while_they_are_shown(lab: Lab, logdir: Path) -> None:
    points = [scalar("loss", step, step) for step in range(10)]
    write(logdir / "a" / "events.out.tfevents.1", version(), *points)
    lab.set_theme("JupyterLab Light")
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=9)
    figure = screen.card("loss").element_handle()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        lab.set_theme(theme)
        expect(screen.root).to_have_attribute("data-ground", theme.split()[-1].lower(), timeout=PATIENCE_MS)
        lab.page.wait_for_function(
            f"([figure, right]) => right.includes(({_COMMONEST})(figure))",
            arg=[figure, _AXIS_AND_GRID[theme]],
            timeout=PATIENCE_MS,
        )
