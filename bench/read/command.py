"""``python -m bench read``: the readers by turns over each log directory."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.read import logs
from bench.read.readers import ACCUMULATOR, CHECKED, OURS, READERS, SAMPLED, TBPARSE, Reading, load_cycles
from bench.report import show
from tbx_widget.ingest import Ingest
from tbx_widget.logs import read
from tbx_widget.sources import LocalSource
from tools.paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ALL: Final = (OURS, CHECKED, SAMPLED, ACCUMULATOR, TBPARSE)
_BOTH: Final = (OURS, CHECKED, SAMPLED)
_COLUMNS: Final = (
    *("log directory", "reader", "median, s", "least to most, s", "scalars/s", "times ours", "peak, MB"),
    "bytes a scalar: kept, peak",
)
_RELOAD: Final = f"reload of {logs.RUNS} runs"
_RELOADS: Final = 20
_IDLE: Final = f"idle poll of {logs.IDLE_RUNS:,} runs"
_POLLS: Final = 40
_POLL_EVERY_S: Final = 0.25
_MB: Final = 1_000_000
_FORMS: Final = {
    "TF1, ten values an event": "tf1",
    "TF2 tensors": "tf2",
    "torch, new_style": "torch_new_style",
    "torch, double_precision": "torch_double",
}


class Work(NamedTuple):
    """One row's worth: a directory, and who reads it."""

    name: str
    path: Path
    make: Callable[[Path], None]
    readers: Sequence[str] = _BOTH


def main(arguments: Sequence[str] = ()) -> None:
    """Measure, and print the tables."""
    options = _options(arguments)
    rows: list[list[str]] = []
    for work in _works(options):
        path = logs.kept(work.path, work.make)
        rows += _rows(work, _measure(path, work.readers, options.repeats))
    title = f"Reading whole log directories, medians of {options.repeats}, readers by turns"
    show(title, _COLUMNS, rows)
    if options.only in _RELOAD:
        _show_reloads(steps=50 if options.quick else 1000)
    if options.only in _IDLE:
        _show_idle_polls()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench read", description=main.__doc__)
    parser.add_argument("--work", type=Path, default=CACHE / "bench", help="where log directories are kept")
    parser.add_argument("--python", type=Path, help="a Python with torch and TensorFlow, for what they write")
    parser.add_argument("--quick", action="store_true", help="a tenth of the size, three repeats")
    parser.add_argument("--only", default="", help="only directories with this in their names")
    options = parser.parse_args(arguments)
    options.repeats = 3 if options.quick else 5
    return options


def _works(options: argparse.Namespace) -> list[Work]:
    size = 1 if options.quick else 10
    root = options.work / ("quick" if options.quick else "full")
    made = logs.kept(root / "one run", partial(logs.one_run, steps=10_000 * size))
    works = [
        Work(f"1 run, 10 tags x {10_000 * size} steps", made, partial(logs.one_run, steps=10_000 * size), _ALL),
        Work(
            f"{logs.RUNS} runs, 10 tags x {100 * size} steps",
            root / ("many runs" if options.python else "many runs of one writer"),
            partial(logs.many_runs, steps=100 * size, python=options.python),
        ),
        Work(f"{50 * size} MB of histograms", root / "histograms", partial(logs.histograms, size=50 * size * _MB)),
        Work(f"{200 * size} MB of images", root / "images", partial(logs.images, size=200 * size * _MB)),
        Work(f"{size} M scalars", root / "memory", partial(logs.copies, of=made)),
        *_foreign_works(root, options.python, 3_000 * size),
    ]
    return [work for work in works if options.only in work.name]


def _foreign_works(root: Path, python: Path | None, steps: int) -> list[Work]:
    if python is None:
        print("Without --python: nothing that torch and TensorFlow write.")
        return []
    return [
        Work(
            f"{name}, 10 tags x {steps} steps",
            root / writer,
            partial(logs.foreign, python=python, writer=writer, steps=steps),
        )
        for name, writer in _FORMS.items()
    ]


