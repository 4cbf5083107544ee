"""Tables in Markdown, under a line that says when and where they were measured."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table.

    Parameters
    ----------
    title : str
        What was measured.
    columns : sequence of str
        Heads of the columns, with units.
    rows : sequence of sequences of str
        Each as long as `columns`.
    """
    print(f"\n## {title}\n\n{time.strftime('%Y-%m-%d')}, {_machine()}\n")
    for row in (columns, ["---"] * len(columns), *rows):
        print(f"| {' | '.join(row)} |")


def _machine() -> str:
    load = f"load {os.getloadavg()[0]:.1f}"
    return f"{os.cpu_count()} cores of {_processor()}, Python {platform.python_version()}, {platform.system()}, {load}"


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text().splitlines() if facts.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
