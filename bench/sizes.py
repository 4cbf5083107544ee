"""How large the front end and the wheel are, and what an import costs."""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import time

from bench.report import show
from tools import frontend, wheel
from tools.paths import BUNDLE, ROOT

_REPEATS = 11


def main() -> None:
    """Build both and print the table."""
    frontend.build()
    wheel.check()
    built = max((ROOT / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
    rows = [
        ("bundle, minified", _kilobytes(BUNDLE.stat().st_size)),
        ("bundle, gzipped", _kilobytes(len(gzip.compress(BUNDLE.read_bytes())))),
        ("wheel", _kilobytes(built.stat().st_size)),
        ("import tbx_widget", _import_ms("tbx_widget")),
        ("import tbx_widget.logs", _import_ms("tbx_widget.logs")),
        ("import numpy, for comparison", _import_ms("numpy")),
    ]
    show(f"Sizes; imports: median of {_REPEATS} fresh interpreters, above an empty one", ["what", "size or time"], rows)


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def _import_ms(module: str) -> str:
    return f"{(_interpreter_s(f'import {module}') - _interpreter_s('pass')) * 1000:.0f} ms"


def _interpreter_s(code: str) -> float:
    took = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        took.append(time.perf_counter() - start)
    return statistics.median(took)


if __name__ == "__main__":
    main()
