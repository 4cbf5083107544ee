"""Bands of groups against the rule of docs/protocol.md written out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbx_widget.dashboards.scalars import bands
from tbx_widget.query import Summary, aggregate
from tests.support import formulas
from tests.support.scalars import Board

POINTS = st.lists(
    st.tuples(st.integers(1, 40), st.one_of(st.floats(-1e3, 1e3, width=32), st.just(math.nan))), max_size=60
)
RUNS = st.lists(POINTS, min_size=1, max_size=4)
STD = {"stat": "mean", "band": "std"}


def plain_value(step, steps, values):
    """The last value at a step; between two steps on the line between them."""
    function = dict(zip(steps, values, strict=True))
    if step in function:
        return function[step]
    before = max((other for other in function if other < step), default=None)
    after = min((other for other in function if other > step), default=None)
    if before is None or after is None:
        return math.nan
    share = (step - before) / (after - before)
    return function[before] * (1 - share) + function[after] * share


def plain_band(runs, *, summary=None):
    """Step to (mid, low, high, runs)."""
    union = sorted({step for steps, _ in runs for step in steps})
    values = np.array([[plain_value(step, *run) for step in union] for run in runs])
    found = aggregate(values.reshape(len(runs), len(union)), summary or Summary("mean", "std"))
    return dict(zip(union, zip(*found, strict=True), strict=True))


def assert_equal(band, expected):
    steps = band["step"].astype(np.int64).tolist()
    assert set(steps) <= set(expected)
    assert steps == sorted(set(steps))
    found = np.array([band["mid"], band["low"], band["high"], band["runs"]], np.float64).T
    np.testing.assert_allclose(found, [expected[step] for step in steps], rtol=1e-6, atol=1e-4)


def assert_keeps_what_the_eye_would_see(band, expected):
    buckets = {}
    for step, point in expected.items():
        buckets.setdefault(step // band["width"], []).append((step, point))
    held = set(band["step"].astype(np.int64).tolist())
    for points in buckets.values():
        assert {points[0][0], points[-1][0]} <= held
        for number in range(3):
            there = [point[number] for _, point in points if not math.isnan(point[number])]
            kept = [point[number] for step, point in points if step in held and not math.isnan(point[number])]
            extremes = [(min(some), max(some)) if some else () for some in (kept, there)]
            np.testing.assert_allclose(*extremes, rtol=1e-6, atol=1e-4)


def grow(board, run, points, share):
    """Give a run the first part of its points; steps are given by their distances."""
    steps = np.cumsum([distance for distance, _ in points], dtype=np.int64)
    count = round(len(points) * share)
    board.put(run, "loss", steps[:count], [value for _, value in points[:count]])
    return steps.tolist(), np.array([value for _, value in points], np.float32).astype(float).tolist()


@settings(deadline=None)
@given(
    runs=RUNS,
    shares=st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), max_size=3),
    at_once=st.sampled_from([1, 7, 1000]),
    px=st.sampled_from([64, 4000]),
)
def test_a_band_that_grew_is_the_band_of_the_whole(runs, shares, at_once, px):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "POINTS_AT_ONCE", at_once)
        board = Board()
        members = list(range(len(runs)))
        board.want([{"tag": 0, "px": px}], groups={**STD, "members": [members]})
        so_far = [0.0] * len(runs)
        for growth in [*shares, [1.0] * 4]:
            so_far = [max(before, now) for before, now in zip(so_far, growth, strict=False)]
            whole = [grow(board, f"run{i}", points, so_far[i]) for i, points in enumerate(runs)]
            board.settle()
    expected = plain_band(whole)
    if expected:
        band = board.screen.bands[tuple(members), "loss", False]
        assert band["is_complete"]
        assert_equal(band, expected)
        assert_keeps_what_the_eye_would_see(band, expected)


@pytest.mark.parametrize(
    "smoothing", [("ema", 0.9), ("time_ema", 0.5), ("gaussian", 2.0), ("mean", 3), ("median", 3)], ids=lambda s: s[0]
)
def test_each_run_is_smoothed_first_also_as_it_grows(smoothing):
    kind, amount = smoothing
    board = Board()
    board.want([{"tag": 0, "px": 4000}], smoothing=smoothing, groups={**STD, "members": [[0, 1]]})
    rng = np.random.default_rng(0)
    runs = [(np.arange(0, 300, 3), rng.normal(size=100)), (np.arange(0, 300, 2), rng.normal(size=150))]
    for count in (40, 41, 150):
        for number, (steps, values) in enumerate(runs):
            board.put(f"run{number}", "loss", steps[:count], values[:count])
        board.settle()
    smoothed = []
    for steps, values in runs:
        more = (steps.tolist(), amount, 0.5) if kind == "time_ema" else (amount,)
        smoothed.append((steps.tolist(), getattr(formulas, kind)(values.astype(np.float32).tolist(), *more)))
    assert_equal(board.screen.bands[(0, 1), "loss", False], plain_band(smoothed))


def test_steps_that_go_back_count_by_their_last_value():
    board = Board()
    board.want([{"tag": 0, "px": 4000}], groups={**STD, "members": [[0, 1]]})
    runs = [([0, 10, 20, 5, 20, 30], [1, 2, 3, 4, 5, 6]), ([0, 30], [0.0, 3.0])]
    for count in (3, 4, 6):
        for number, (steps, values) in enumerate(runs):
            board.put(f"run{number}", "loss", steps[:count], values[:count])
        board.settle()
    assert_equal(board.screen.bands[(0, 1), "loss", False], plain_band(runs))


def test_an_append_sends_only_the_end_of_a_band():
    board = Board()
    board.want([{"tag": 0}], groups={**STD, "members": [[0, 1]]})
    steps = np.arange(10_000)
    for count in (9_999, 10_000):
        for run in ("a", "b"):
            board.put(run, "loss", steps[:count], np.sin(steps[:count]))
        sizes = []
        board.screen._bands = lambda table: sizes.append(len(table.columns["step"]))  # noqa: B023
        board.settle()
    assert sum(sizes) <= 16


def test_a_zoom_brings_each_step_of_the_band_and_its_end_takes_it_away():
    board = Board()
    steps = np.arange(50_000)
    for run in ("a", "b"):
        board.put(run, "loss", steps, np.sin(steps))
    groups = {**STD, "members": [[0, 1]]}
    board.want([{"tag": 0, "range": [1000, 1100.5]}], groups=groups)
    board.settle()
    window = board.screen.bands[(0, 1), "loss", True]
    assert window["width"] == 1
    assert window["step"].tolist() == list(range(999, 1103))
    assert board.screen.bands[(0, 1), "loss", False]["width"] > 1
    board.want([{"tag": 0}], groups=groups)
    board.settle()
    assert len(board.screen.bands[(0, 1), "loss", True]["step"]) == 0


def test_other_members_make_another_band():
    board = Board()
    for run, value in (("a", 1.0), ("b", 2.0), ("c", 6.0)):
        board.put(run, "loss", [0, 1], [value, value])
    board.want([{"tag": 0}], groups={"stat": "median", "band": "minmax", "members": [[0, 1, 2], [2]]})
    board.settle()
    assert board.screen.bands[(0, 1, 2), "loss", False]["mid"].tolist() == [2.0, 2.0]
    board.want([{"tag": 0}], groups={"stat": "median", "band": "minmax", "members": [[0, 2]]})
    board.settle()
    band = board.screen.bands[(0, 2), "loss", False]
    assert (band["mid"].tolist(), band["low"].tolist(), band["runs"].tolist()) == ([3.5, 3.5], [1.0, 1.0], [2, 2])


def test_a_long_band_comes_in_stretches(monkeypatch):
    monkeypatch.setattr("tbx_widget.dashboards.scalars.budget.WORK_POINTS", 300_000)
    board = Board()
    steps = np.arange(600_000)
    board.put("a", "loss", steps, np.sin(steps / 1000))
    board.want([{"tag": 0}], groups={**STD, "members": [[0]]})
    told = board.settle()
    assert sum("bands" in tables for tables in told) > 1
    assert board.screen.bands[(0,), "loss", False]["is_complete"]
