"""What decimation keeps."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.query import extreme_positions

VALUES = st.lists(
    st.one_of(st.floats(-1e3, 1e3, width=32), st.sampled_from([math.nan, math.inf, -math.inf])),
    min_size=1,
    max_size=200,
).map(lambda values: np.array(values, np.float32))


def plain_positions(values, level):
    size, picked = 2**level, set()
    for start in range(0, len(values), size):
        bucket = range(start, min(start + size, len(values)))
        finite = [i for i in bucket if math.isfinite(values[i])]
        picked |= {bucket[0], bucket[-1]}
        if finite:
            picked |= {min(finite, key=lambda i: values[i]), max(finite, key=lambda i: values[i])}
        for is_odd in (math.isnan, lambda v: v == math.inf, lambda v: v == -math.inf):
            picked |= set([i for i in bucket if is_odd(values[i])][:1])
    return sorted(picked)


@given(VALUES, st.integers(1, 6))
def test_keeps_ends_extremes_and_odd_values_of_each_bucket(values, level):
    assert extreme_positions(values, level=level).tolist() == plain_positions(values, level)


@given(VALUES, VALUES, st.integers(1, 5))
def test_appending_changes_only_the_last_bucket(values, more, level):
    settled = len(values) >> level << level
    before = extreme_positions(values, level=level)
    after = extreme_positions(np.concatenate([values, more]), level=level)
    assert before[before < settled].tolist() == after[after < settled].tolist()


@given(VALUES, st.integers(0, 5), st.integers(0, 50))
def test_starting_later_gives_the_same_positions_from_there(values, level, bucket):
    start = min(bucket << level, len(values) >> level << level)
    whole = extreme_positions(values, level=level)
    assert extreme_positions(values, level=level, start=start).tolist() == whole[whole >= start].tolist()


def test_level_0_keeps_every_point():
    assert extreme_positions(np.zeros(5, np.float32), level=0).tolist() == [0, 1, 2, 3, 4]


def test_an_empty_series_has_no_positions():
    assert extreme_positions(np.empty(0, np.float32), level=3).tolist() == []
