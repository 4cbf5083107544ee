"""How much a dashboard slows the training down that it shows.

One training logs by turns to the directory on screen and, with the dashboard at rest, to another one; a turn takes
about a second. Neighbouring turns make a pair: the machine's own ups and downs, far larger than what is measured,
fall on both. The time of a turn holds everything, also what the browser on the same machine takes; the poller's share
of a core, read from its thread's own clock, is the kernel's part.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.report import show
from tools import jupyter
from tools.lab import open_lab

if TYPE_CHECKING:
    from tools.lab import Lab

_PAIRS = 15
_SCALARS_A_STEP = 4
_SCALARS_A_SECOND = 1000
_STEPS_A_TURN = _SCALARS_A_SECOND // _SCALARS_A_STEP

_DASHBOARD = """
from tbx_widget import Dashboard
dashboard = Dashboard({folder!r} + "/shown")
dashboard
"""

# NumPy's element-wise work runs on one thread, as much of a training does that waits for its accelerator.
_TRAINING = """
import json, threading, time
import numpy as np
from tensorboardX import SummaryWriter

logs, tick = dashboard.logs, dashboard.session.tick
state = np.random.default_rng(0).normal(size=10_000)
folders = {{True: {folder!r} + "/shown", False: {folder!r} + "/other"}}
writers = {{shown: SummaryWriter(folder, flush_secs=1) for shown, folder in folders.items()}}

def train(shown, steps, work, first):
    writer, start = writers[shown], time.perf_counter()
    for step in range(first, first + steps):
        for _ in range(work):
            np.tanh(state, out=state)
            np.multiply(state, 1.5, out=state)
        for tag in ("loss/train", "loss/val", "accuracy/train", "accuracy/val"):
            writer.add_scalar(tag, state[0], step)
    return time.perf_counter() - start

def polling():
    idents = [thread.ident for thread in threading.enumerate() if thread.name == "tbx-poller"]
    return sum(time.clock_gettime(time.pthread_getcpuclockid(ident)) for ident in idents)

logs.detach(tick)
steps = {steps}
little, much = (train(False, 50, work, 0) / 50 for work in (20, 120))
work = max(1, round(20 + (1 / steps - little) * 100 / (much - little)))
without, beside, polled = [], [], []
for turn in range({pairs}):
    without.append(train(False, steps, work, turn * steps))
    logs.attach(tick)
    beside.append(train(True, steps, work, turn * steps))
    polled.append(polling())
    logs.detach(tick)
print(json.dumps([without, beside, polled]))
"""


def main() -> None:
    """Train with and without a dashboard by turns and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root, home = Path(folder, "notebooks"), Path(folder, "home")
        root.mkdir()
        with jupyter.serve(root, home) as server, open_lab(server) as lab:
            rows = [_row(lab, kernel, painting=painting) for kernel in jupyter.KERNELS for painting in (True, False)]
    title = f"Slow-down of a training that logs, dashboard on screen against at rest; medians of {_PAIRS} pairs"
    show(title, ["kernel", "browser", "scalars/s", "slow-down", "middle half of the pairs", "poller, of a core"], rows)


def _row(lab: Lab, kernel: str, *, painting: bool) -> list[str]:
    without, beside, polled = _train(lab, kernel, painting=painting)
    slowdowns = [b / a - 1 for a, b in zip(without, beside, strict=True)]
    low, middle, high = statistics.quantiles(slowdowns, n=4)
    rate = _STEPS_A_TURN * _SCALARS_A_STEP / statistics.median(without)
    share = statistics.median(p / b for p, b in zip(polled, beside, strict=True))
    place = "paints" if painting else "another tab in front"
    return [kernel, place, f"{rate:.0f}", f"{middle:+.1%}", f"{low:+.1%} to {high:+.1%}", f"{share:.1%}"]


def _train(lab: Lab, kernel: str, *, painting: bool) -> list[list[float]]:
    folder = tempfile.mkdtemp(dir=lab.server.root)
    training = _TRAINING.format(folder=folder, steps=_STEPS_A_TURN, pairs=_PAIRS)
    notebook = lab.notebook(_DASHBOARD.format(folder=folder), training, kernel=kernel)
    notebook.run(0)
    notebook.start(1)
    if not painting:
        lab.notebook("pass")
    notebook.finish(1)
    turns: list[list[float]] = json.loads(notebook.text(1))
    lab.close_all()
    return turns


if __name__ == "__main__":
    main()
