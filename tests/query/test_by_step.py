"""Series as functions of the step."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.query import interpolate, is_ascending, last_of_each_step

STEPS = st.lists(st.integers(-20, 20), max_size=40)


@given(STEPS)
def test_of_equal_steps_the_last_written_counts(steps):
    last = {step: position for position, step in enumerate(steps)}
    assert last_of_each_step(np.array(steps, np.int64)).tolist() == [last[step] for step in sorted(last)]


@given(STEPS)
def test_only_ever_higher_steps_ascend(steps):
    assert is_ascending(np.array(steps, np.int64)) == (steps == sorted(set(steps)))


def test_between_two_steps_lies_a_line_and_outside_nothing():
    steps, values = np.array([0, 10, 20]), np.array([1.0, 2.0, 4.0])
    found = interpolate(np.array([-1, 0, 5, 15, 20, 21]), steps, values)
    np.testing.assert_array_equal(found, [math.nan, 1.0, 1.5, 3.0, 4.0, math.nan])


def test_beside_what_is_not_finite_nothing_is_known():
    steps, values = np.array([0, 10, 20, 30]), np.array([1.0, math.nan, 4.0, math.inf])
    found = interpolate(np.array([0, 5, 15, 20, 25]), steps, values)
    assert np.isfinite(found).tolist() == [True, False, False, True, False]


def test_without_points_nothing_is_known():
    assert np.isnan(interpolate(np.array([1, 2]), np.empty(0, np.int64), np.empty(0))).all()
