"""What the kernel has to do for a gesture on scalars, and what it sends: without a browser, a kernel or files.

Time is that of a screen's feed and of packing what it tells, from the want to the last frame that answers it; what
Jupyter and the browser add is `bench.latency`'s.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from bench.report import show
from tbx_widget import protocol
from tests.support.scalars import Board

if TYPE_CHECKING:
    from collections.abc import Callable

_REPEATS = 9
_PX = 840
_KINDS = (("ema", 0.9), ("ema", 0.99), ("time_ema", 0.9), ("gaussian", 10.0), ("mean", 50), ("median", 25))


def main() -> None:
    """Measure and print the tables."""
    show(f"Gestures, median of {_REPEATS}", ["gesture", "ms", "kB", "calls"], [*_zooms(), *_smoothings(), *_bands()])
    show("Live: one more point in each of so many runs, on 4 cards of 1,000 points", ["runs", "ms", "kB"], _ticks())
    show("Opening 1,000 runs x 20 tags x 1,000 steps, 6 cards on screen", ["until", "s", "MB", "points"], _opening())


class _Bench(Board):
    """A board that packs what it is told, and throws it away."""

    def answer(self) -> tuple[float, int, int]:
        """Let the feed say all it has to; seconds, bytes and calls."""
        snapshot, sent, calls = self.snapshot(), 0, 0
        start = time.perf_counter()
        while calls == 0 or self.feed.is_behind:
            tables = [("scalars", table) for table in self.feed.tables(snapshot, self)]
            sent += len(protocol.pack({}, tables).payload)
            calls += 1
        return time.perf_counter() - start, sent, calls


def _noise(points: int, run: int = 0) -> Any:  # noqa: ANN401
    return np.random.default_rng(run).normal(size=points).astype(np.float32)


def _row(name: str, board: _Bench, gesture: Callable[[int], None]) -> list[str]:
    took = []
    for number in range(_REPEATS):
        gesture(number)
        took.append(board.answer())
    seconds, sent, calls = (statistics.median(column) for column in zip(*took, strict=True))
    return [name, f"{seconds * 1e3:.0f}", f"{sent / 1e3:.0f}", f"{calls:.0f}"]


def _zooms() -> list[list[str]]:
    total = 10_000_000
    board = _Bench()
    board.put("run", "loss", np.arange(total), _noise(total))
    smoothing = ("ema", 0.9)
    board.want([{"tag": 0, "px": _PX}], smoothing=smoothing)
    board.answer()

    def zoom(share: float) -> Callable[[int], None]:
        def gesture(number: int) -> None:
            low = total * 0.1 + 1000 * number
            board.want([{"tag": 0, "px": _PX, "range": [low, low + total * share]}], smoothing=smoothing)

        return gesture

    return [_row(f"zoom on {share:.2%} of 10 M points", board, zoom(share)) for share in (0.5, 0.05, 0.0001)]


def _smoothings() -> list[list[str]]:
    board = _Bench()
    for run in range(20):
        board.put(f"run{run}", "loss", np.arange(1_000_000), _noise(1_000_000, run))
    rows = []
    for kind, amount in _KINDS:

        def gesture(number: int, kind: str = kind, amount: float = amount) -> None:
            board.want([{"tag": 0, "px": _PX}], smoothing=(kind, amount * (1 - number / 1000)))

        rows.append(_row(f"{kind} {amount:g} of 20 runs x 1 M points", board, gesture))
    return rows


def _bands() -> list[list[str]]:
    board = _Bench()
    for run in range(12):
        board.put(f"run{run}", "loss", np.arange(100_000) * 3 + run % 3, _noise(100_000, run))
    members = [list(range(start, start + 3)) for start in (0, 3, 6, 9)]
    bands = ("std", "ci95")

    def gesture(number: int) -> None:
        groups = {"stat": "mean", "band": bands[number % 2], "members": members}
        board.want([{"tag": 0, "px": _PX}], smoothing=("ema", 0.9), groups=groups)

    return [_row("bands of 4 groups x 3 runs x 100,000 points, unequal steps", board, gesture)]


def _ticks() -> list[list[str]]:
    rows = []
    for runs in (1, 10, 100):
        board = _Bench()
        values = _noise(2000)

        def put(points: int, board: _Bench = board, runs: int = runs, values: Any = values) -> None:  # noqa: ANN401
            for run in range(runs):
                for tag in range(4):
                    board.put(f"run{run}", f"tag{tag}", np.arange(points), values[:points])

        put(1000)
        board.want([{"tag": tag, "px": _PX} for tag in range(4)], smoothing=("ema", 0.6))
        board.answer()
        row = _row("", board, lambda number, put=put: put(1001 + number))  # type: ignore[misc]
        rows.append([str(runs), row[1], row[2]])
    return rows


def _opening() -> list[list[str]]:
    board = _Bench()
    steps = np.arange(1000)
    for run in range(1000):
        for tag in range(20):
            board.put(f"run{run}", f"tag{tag}", steps, _noise(1000, run))
    board.want([{"tag": tag, "px": _PX} for tag in range(6)], smoothing=("ema", 0.6))
    snapshot = board.snapshot()
    rows: list[list[str]] = []
    took, sent, points = 0.0, 0, 0
    while not rows or board.feed.is_behind:
        start = time.perf_counter()
        tables = board.feed.tables(snapshot, board)
        frame = protocol.pack({}, [("scalars", table) for table in tables])
        took += time.perf_counter() - start
        sent += len(frame.payload)
        points += sum(len(table.columns["index"]) for table in tables)
        if not rows:
            rows.append(["first update", f"{took:.2f}", f"{sent / 1e6:.1f}", str(points)])
    return [*rows, ["all", f"{took:.2f}", f"{sent / 1e6:.1f}", str(points)]]


if __name__ == "__main__":
    main()
