"""Cells that hold a kernel's main thread, each in its own way, until a file appears."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Way -> what comes before the loop, and what the loop does.
_WAYS = {
    "python": ("", "sum(number * number for number in range(20_000))"),
    "numpy": ("matrix = np.random.default_rng(0).normal(size=(600, 600))", "matrix @ matrix"),
    "sleep": ("", "time.sleep(0.2)"),
}
WAYS = tuple(_WAYS)

_CELL = """
import time
from pathlib import Path
import numpy as np
{before}
while not Path({end!r}).exists():
    {work}
"""


def busy_cell(way: str, end: Path) -> str:
    """Return the source of a cell that is busy in one of `WAYS` until the file `end` exists."""
    before, work = _WAYS[way]
    return _CELL.format(end=str(end), before=before, work=work)
