"""How much a dashboard slows the training down that it shows.

The time of the whole loop holds everything, also what the browser on the same machine takes; the poller's share of a
core, read from its thread's own clock, is the dashboard's part of it and does not depend on what else runs.
"""

from __future__ import annotations

import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.report import show
from tools import jupyter
from tools.lab import Lab, open_lab

_PAIRS = 5
_SCALARS_A_STEP = 4
_SCALARS_A_SECOND = 1000
_STEPS = 2500

# NumPy's element-wise work runs on one thread, as much of a training does that waits for its accelerator.
_TRAINING = """
import threading, time
import numpy as np
from tensorboardX import SummaryWriter

state = np.random.default_rng(0).normal(size=10_000)
writer = SummaryWriter({folder!r}, flush_secs=1)
start = time.perf_counter()
for step in range({steps}):
    for _ in range({work}):
        np.tanh(state, out=state)
        state *= 1.5
    for tag in ("loss/train", "loss/val", "accuracy/train", "accuracy/val"):
        writer.add_scalar(tag, state[0], step)
took = time.perf_counter() - start
pollers = [thread.ident for thread in threading.enumerate() if thread.name == "tbx-poller"]
polling = sum(time.clock_gettime(time.pthread_getcpuclockid(ident)) for ident in pollers)
writer.close()
print(took, polling)
"""


@dataclass(frozen=True, slots=True)
class _Trained:
    took_s: float
    polling_s: float


def main() -> None:
    """Train with and without a dashboard in turn and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root, home = Path(folder, "notebooks"), Path(folder, "home")
        root.mkdir()
        with jupyter.serve(root, home) as server, open_lab(server) as lab:
            rows = [_row(lab, kernel) for kernel in jupyter.KERNELS]
    title = f"Slow-down of a training that logs, dashboard on screen against none; medians of {_PAIRS} pairs"
    show(title, ["kernel", "scalars/s", "without, s", "with, s", "slow-down", "each pair", "poller, of a core"], rows)


def _row(lab: Lab, kernel: str) -> list[str]:
    work = _calibrate(lab, kernel)
    pairs = [[_train(lab, kernel, work, dashboard=on) for on in (False, True)] for _ in range(_PAIRS)]
    without, beside = (statistics.median(run.took_s for run in column) for column in zip(*pairs, strict=True))
    slowdowns = [b.took_s / a.took_s - 1 for a, b in pairs]
    polling = statistics.median(b.polling_s / b.took_s for _, b in pairs)
    rate = _STEPS * _SCALARS_A_STEP / without
    each = ", ".join(f"{slowdown:+.1%}" for slowdown in slowdowns)
    times = [f"{rate:.0f}", f"{without:.2f}", f"{beside:.2f}"]
    return [kernel, *times, f"{statistics.median(slowdowns):+.1%}", each, f"{polling:.1%}"]


def _calibrate(lab: Lab, kernel: str) -> int:
    """Return how much work brings a step to the wanted rate of scalars."""
    little, much = 5, 50
    fast, slow = (_train(lab, kernel, work, dashboard=False).took_s / _STEPS for work in (little, much))
    wanted = _SCALARS_A_STEP / _SCALARS_A_SECOND
    return max(1, round(little + (wanted - fast) * (much - little) / (slow - fast)))


def _train(lab: Lab, kernel: str, work: int, *, dashboard: bool) -> _Trained:
    logs = tempfile.mkdtemp(dir=lab.server.root)
    training = _TRAINING.format(folder=f"{logs}/run", steps=_STEPS, work=work)
    notebook = lab.notebook(f"%tbx {logs}" if dashboard else "pass", training, kernel=kernel)
    notebook.run(0, 1)
    took, polling = map(float, notebook.text(1).split())
    lab.close_all()
    return _Trained(took, polling)


if __name__ == "__main__":
    main()
