"""Summaries over runs against the formulas written out."""

from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.errors import QueryError
from tbx_widget.query import Summary, aggregate
from tbx_widget.query.student import t_quantile

RUNS = st.lists(st.one_of(st.floats(-1e3, 1e3), st.sampled_from([math.nan, math.inf])), min_size=1, max_size=12)


def plain_band(values, stat, band):
    there = [value for value in values if math.isfinite(value)]
    if not there:
        return math.nan, math.nan, math.nan
    mid = getattr(statistics, "fmean" if stat == "mean" else stat)(there)
    if band == "minmax":
        return mid, min(there), max(there)
    if band == "iqr":
        return mid, *np.percentile(there, [25, 75])
    spread = 0.0
    if band != "none" and len(there) > 1:
        spread = statistics.stdev(there)
    if band in {"sem", "ci95"}:
        spread /= math.sqrt(len(there))
    if band == "ci95" and len(there) > 1:
        spread *= t_quantile(np.array([len(there) - 1]))[0]
    return mid, mid - spread, mid + spread


@pytest.mark.parametrize("stat", ["mean", "median"])
@pytest.mark.parametrize("band", ["none", "std", "sem", "ci95", "minmax", "iqr"])
@given(values=RUNS)
def test_a_band_is_what_its_name_says(stat, band, values):
    found = aggregate(np.array(values)[:, None], Summary(stat, band))
    expected = plain_band(values, stat, band)
    np.testing.assert_allclose([found.mid[0], found.low[0], found.high[0]], expected, rtol=1e-7, atol=1e-7)
    assert found.runs[0] == sum(map(math.isfinite, values))


def test_points_do_not_see_each_other():
    values = np.array([[1.0, math.nan, 3.0], [2.0, math.nan, math.nan]])
    band = aggregate(values, Summary("mean", "minmax"))
    np.testing.assert_array_equal(band.mid, [1.5, math.nan, 3.0])
    np.testing.assert_array_equal(band.low, [1.0, math.nan, 3.0])
    np.testing.assert_array_equal(band.runs, [2, 0, 1])


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [(1, 12.706205), (2, 4.302653), (4, 2.776445), (12, 2.178813), (13, 2.160369), (30, 2.042272), (1000, 1.962339)],
)
def test_quantiles_are_those_of_the_tables(freedom, quantile):
    assert t_quantile(np.array([freedom]))[0] == pytest.approx(quantile, abs=3e-6)


def test_a_summary_that_does_not_exist_is_refused_by_name():
    with pytest.raises(QueryError, match=r"no middle 'mode'. There are: mean, median"):
        Summary("mode", "std")
    with pytest.raises(QueryError, match=r"no band 'var'. There are: none, std"):
        Summary("mean", "var")
