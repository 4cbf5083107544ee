"""``python -m tools.fuzz.guided``: the same, led by which lines of the reader an input reaches.

Needs atheris (Google's libFuzzer for Python), which is no dependency of ours: install it beside NumPy and protobuf.
Options are libFuzzer's, such as ``-runs=100000``, and a directory in which to keep inputs that reach something new.
"""

from __future__ import annotations

import random
import sys
import zlib

import atheris

with atheris.instrument_imports(include=["tbx_widget"]):
    from tools.fuzz.judge import judge
    from tools.fuzz.mutate import mutated


def _test(data: bytes) -> None:
    judge(data, random.Random(zlib.crc32(data)))


def _mutate(data: bytes, longest: int, seed: int) -> bytes:
    return mutated(data, random.Random(seed))[:longest]


if __name__ == "__main__":
    atheris.Setup([*sys.argv, "-max_len=8192", "-timeout=5", "-rss_limit_mb=1024"], _test, custom_mutator=_mutate)
    atheris.Fuzz()
