"""What comes first, and how much at a time."""

from __future__ import annotations

import numpy as np
import pytest

from tbx_widget.dashboards.scalars import budget
from tbx_widget.errors import QueryError
from tests.support import formulas
from tests.support.scalars import Board


@pytest.fixture
def board():
    return Board()


def fill(board, *, runs, points, tags=("loss",)):
    values = np.random.default_rng(0).normal(size=points)
    for run in range(runs):
        for tag in tags:
            board.put(f"run{run}", tag, range(points), values + run)


def test_detail_of_a_zoom_does_not_wait_for_curves_off_screen(board, monkeypatch):
    fill(board, runs=20, points=20_000, tags=("loss", "other"))
    monkeypatch.setattr(budget, "UPDATE_POINTS", 8_000)
    board.want([{"tag": 0, "px": 64, "range": [100, 110]}], hidden=range(1, 20))
    told = board.settle()
    assert "windows" in told[0]
    assert len(told) > 2


def test_points_looked_at_count_as_well_as_points_told(board, monkeypatch):
    fill(board, runs=4, points=100_000)
    monkeypatch.setattr(budget, "WORK_POINTS", 250_000)
    board.want([{"tag": 0, "px": 64}])
    assert len(board.settle()) == 2


def test_many_short_series_come_in_several_calls(board):
    fill(board, runs=1000, points=10)
    told = board.settle()
    assert 1 < len(told) < 10
    assert len(board.screen.curves) == 1000


def test_another_smoothing_looks_at_no_point_to_choose_it_again(board, monkeypatch):
    fill(board, runs=1, points=100_000)
    board.want([{"tag": 0, "px": 64}], smoothing=("ema", 0.5))
    board.settle()
    index = board.screen.curve("run0", "loss")["index"]
    chosen = []
    monkeypatch.setattr(
        "tbx_widget.dashboards.scalars.curves.extreme_positions",
        lambda values, *, level, start: chosen.append(len(values) - start) or np.arange(start, start),
    )
    board.want([{"tag": 0, "px": 64}], smoothing=("ema", 0.9))
    board.settle()
    assert sum(chosen) < 1 << 12
    assert len(board.screen.curve("run0", "loss")["index"]) > len(index) / 2


def test_a_crowd_on_one_chart_shares_its_points(board):
    fill(board, runs=1000, points=1000)
    board.want([{"tag": 0, "px": 1000}])
    board.settle()
    held = sum(len(curve["index"]) for curve in board.screen.curves.values())
    assert len(board.screen.curves) == 1000
    assert held < 300_000


@pytest.mark.parametrize(
    "smoothing", [("ema", 0.9), ("time_ema", 0.9), ("gaussian", 12.0), ("mean", 40), ("median", 25)], ids=lambda s: s[0]
)
def test_a_long_curve_carries_its_smoothed_values_however_it_grew(board, smoothing):
    kind, amount = smoothing
    values = np.random.default_rng(3).normal(size=5_000).astype(np.float32)
    steps = np.arange(5_000) * 2
    board.want([{"tag": 0, "px": 128}], smoothing=smoothing)
    for count in (1000, 3000, 3001, 3040, 4999, 5000):
        board.put("run", "loss", steps[:count], values[:count])
        board.settle()
    curve = board.screen.curve("run", "loss")
    more = (steps.tolist(), amount, 16.0) if kind == "time_ema" else (amount,)
    expected = np.array(getattr(formulas, kind)(values.tolist(), *more))
    assert curve["level"] > 0
    np.testing.assert_allclose(curve["smoothed"], expected[curve["index"].astype(int)], rtol=1e-9, atol=1e-9)


def test_one_unit_of_distance_serves_all_runs_of_a_tag(board):
    values = np.random.default_rng(3).normal(size=6_000).astype(np.float32)
    board.want([{"tag": 0, "px": 128}], smoothing=("time_ema", 0.9))
    board.put("short", "loss", range(6000), values)
    board.settle()
    board.put("long", "loss", range(0, 600_000, 100), values)
    board.settle()
    curve = board.screen.curve("short", "loss")
    expected = np.array(formulas.time_ema(values.tolist(), range(6000), 0.9, 1024.0))
    np.testing.assert_allclose(curve["smoothed"], expected[curve["index"].astype(int)], rtol=1e-9)


@pytest.mark.parametrize(
    ("want", "message"),
    [
        ({"smoothing": ("emma", 0.5)}, "no smoothing 'emma'"),
        ({"smoothing": ("ema", "much")}, "cannot be understood"),
        ({"cards": [{"tag": 0, "range": [3, 1]}]}, "no range"),
        ({"cards": [{"tag": 0, "x": "epoch"}]}, "cannot be understood"),
        ({"groups": {"stat": "mode", "band": "std", "members": []}}, "no middle 'mode'"),
        ({"groups": {"stat": "mean", "band": "std"}}, "cannot be understood.*members"),
        ({"groups": "all"}, "cannot be understood"),
    ],
)
def test_a_want_that_makes_no_sense_is_refused_with_the_reason(board, want, message):
    with pytest.raises(QueryError, match=message):
        board.want(**want)
