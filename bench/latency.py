"""From the write of a point into an event file to its place on the screen."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bench.report import show
from tests.support.event_files import append, scalar, version, write
from tools import jupyter
from tools.busy import WAYS, busy_cell
from tools.lab import Lab, open_lab

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tools.lab import Notebook

_POINTS = 50
# No multiple of the poll's interval, so that the writes fall anywhere in it.
_PAUSE_S = 0.337
_TAG = "loss"
_IDLE = "idle"

# When the card tells a step, the chart has it as well; two frames later it is painted.
_WATCH = """() => {
  window.tbxPainted = {};
  const now = () => performance.timeOrigin + performance.now();
  const note = step => requestAnimationFrame(() => requestAnimationFrame(() => { window.tbxPainted[step] ??= now(); }));
  const roots = [...document.querySelectorAll('*')].map(element => element.shadowRoot).filter(Boolean);
  const card = roots.map(root => root.querySelector("figure[aria-label='loss']")).find(Boolean);
  let last = -1;
  new MutationObserver(() => {
    const step = Number(card.querySelector('.for-readers')?.textContent.match(/at step (\\d+)/)?.[1] ?? -1);
    while (last < step) note(++last);
  }).observe(card, { subtree: true, childList: true, characterData: true });
}"""


def main() -> None:
    """Measure each kernel, idle and in each way of being busy, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root, home = Path(folder, "notebooks"), Path(folder, "home")
        root.mkdir()
        with jupyter.serve(root, home) as server, open_lab(server) as lab:
            rows = [_row(lab, kernel, way) for kernel in jupyter.KERNELS for way in (_IDLE, *WAYS)]
    title = f"Latency from write to paint, {_POINTS} points each"
    show(title, ["kernel", "main thread", "median, ms", "worst, ms"], rows)


def _row(lab: Lab, kernel: str, way: str) -> list[str]:
    latencies = _measure(lab, kernel, way)
    return [kernel, way, f"{statistics.median(latencies):.0f}", f"{max(latencies):.0f}"]


def _measure(lab: Lab, kernel: str, way: str) -> list[float]:
    logs = Path(tempfile.mkdtemp(dir=lab.server.root))
    file = write(logs / "run" / "events.out.tfevents.1", version(), scalar(_TAG, 0, 0.0))
    end = logs / "end"
    if way == _IDLE:
        end.touch()
    notebook = lab.notebook(f"%tbx {logs}", busy_cell("sleep" if way == _IDLE else way, end), kernel=kernel)
    notebook.run(0)
    _wait_for_card(notebook)
    notebook.start(1)
    latencies = _write_and_watch(lab.page, file)
    end.touch()
    notebook.finish(1)
    lab.close_all()
    return latencies


def _wait_for_card(notebook: Notebook) -> None:
    card = notebook.output(0).locator(f"figure[aria-label='{_TAG}'] .for-readers")
    expect(card).to_contain_text("at step 0", timeout=30_000)


def _write_and_watch(page: Page, file: Path) -> list[float]:
    page.evaluate(_WATCH)
    written = {}
    for step in range(1, _POINTS + 1):
        time.sleep(_PAUSE_S)
        append(file, scalar(_TAG, step, float(step)))
        written[step] = time.time() * 1000
    page.wait_for_function(f"() => window.tbxPainted[{_POINTS}] !== undefined", timeout=30_000)
    painted = page.evaluate("() => window.tbxPainted")
    return [painted[str(step)] - then for step, then in written.items()]


if __name__ == "__main__":
    main()
