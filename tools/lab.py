"""A JupyterLab page, driven through JupyterLab's own commands and models rather than its looks."""

from __future__ import annotations

import json
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tools import chromium
from tools.jupyter import NEWEST_KERNEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tools.jupyter import Server

_READY = """async () => { await window.jupyterapp.restored }"""

_OPEN = """async path => {
  const app = window.jupyterapp;
  const panel = await app.commands.execute('docmanager:open', { path, factory: 'Notebook' });
  await panel.context.ready;
  await panel.sessionContext.ready;
  app.shell.activateById(panel.id);
  const kernel = () => panel.sessionContext.session?.kernel;
  while (kernel()?.status !== 'idle') await new Promise(done => setTimeout(done, 20));
  return panel.id;
}"""

_START = """([id, index]) => {
  const app = window.jupyterapp;
  const panel = [...app.shell.widgets('main')].find(widget => widget.id === id);
  panel.content.activeCellIndex = index;
  panel.content.deselectAll();
  window.tbxRuns ??= {};
  window.tbxRuns[id + index] = app.commands.execute('notebook:run-cell').then(() => 'ended');
}"""

_FINISH = "([id, index]) => window.tbxRuns[id + index]"

_IS_RUNNING = "([id, index]) => Promise.race([window.tbxRuns[id + index], 'running']).then(s => s === 'running')"

_OUTPUTS = """([id, index]) => {
  const panel = [...window.jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
  const outputs = panel.content.widgets[index].model.outputs;
  return Array.from({ length: outputs.length }, (_, i) => outputs.get(i).toJSON());
}"""

_CELL_COUNT = """id => {
  const panel = [...window.jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
  return panel.content.widgets.length;
}"""

_RESTART = """async id => {
  const panel = [...window.jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
  await panel.sessionContext.session.kernel.restart();
  await panel.sessionContext.session.kernel.info;
}"""

_SAVE = """async id => {
  const panel = [...window.jupyterapp.shell.widgets('main')].find(widget => widget.id === id);
  await panel.context.save();
}"""

_CLOSE_ALL = "() => { for (const w of [...window.jupyterapp.shell.widgets('main')]) if (w.context) w.dispose() }"


class Lab:
    """One page with JupyterLab on it.

    Parameters
    ----------
    server : Server
        Where it comes from.
    page : Page
        A page of a browser, on which nothing is open yet.
    """

    def __init__(self, server: Server, page: Page) -> None:
        self.server = server
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(f"{error}\n{error.stack}"))
        self._load("/lab?reset")

    def notebook(self, *cells: str, kernel: str = NEWEST_KERNEL) -> Notebook:
        """Write a notebook of code cells and open it, its kernel idle."""
        path = self.server.root / f"notebook-{uuid.uuid4().hex[:8]}.ipynb"
        write_notebook(path, *cells, kernel=kernel)
        return self.open(path)

    def open(self, path: Path) -> Notebook:
        """Open a notebook below the server's root, its kernel idle."""
        return Notebook(self, path)

    def set_theme(self, name: str) -> None:
        """Choose JupyterLab's theme, such as ``"JupyterLab Dark"``, and wait until its splash has gone.

        Two splashes that overlap make JupyterLab raise an error.
        """
        splash = self.page.locator("#jupyterlab-splash")
        splash.wait_for(state="detached")
        self.page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", name)
        splash.wait_for(state="detached")

    def reload(self) -> None:
        """Load the page anew, with nothing open on it."""
        self._load("/lab?reset")

    def close_all(self) -> None:
        """Close every notebook and shut every kernel down."""
        self.page.evaluate(_CLOSE_ALL)
        self.server.end_sessions()

    def _load(self, address: str) -> None:
        self.page.goto(self.server.url + address)
        self.page.wait_for_function("() => window.jupyterapp !== undefined", timeout=60_000)
        self.page.evaluate(_READY)


class Notebook:
    """A notebook open in a `Lab`.

    Parameters
    ----------
    lab : Lab
        The page.
    path : Path
        The file, below the server's root.
    """

    def __init__(self, lab: Lab, path: Path) -> None:
        self.lab = lab
        self.path = path
        self._id = lab.page.evaluate(_OPEN, str(path.relative_to(lab.server.root)))

    def start(self, index: int) -> None:
        """Begin to run a cell; do not wait for it."""
        self.lab.page.evaluate(_START, [self._id, index])

    def finish(self, index: int) -> None:
        """Wait until the cell started last with this index has ended."""
        self.lab.page.evaluate(_FINISH, [self._id, index])

    def is_running(self, index: int) -> bool:
        """Whether the cell started last with this index still runs."""
        running: bool = self.lab.page.evaluate(_IS_RUNNING, [self._id, index])
        return running

    def run(self, *indexes: int) -> None:
        """Run cells one after the other."""
        for index in indexes:
            self.start(index)
            self.finish(index)

    def text(self, index: int) -> str:
        """Return what a cell has printed, its results as plain text, and its errors."""
        outputs: list[dict[str, Any]] = self.lab.page.evaluate(_OUTPUTS, [self._id, index])
        return "".join(_plain(output) for output in outputs)

    def output(self, index: int) -> Locator:
        """Return what is on screen below a cell."""
        cell = self.lab.page.locator(f"[id='{self._id}'] .jp-Notebook .jp-Cell").nth(index)
        return cell.locator(".jp-OutputArea-output")

    def cell_count(self) -> int:
        """Return how many cells the notebook has now."""
        count: int = self.lab.page.evaluate(_CELL_COUNT, self._id)
        return count

    def restart_kernel(self) -> None:
        """Restart the kernel and wait until it answers."""
        self.lab.page.evaluate(_RESTART, self._id)

    def save(self) -> None:
        """Write the notebook to its file."""
        self.lab.page.evaluate(_SAVE, self._id)


@contextmanager
def open_lab(server: Server, *, width: int = 1400, height: int = 1000, scale: float = 1.0) -> Iterator[Lab]:
    """Open JupyterLab in a headless Chromium.

    Parameters
    ----------
    server : Server
        A running server.
    width, height : int
        Size of the page in CSS pixels.
    scale : float
        Device pixels a CSS pixel.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        viewport = {"width": width, "height": height}
        page = browser.new_page(viewport=viewport, device_scale_factor=scale)  # type: ignore[arg-type]
        yield Lab(server, page)
        browser.close()


def write_notebook(path: Path, *cells: str, kernel: str) -> None:
    """Write a notebook of code cells for a kernel."""
    notebook = {
        "cells": [_code_cell(number, source) for number, source in enumerate(cells)],
        "metadata": {"kernelspec": {"name": kernel, "display_name": kernel, "language": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook))


def _code_cell(number: int, source: str) -> dict[str, object]:
    words = {"cell_type": "code", "id": f"cell-{number}", "source": source}
    return {**words, "metadata": {}, "execution_count": None, "outputs": []}


def _plain(output: dict[str, Any]) -> str:
    if output["output_type"] == "stream":
        return "".join(output["text"])
    if output["output_type"] == "error":
        return f"{output['ename']}: {output['evalue']}\n"
    return "".join(output["data"].get("text/plain", ""))
