"""Where points stand on the x axis of another tag."""

from __future__ import annotations

import math

import numpy as np

from tests.support.scalars import Board

nan = math.nan


def axis(board, *, is_window=False):
    return board.screen.axes["run", "loss", "epoch", is_window]


def test_a_point_stands_where_the_other_tag_is_at_its_step():
    board = Board()
    board.put("run", "loss", [0, 1, 5, 10, 11], [1, 2, 3, 4, 5])
    board.put("run", "epoch", [1, 9, 10], [0.5, 4.5, 9.0])
    board.want([{"tag": 0, "x": 1}])
    board.settle()
    np.testing.assert_array_equal(axis(board)["x"], [nan, 0.5, 2.5, 9.0, nan])
    assert axis(board)["index"].tolist() == [0, 1, 2, 3, 4]


def test_what_is_not_finite_is_passed_over_and_of_equal_steps_the_last_counts():
    board = Board()
    board.put("run", "loss", [0, 1, 2, 3], [1, 2, 3, 4])
    board.put("run", "epoch", [0, 1, 3, 3], [0, nan, 7, 3])
    board.want([{"tag": 0, "x": 1}])
    board.settle()
    assert axis(board)["x"].tolist() == [0.0, 1.0, 2.0, 3.0]


def test_an_axis_that_comes_later_than_its_points_is_told_from_where_it_was_unknown():
    board = Board()
    board.put("run", "loss", range(10), range(10))
    board.put("run", "epoch", range(5), range(5))
    board.want([{"tag": 0, "x": 1}])
    board.settle()
    keeps = []
    axes = board.screen._axes

    def noted(table):
        keeps.extend(table.columns["series_keep"].tolist())
        axes(table)

    board.screen._axes = noted
    board.put("run", "epoch", range(8), range(8))
    board.settle()
    assert keeps == [5]
    np.testing.assert_array_equal(axis(board)["x"], [*range(8), nan, nan])


def test_all_points_of_the_other_tag_count_and_a_zoom_has_its_own():
    board = Board()
    steps = np.arange(50_000)
    board.put("run", "loss", steps, np.sin(steps))
    board.put("run", "epoch", steps, steps / 1000)
    board.want([{"tag": 0, "x": 1, "range": [100, 200]}])
    board.settle()
    curve, window = axis(board), axis(board, is_window=True)
    np.testing.assert_allclose(curve["x"], curve["index"] / 1000, rtol=1e-6)
    np.testing.assert_allclose(window["x"], np.arange(99, 202) / 1000, rtol=1e-6)
    np.testing.assert_array_equal(window["index"], board.screen.windows["run", "loss"]["index"])
    board.want([{"tag": 0, "x": 1}])
    board.settle()
    assert len(axis(board, is_window=True)["x"]) == 0


def test_two_charts_of_one_tag_may_have_two_axes():
    board = Board()
    board.put("run", "loss", [0, 1], [1, 2])
    board.put("run", "epoch", [0, 1], [0, 1])
    board.put("run", "tokens", [0, 1], [0, 512])
    board.want([{"tag": 0, "x": 1}, {"tag": 0, "x": 2}, {"tag": 0, "x": None}])
    board.settle()
    assert board.screen.axes["run", "loss", "tokens", False]["x"].tolist() == [0, 512]
    assert axis(board)["x"].tolist() == [0, 1]


def test_a_run_without_the_other_tag_has_no_axis():
    board = Board()
    board.put("run", "loss", [0, 1], [1, 2])
    board.put("other", "epoch", [0, 1], [0, 1])
    board.want([{"tag": 0, "x": 1}])
    board.settle()
    assert board.screen.axes == {}
