"""What the query functions compute, written out as docs/protocol.md says it."""

from __future__ import annotations

import math
import statistics


def ema(values, weight):
    finite = [value for value in values if math.isfinite(value)]
    is_constant = len(set(finite)) <= 1
    last, count, smoothed = 0.0, 0, []
    for value in values:
        if is_constant or not math.isfinite(value):
            smoothed.append(value)
            continue
        last = last * weight + (1 - weight) * value
        count += 1
        smoothed.append(last / (1 - weight**count))
    return smoothed


def time_ema(values, steps, weight, unit):
    leaves = min(math.sqrt(weight), 0.999)
    total = weights = 0.0
    smoothed = []
    for i, (value, step) in enumerate(zip(values, steps, strict=True)):
        decay = leaves ** (max(step - steps[max(i - 1, 0)], 0) / unit)
        total, weights = total * decay, weights * decay
        if math.isfinite(value):
            total, weights = total + value, weights + 1
        smoothed.append(total / weights if math.isfinite(value) else value)
    return smoothed


def gaussian(values, sigma):
    reach = math.ceil(4 * sigma)
    return _around(values, reach, lambda near: _mean(near, lambda d: math.exp(-(d**2) / (2 * sigma**2))))


def mean(values, half):
    return _around(values, half, lambda near: _mean(near, lambda _: 1.0))


def median(values, half):
    return _around(values, half, lambda near: statistics.median(near.values()))


def _mean(near, weight):
    return sum(weight(d) * value for d, value in near.items()) / sum(map(weight, near))


def _around(values, reach, summarise):
    smoothed = []
    for i, value in enumerate(values):
        if not math.isfinite(value):
            smoothed.append(value)
            continue
        window = range(max(i - reach, 0), min(i + reach + 1, len(values)))
        smoothed.append(summarise({j - i: values[j] for j in window if math.isfinite(values[j])}))
    return smoothed
