"""The quick average against the formula written out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.query import Ema, ema

WEIGHTS = st.floats(0, 0.999)
VALUES = st.lists(st.one_of(st.floats(-1e6, 1e6), st.sampled_from([math.nan, math.inf, -math.inf])), max_size=300).map(
    np.array
)


def plain_ema(values, weight):
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
    return np.array(smoothed)


@given(VALUES, WEIGHTS)
def test_equals_the_formula_written_out(values, weight):
    np.testing.assert_allclose(ema(values.astype(float), weight), plain_ema(values, weight), rtol=1e-6, atol=1e-6)


@given(VALUES, WEIGHTS, st.lists(st.integers(0, 300), max_size=5))
def test_a_series_smoothed_as_it_grows_equals_the_whole(values, weight, cuts):
    average = Ema(weight)
    parts = [average.extend(part.astype(float)) for part in np.split(values, sorted(cuts))]
    np.testing.assert_allclose(np.concatenate(parts), ema(values.astype(float), weight), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("length", [63, 64, 65, 4096, 4097, 10_000])
def test_sums_carry_over_the_blocks(length):
    values = np.sin(np.arange(length) / 7.0) + 2
    np.testing.assert_allclose(ema(values, 0.99), plain_ema(values, 0.99), rtol=1e-9)


def test_a_constant_series_stays_as_it_is():
    values = np.full(100, 0.1, np.float32)
    assert (ema(values, 0.9) == values.astype(float)).all()


def test_no_smoothing_gives_the_values():
    values = np.array([1.0, math.nan, 3.0, -2.0])
    np.testing.assert_array_equal(ema(values, 0.0), values)


@pytest.mark.parametrize("weight", [0.0, 0.3, 0.9, 0.999])
@pytest.mark.parametrize("cut", [1, 50, 40_000])
def test_the_correction_ends_where_it_makes_no_difference(weight, cut):
    values = np.random.default_rng(0).normal(size=60_000)
    average = Ema(weight)
    grown = np.concatenate([average.extend(values[:cut]), average.extend(values[cut:])])
    np.testing.assert_allclose(grown, plain_ema(values, weight), rtol=1e-9, atol=1e-12)