def _measure(path: Path, readers: Sequence[str], repeats: int) -> dict[str, list[Reading]]:
    readings: dict[str, list[Reading]] = {name: [] for name in readers}
    for _ in range(repeats):
        for name in readers:
            readings[name].append(READERS[name](path))
    return readings


def _rows(work: Work, readings: dict[str, list[Reading]]) -> list[list[str]]:
    ours = statistics.median(reading.seconds for reading in readings[OURS])
    points = readings[OURS][0].points
    return [[work.name, name, *_cells(some, ours, points)] for name, some in readings.items()]


def _cells(readings: list[Reading], ours: float, points: int) -> list[str]:
    seconds = [reading.seconds for reading in readings]
    median, peak = statistics.median(seconds), statistics.median(reading.peak for reading in readings)
    rate = f"{points / median / 1e6:.2f} M" if points else ""
    spread = f"{min(seconds):.3f} to {max(seconds):.3f}"
    return [f"{median:.3f}", spread, rate, f"{median / ours:.2f}", f"{peak / _MB:.0f}", _a_point(readings)]


def _a_point(readings: list[Reading]) -> str:
    if not readings[0].points:
        return ""
    kept = statistics.median((reading.after - reading.before) / reading.points for reading in readings)
    peak = statistics.median((reading.peak - reading.before) / reading.points for reading in readings)
    return f"{kept:.0f}, {peak:.0f}"


def _show_reloads(*, steps: int) -> None:
    """Print what it takes to see one more step in each of 200 runs, and to see that nothing is new."""
    with tempfile.TemporaryDirectory() as folder:
        live = logs.Live(Path(folder), steps=steps)
        ours = read(folder)
        rows = [
            ["one more step in each", OURS, *_milliseconds(_timed(ours.reload, before=live.go_on))],
            ["nothing new", OURS, *_milliseconds(_timed(ours.reload))],
            ["one more step in each", CHECKED, *_milliseconds(_server_reloads(Path(folder), live.go_on))],
            ["nothing new", CHECKED, *_milliseconds(_server_reloads(Path(folder), lambda: None))],
        ]
    title = f"A {_RELOAD}, 10 tags x {steps} steps, medians of {_RELOADS}"
    show(title, ["what came", "reader", "median, ms", "least to most, ms"], rows)


def _show_idle_polls() -> None:
    """Print what a dashboard's thread takes to see that nothing is new, and what it opens for that."""
    passed = [0.0]

    def clock() -> float:
        return time.time() + passed[0]

    def wait() -> None:
        passed[0] += _POLL_EVERY_S

    with tempfile.TemporaryDirectory() as folder:
        logs.idle_runs(Path(folder))
        source = _Counting([folder], clock=clock)
        ingest = Ingest(source, clock=clock)
        while ingest.poll():
            pass
        for _ in range(_POLLS):
            passed[0] += 1.0
            ingest.poll(everything=False)
        source.opened = 0
        took = _timed(lambda: ingest.poll(everything=False), before=wait, times=_POLLS)
        rows = [[*_milliseconds(took), f"{statistics.mean(took) * 1000:.1f}", str(source.opened)]]
    show(f"An {_IDLE}, {_POLLS} polls", ["median, ms", "least to most, ms", "mean, ms", "files opened"], rows)


class _Counting(LocalSource):
    """Counts what it opens."""

    opened = 0

    def read(self, path: str, offset: int, size: int) -> bytes:
        self.opened += 1
        return super().read(path, offset, size)


def _timed(work: Callable[[], object], before: Callable[[], None] = lambda: None, times: int = _RELOADS) -> list[float]:
    took = []
    for _ in range(times):
        before()
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return took


def _server_reloads(path: Path, go_on: Callable[[], None]) -> list[float]:
    flags = ("--reload", "1", "--checksum", "--samples-per-plugin", "scalars=all")
    took = []
    for seconds, _ in load_cycles(path, *flags):
        took.append(seconds)
        go_on()
        if len(took) > _RELOADS:
            break
    return took[1:]


def _milliseconds(seconds: Sequence[float]) -> list[str]:
    median, least, most = statistics.median(seconds), min(seconds), max(seconds)
    return [f"{median * 1000:.1f}", f"{least * 1000:.1f} to {most * 1000:.1f}"]
