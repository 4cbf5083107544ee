from __future__ import annotations

import subprocess
import sys

import pytest

_SCRIPT = """
import sys
from pathlib import Path
import numpy as np
from tbx_widget.ingest.memory import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])

held = [np.ones(10_000) for _ in range(4000)]
kept = held[::40]
del held
before = resident()
give_back()
print(before - resident())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc only")
def test_memory_between_what_is_kept_goes_back_to_the_system():
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True)
    assert int(run.stdout) * 4096 > 100_000_000
