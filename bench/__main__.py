"""Run every benchmark: ``make bench``; or the one named: ``python -m bench NAME [option ...]``."""

import sys

from bench import charts, kernel, latency, read, sizes, slowdown

_BENCHMARKS = {
    "sizes": sizes.main,
    "charts": charts.main,
    "kernel": kernel.main,
    "read": read.main,
    "slowdown": slowdown.main,
    "latency": latency.main,
}

if len(sys.argv) == 1:
    for benchmark in _BENCHMARKS.values():
        benchmark()
elif sys.argv[1] == "read":
    read.main(sys.argv[2:])
elif sys.argv[1] in _BENCHMARKS:
    _BENCHMARKS[sys.argv[1]]()
else:
    sys.exit(f"There is no benchmark {sys.argv[1]!r}: name one of {', '.join(_BENCHMARKS)}.")
