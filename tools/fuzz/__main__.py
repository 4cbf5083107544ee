"""``python -m tools.fuzz --inputs 1000000``: spoil event files and read them, until something is wrong.

What fails is made small and put where a test finds it. A run takes one core: start several, each with its own seed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path
from typing import Final

from tools.fuzz.batch import Failure, failure_of, run
from tools.fuzz.mutate import make
from tools.fuzz.shrink import shrink
from tools.paths import ROOT

FOUND: Final = ROOT / "tests" / "equivalence" / "found"
_BATCH: Final = 5000
_ENOUGH: Final = 5


def main() -> None:
    """Run as many inputs as asked for; exit 1 if one failed."""
    options = _options()
    began, failed = time.monotonic(), 0
    print(f"Seed {options.seed}, {options.inputs} inputs", flush=True)
    for first in range(0, options.inputs, _BATCH):
        last = min(first + _BATCH, options.inputs)
        for failure in run(options.seed, first, last):
            failed += 1
            if failed <= _ENOUGH:
                _keep(options.seed, failure, options.out)
        print(f"{last} inputs, {failed} failed, {time.monotonic() - began:.0f} s", flush=True)
    sys.exit(failed > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--out", type=Path, default=FOUND, help="where small failing inputs go")
    return parser.parse_args()


def _keep(seed: int, failure: Failure, out: Path) -> None:
    print(f"Input {seed}:{failure.number} {failure.how}", flush=True)
    data = make(seed, failure.number)
    how = _cause(failure_of(data))
    if how:
        data = shrink(data, lambda smaller: _cause(failure_of(smaller)) == how)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{hashlib.sha256(data).hexdigest()[:12]}.tfevents"
    path.write_bytes(data)
    print(f"  kept as {len(data)} bytes: {path}\n  {failure_of(data)}", flush=True)


def _cause(how: str) -> str:
    return how.partition("differ")[0][:40]


if __name__ == "__main__":
    main()
