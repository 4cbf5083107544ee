"""Log directories to measure with: seeded, made once, by the real writers.

Events go to tensorboardX's own `EventsWriter`, which its `SummaryWriter` hands them to through a queue: the same bytes,
sooner, and with wall times that do not depend on the day.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from tensorboardX import SummaryWriter, summary
from tensorboardX.event_file_writer import EventsWriter
from tensorboardX.proto.event_pb2 import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TAGS: Final = (
    *("train/loss", "train/acc", "val/loss", "val/acc", "lr", "grad/norm", "grad/max", "time/step", "time/data"),
    "mem/alloc",
)
BEGAN: Final = 1_700_000_000.0
RUNS: Final = 200
IDLE_RUNS: Final = 1000
_FOREIGN_SCRIPT: Final = Path(__file__).with_name("foreign.py")
_COPIES: Final = 10


def kept(path: Path, make: Callable[[Path], None]) -> Path:
    """Return a directory, made unless it is there; one that was not finished does not count."""
    if not path.exists():
        unfinished = path.with_name(f"{path.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        make(unfinished)
        unfinished.rename(path)
    return path


def one_run(path: Path, *, steps: int) -> None:
    """Write one run of ten tags."""
    _write_run(path, TAGS, range(steps), seed=0)


def many_runs(path: Path, *, steps: int, python: Path | None) -> None:
    """Write 200 runs that differ: in tags, and every fourth in its writer if there is a Python that has others."""
    others = [number for number in range(0, RUNS, 4) if python]
    for number in sorted(set(range(RUNS)).difference(others)):
        _write_run(path / _name(number), tags_of(number), range(steps), seed=number)
    runs = [
        _foreign_run(path / _name(number), ("torch", "tf2")[number % 8 // 4], steps, tags_of(number), seed=number)
        for number in others
    ]
    _write_foreign(runs, python)


def tags_of(run: int) -> Sequence[str]:
    """Ten tags: mostly the usual ones, in every third run some of its own."""
    return TAGS if run % 3 else (*TAGS[:6], *(f"layer_{run % 7}/{name}" for name in ("mean", "std", "min", "max")))


def copies(path: Path, *, of: Path) -> None:
    """Copy a log directory ten times, each a run."""
    for number in range(_COPIES):
        shutil.copytree(of, path / f"run_{number}")


def histograms(path: Path, *, size: int) -> None:
    """Write `size` bytes of histograms under 100 tags."""
    rng = np.random.default_rng(0)
    bins = SummaryWriter(write_to_disk=False).default_bins
    made = [summary.histogram("", rng.normal(0, 10.0**-power, 1000), bins) for power in range(4)]

    def summaries() -> Iterator[tuple[int, Any]]:
        step = 0
        while True:
            for number in range(100):
                value = made[(number + step) % len(made)]
                value.value[0].tag = f"layer_{number}/weights"
                yield step, value
            step += 1

    _write_until(path, size, summaries())


def images(path: Path, *, size: int) -> None:
    """Write `size` bytes of images, about 3 MB each, under 4 tags."""
    rng = np.random.default_rng(0)
    made = [summary.image("", rng.integers(0, 255, (1024, 1024, 3), np.uint8), dataformats="HWC") for _ in range(4)]

    def summaries() -> Iterator[tuple[int, Any]]:
        step = 0
        while True:
            for number, value in enumerate(made):
                value.value[0].tag = f"sample/{number}"
                yield step, value
            step += 1

    _write_until(path, size, summaries())


def foreign(path: Path, *, python: Path | None, writer: str, steps: int) -> None:
    """Write one run of ten tags with a package that only another Python has."""
    _write_foreign([_foreign_run(path, writer, steps, TAGS, seed=0)], python)


class Live:
    """200 runs whose writers are still there.

    Parameters
    ----------
    path : Path
    steps : int
        How many are written at once.
    """

    def __init__(self, path: Path, *, steps: int) -> None:
        self._step = 0
        self._writers = [_open(path / _name(number)) for number in range(RUNS)]
        for _ in range(steps):
            self._write()
        self._flush()

    def go_on(self) -> None:
        """Write one more step of each tag in each run, and let it reach the files."""
        self._write()
        self._flush()

    def _write(self) -> None:
        for number, writer in enumerate(self._writers):
            for tag in tags_of(number):
                writer.write_event(_event(summary.scalar(tag, self._step / 7), self._step, BEGAN + self._step))
        self._step += 1

    def _flush(self) -> None:
        for writer in self._writers:
            writer.flush()


def idle_runs(path: Path) -> None:
    """Write 1,000 runs of one point each."""
    for number in range(IDLE_RUNS):
        _write_run(path / _name(number), TAGS[:1], range(1), seed=number)


def _name(run: int) -> str:
    return f"run_{run:04d}"


def _foreign_run(path: Path, writer: str, steps: int, tags: Sequence[str], *, seed: int) -> dict[str, Any]:
    return {"path": str(path), "writer": writer, "steps": steps, "tags": tags, "seed": seed}


def _write_foreign(runs: Sequence[dict[str, Any]], python: Path | None) -> None:
    if runs:
        subprocess.run(
            [str(python), str(_FOREIGN_SCRIPT)], input=json.dumps(runs), text=True, capture_output=True, check=True
        )


def _write_run(path: Path, tags: Sequence[str], steps: range, *, seed: int) -> None:
    decay = np.exp(-np.arange(len(steps)) / (len(steps) / 5))
    values = decay[:, None] + np.random.default_rng(seed).standard_normal((len(steps), len(tags))) * 0.1
    writer = _open(path)
    for step, row in zip(steps, values.tolist(), strict=True):
        for place, (tag, value) in enumerate(zip(tags, row, strict=True)):
            wall_time = BEGAN + step * 0.1 + place * 1e-4
            writer.write_event(_event(summary.scalar(tag, value), step, wall_time))
    writer.close()


def _write_until(path: Path, size: int, summaries: Iterator[tuple[int, Any]]) -> None:
    writer, written = _open(path), 0
    for number, (step, value) in enumerate(summaries):
        payload = _event(value, step, BEGAN + number).SerializeToString()
        writer._write_serialized_event(payload)  # noqa: SLF001 - `write_event` without a second serialization
        written += len(payload)
        if written >= size:
            break
    writer.close()


def _open(path: Path) -> EventsWriter:
    path.mkdir(parents=True, exist_ok=True)
    return EventsWriter(str(path / "events"))


def _event(value: Any, step: int, wall_time: float) -> Event:  # noqa: ANN401 - tensorboardX has no types
    return Event(wall_time=wall_time, step=step, summary=value)
