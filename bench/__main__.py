"""Run every benchmark: ``make bench``."""

from bench import latency, sizes, slowdown

for benchmark in (sizes, slowdown, latency):
    benchmark.main()
