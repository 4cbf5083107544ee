"""The quick ways against the formulas written out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.errors import QueryError
from tbx_widget.query import Smoothing, smoother, unit_of
from tests.support import formulas

VALUES = st.lists(st.one_of(st.floats(-1e6, 1e6), st.sampled_from([math.nan, math.inf, -math.inf])), max_size=300)
WEIGHTS = st.floats(0.01, 0.999)
STEPS = st.integers(-5, 50)


def every(values):
    return np.arange(len(values))


def smoothed(values, smoothing, *, steps=None, unit=1.0, positions=None):
    values = np.asarray(values, np.float64) if isinstance(values, list) else values
    steps = every(values) if steps is None else np.asarray(steps, np.int64)
    positions = every(values) if positions is None else np.asarray(positions, np.intp)
    return smoother(smoothing, unit=unit).at(values, steps, positions)


def assert_equal(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-6)


@given(VALUES, WEIGHTS)
def test_the_ema_is_tensorboards(values, weight):
    assert_equal(smoothed(values, Smoothing("ema", weight)), formulas.ema(values, weight))


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), STEPS), max_size=200), WEIGHTS, st.sampled_from([0.25, 1.0, 64.0]))
def test_the_time_weighted_average_follows_distances_in_steps(points, weight, unit):
    values = [value for value, _ in points]
    steps = np.cumsum([step for _, step in points], dtype=np.int64)
    found = smoothed(values, Smoothing("time_ema", weight), steps=steps, unit=unit)
    assert_equal(found, formulas.time_ema(values, steps.tolist(), weight, unit))


@given(VALUES, WEIGHTS)
def test_the_time_weighted_average_passes_over_what_is_not_finite(values, weight):
    expected = formulas.time_ema(values, range(len(values)), weight, 2.0)
    assert_equal(smoothed(values, Smoothing("time_ema", weight), unit=2.0), expected)


@given(VALUES, st.floats(0.05, 20))
def test_the_gaussian_is_cut_off_at_four_sigma_and_at_the_ends(values, sigma):
    assert_equal(smoothed(values, Smoothing("gaussian", sigma)), formulas.gaussian(values, sigma))


@given(VALUES, st.integers(1, 20))
def test_the_running_mean_is_cut_off_at_the_ends(values, half):
    assert_equal(smoothed(values, Smoothing("mean", half)), formulas.mean(values, half))


@given(VALUES, st.integers(1, 20))
def test_the_running_median_is_cut_off_at_the_ends(values, half):
    assert_equal(smoothed(values, Smoothing("median", half)), formulas.median(values, half))


SOME_OF_EACH = [
    Smoothing("ema", 0.97),
    Smoothing("time_ema", 0.9),
    Smoothing("gaussian", 3.5),
    Smoothing("mean", 7),
    Smoothing("median", 6),
]
KINDS = pytest.mark.parametrize("smoothing", SOME_OF_EACH, ids=lambda smoothing: smoothing.kind)


@KINDS
@given(values=VALUES, chosen=st.sets(st.integers(0, 299)))
def test_some_points_are_smoothed_as_they_are_among_all(smoothing, values, chosen):
    positions = sorted(position for position in chosen if position < len(values))
    whole = smoothed(values, smoothing)
    np.testing.assert_allclose(smoothed(values, smoothing, positions=positions), whole[positions], rtol=1e-9, atol=1e-9)


@KINDS
@given(values=VALUES, cuts=st.lists(st.integers(0, 300), max_size=4))
def test_a_series_that_grew_is_smoothed_as_the_whole(smoothing, values, cuts):
    values = np.array(values, np.float64)
    grown = smoother(smoothing)
    for length in sorted(min(cut, len(values)) for cut in cuts):
        grown.at(values[:length], every(values)[:length], every(values[:length])[::3])
    np.testing.assert_allclose(
        grown.at(values, every(values), every(values)), smoothed(values, smoothing), rtol=1e-9, atol=1e-9
    )


@KINDS
@given(values=VALUES, more=VALUES)
def test_more_points_change_only_what_is_in_reach_of_them(smoothing, values, more):
    before = smoothed(values, smoothing)
    settled = max(len(values) - smoother(smoothing).reach, 0)
    after = smoothed([*values, *more], smoothing)
    np.testing.assert_allclose(after[:settled], before[:settled], rtol=1e-9, atol=1e-9)


@KINDS
@pytest.mark.parametrize("length", [31, 32, 33, 1024, 1025, 40_000])
def test_long_series_are_smoothed_as_short_ones(smoothing, length):
    values = np.sin(np.arange(length) / 7.0).astype(np.float32) + 2
    steps = np.arange(length) * 3
    found = smoothed(values, smoothing, steps=steps, unit=4.0)
    formula = {
        "ema": lambda: formulas.ema(values.tolist(), 0.97),
        "time_ema": lambda: formulas.time_ema(values.tolist(), steps.tolist(), 0.9, 4.0),
        "gaussian": lambda: formulas.gaussian(values.tolist(), 3.5),
        "mean": lambda: formulas.mean(values.tolist(), 7),
        "median": lambda: formulas.median(values.tolist(), 6),
    }[smoothing.kind]
    np.testing.assert_allclose(found, formula(), rtol=1e-9)


def test_sums_carry_over_more_points_than_are_looked_at_at_once():
    values = np.random.default_rng(0).normal(size=600_000)
    np.testing.assert_allclose(
        smoothed(values, Smoothing("ema", 0.999)), formulas.ema(values.tolist(), 0.999), rtol=1e-9, atol=1e-12
    )


@pytest.mark.parametrize("cut", [10, 300_000])
def test_a_constant_series_stays_as_it_is_to_the_last_bit_until_it_varies(cut):
    values = np.full(cut, 0.1, np.float32)
    average = smoother(Smoothing("ema", 0.9))
    assert (average.at(values, every(values), every(values)) == values).all()
    grown = np.append(values, np.float32(7)).astype(np.float32)
    assert (average.at(grown, every(grown), every(grown))[:-1] == values).all()
    assert average.at(grown, every(grown), np.array([cut]))[0] > 0.1


def test_small_values_after_huge_ones_keep_their_digits():
    values = np.array([1e12] * 50 + [1e-6, 2e-6, 3e-6] * 40)
    for smoothing in (Smoothing("mean", 2), Smoothing("gaussian", 0.5), Smoothing("median", 2)):
        found = smoothed(values, smoothing)[60:]
        np.testing.assert_allclose(found, smoothed(values[60 - 10 :], smoothing)[10:], rtol=1e-9)


@pytest.mark.parametrize(
    ("kind", "amount", "message"),
    [
        ("emma", 0.5, "no smoothing 'emma'. There are: ema, time_ema, gaussian, mean, median"),
        ("ema", 1.0, "'ema' takes 0 to 0.999, not 1"),
        ("mean", -1, "'mean' takes 0 to 1000, not -1"),
        ("gaussian", math.nan, "'gaussian' takes 0 to 500, not nan"),
    ],
)
def test_a_smoothing_that_does_not_exist_is_refused_by_name(kind, amount, message):
    with pytest.raises(QueryError, match=message):
        Smoothing(kind, amount)


@pytest.mark.parametrize(("steps", "unit"), [(0, 1), (1, 2**-9), (1000, 1), (1001, 2), (1_000_000, 1024)])
def test_the_unit_of_distance_is_a_power_of_two(steps, unit):
    assert unit_of(steps) == unit
