from __future__ import annotations

import numpy as np
import pytest

from tbx_widget.data import LazySeries
from tbx_widget.errors import QueryError
from tbx_widget.store import Metadata
from tbx_widget.types import SeriesKey


class Reads:
    """Elements that say where they stand; counts how often they are read."""

    def __init__(self):
        self.positions = []

    def __call__(self, position):
        self.positions.append(position)
        return f"element {position}"


@pytest.fixture
def reads():
    return Reads()


@pytest.fixture
def series(reads):
    steps = np.array([0, 10, 20, 10], np.int64)
    key = SeriesKey("r", "images", "t")
    return LazySeries(key, Metadata(), steps=steps, wall_times=steps / 2, superseded=3, read=reads)


def test_only_what_is_asked_for_is_read(series, reads):
    assert (len(series), series.superseded, series.steps.tolist()) == (4, 3, [0, 10, 20, 10])
    assert reads.positions == []
    assert (series[0], series[-1]) == ("element 0", "element 3")
    assert reads.positions == [0, 3]


def test_all_elements_come_in_order(series):
    assert list(series) == [f"element {position}" for position in range(4)]


def test_a_slice_is_a_series_and_reads_nothing(series, reads):
    part = series[::-2][1:]
    assert (part.steps.tolist(), part.wall_times.tolist(), part.superseded) == ([10], [5], 3)
    assert reads.positions == []
    assert list(part) == ["element 1"]


@pytest.mark.parametrize("index", [4, -5])
def test_there_is_nothing_beyond_the_ends(series, index):
    with pytest.raises(IndexError):
        _ = series[index]


def test_a_step_gives_what_was_written_last(series):
    assert series.at_step(10) == "element 3"


@pytest.mark.parametrize(("step", "near"), [(12, "10 or 20"), (-1, "0"), (99, "20")])
def test_a_step_that_is_not_there_is_answered_with_its_neighbours(series, step, near):
    with pytest.raises(QueryError, match=rf"no step {step} .*Did you mean {near}\? There are 3"):
        series.at_step(step)


def test_an_empty_series_has_no_neighbours(series):
    with pytest.raises(QueryError, match="There are 0"):
        series[:0].at_step(1)


def test_it_says_what_it_is(series):
    assert repr(series) == "<images 't' of run 'r', length 4, steps 0 to 20>"
    assert repr(series[:0]) == "<images 't' of run 'r', length 0>"
