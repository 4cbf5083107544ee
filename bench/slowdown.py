"""How much a dashboard slows the training down that it shows."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from bench.report import show
from tools import jupyter
from tools.lab import Lab, open_lab

_PAIRS = 5

# Each step works for about 4 ms and logs 4 scalars.
_TRAINING = """
import time
import numpy as np
from tensorboardX import SummaryWriter

matrix = np.random.default_rng(0).normal(size=(96, 96)) / 10
writer = SummaryWriter({folder!r}, flush_secs=1)
start = time.perf_counter()
for step in range({steps}):
    state = matrix
    for _ in range({work}):
        state = np.tanh(state @ matrix)
    for tag in ("loss/train", "loss/val", "accuracy/train", "accuracy/val"):
        writer.add_scalar(tag, float(state[0, 0]), step)
took = time.perf_counter() - start
writer.close()
print(took)
"""
_STEPS = 2500
_SCALARS_A_STEP = 4


def main() -> None:
    """Train with and without a dashboard in turn and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root, home = Path(folder, "notebooks"), Path(folder, "home")
        root.mkdir()
        with jupyter.serve(root, home) as server, open_lab(server) as lab:
            rows = [_measure(lab, kernel) for kernel in jupyter.KERNELS]
    title = f"Slow-down of a training that logs, dashboard on screen against none; medians of {_PAIRS} pairs"
    show(title, ["kernel", "scalars/s", "without, s", "with, s", "slow-down", "pairs"], rows)


def _measure(lab: Lab, kernel: str) -> list[str]:
    work = _calibrate(lab, kernel)
    pairs = [[_train(lab, kernel, work, dashboard=on) for on in (False, True)] for _ in range(_PAIRS)]
    without, beside = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = [b / a - 1 for a, b in pairs]
    rate = _STEPS * _SCALARS_A_STEP / without
    slowdown = f"{statistics.median(ratios):+.1%}"
    return [kernel, f"{rate:.0f}", f"{without:.2f}", f"{beside:.2f}", slowdown, ", ".join(f"{r:+.1%}" for r in ratios)]


def _calibrate(lab: Lab, kernel: str) -> int:
    trial = 20
    seconds_a_step = _train(lab, kernel, trial, dashboard=False) / _STEPS
    return max(1, round(trial * _SCALARS_A_STEP / 1000 / seconds_a_step))


def _train(lab: Lab, kernel: str, work: int, *, dashboard: bool) -> float:
    logs = tempfile.mkdtemp(dir=lab.server.root)
    training = _TRAINING.format(folder=f"{logs}/run", steps=_STEPS, work=work)
    notebook = lab.notebook(f"%tbx {logs}" if dashboard else "pass", training, kernel=kernel)
    notebook.run(0, 1)
    took = float(notebook.text(1))
    lab.close_all()
    return took


if __name__ == "__main__":
    main()
