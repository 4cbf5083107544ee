"""Who reads, each in a process of its own, and what that takes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import tensorboard_data_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECONDS: Final = {"s": 1.0, "ms": 1e-3, "µs": 1e-6}
_FINISHED: Final = re.compile(r"Finished load cycle \(([\d.]+)(ms|s|µs)\)")
_CHECKED: Final = ("--checksum", "--samples-per-plugin")


class Reading(NamedTuple):
    """What one reader took for one directory.

    Parameters
    ----------
    seconds : float
        Without its start: the data server's own report of the load, for Python after all imports.
    points : int
        Scalars read; 0 if the reader does not tell.
    peak : int
        Most memory that its process had, in bytes.
    before, after : int
        Memory of its process when it began and when it had read, in bytes; 0 if not known.
    """

    seconds: float
    points: int
    peak: int
    before: int = 0
    after: int = 0


_SCRIPT: Final = """
import sys, time
def memory(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name)) * 1024
{imports}
before = memory("VmRSS")
start = time.perf_counter()
{work}
print(time.perf_counter() - start, {points}, memory("VmHWM"), before, memory("VmRSS"))
"""

_OURS: Final = _SCRIPT.format(
    imports="import tbx_widget.logs",
    work="logs = tbx_widget.logs.read(sys.argv[1])",
    points="sum(len(one) for key, one in logs.snapshot.series.items() if key.kind == 'scalars')",
)
_ACCUMULATOR: Final = _SCRIPT.format(
    imports="import os\nfrom tensorboard.backend.event_processing.event_accumulator import EventAccumulator",
    work="""points, kept = 0, []
for folder, _, files in os.walk(sys.argv[1]):
    if any("tfevents" in name for name in files):
        one = EventAccumulator(folder, size_guidance={"scalars": 0, "tensors": 0}).Reload()
        points += sum(len(one.Scalars(tag)) for tag in one.Tags()["scalars"])
        kept.append(one)""",
    points="points",
)
_TBPARSE: Final = _SCRIPT.format(
    imports="from tbparse import SummaryReader",
    work="points = len(SummaryReader(sys.argv[1]).scalars)",
    points="points",
)


def _python(script: str) -> Callable[[Path], Reading]:
    def measure(path: Path) -> Reading:
        command = [sys.executable, "-W", "ignore", "-c", script, str(path)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-5:]
        return Reading(float(printed[0]), *map(int, printed[1:]))

    return measure


def load_cycles(path: Path, *flags: str) -> Iterator[tuple[float, int]]:
    """Run the data server; yield the seconds of each load it reports, and the most memory it has had."""
    command = [tensorboard_data_server.server_binary(), "--logdir", str(path), "-vv", "--port", "0", *flags]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            for line in process.stderr or ():
                found = _FINISHED.search(line)
                if found:
                    yield float(found[1]) * _SECONDS[found[2]], _peak_of(process.pid)
        finally:
            process.kill()


def _data_server(*flags: str) -> Callable[[Path], Reading]:
    def measure(path: Path) -> Reading:
        seconds, peak = next(load_cycles(path, "--reload", "once", *flags))
        return Reading(seconds, 0, peak)

    return measure


def _peak_of(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024


OURS: Final = "tbx-widget"
CHECKED: Final = "data server, all points, checksums"
SAMPLED: Final = "data server, its default"
ACCUMULATOR: Final = "EventAccumulator"
TBPARSE: Final = "tbparse"
READERS: Final = {
    OURS: _python(_OURS),
    CHECKED: _data_server(*_CHECKED, "scalars=all,histograms=all,images=all"),
    SAMPLED: _data_server(),
    ACCUMULATOR: _python(_ACCUMULATOR),
    TBPARSE: _python(_TBPARSE),
}
