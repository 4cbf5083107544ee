"""Files that hold all of a series."""

from __future__ import annotations

import csv
import io
import json
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.dashboards.scalars import export
from tbx_widget.dashboards.scalars.export import to_csv, to_json
from tbx_widget.store import Metadata, ScalarSeries
from tbx_widget.types import SeriesKey

FLOATS = st.floats(width=32, allow_nan=False) | st.sampled_from([math.nan, math.inf, -math.inf])


def series(steps, values, *, run="run", tag="loss", dtype=np.float32):
    steps, values = np.asarray(steps, np.int64), np.asarray(values, dtype)
    return ScalarSeries(SeriesKey(run, "scalars", tag), Metadata(), steps, steps / 8 + 1.7e9, values, 0, 1)


def rows(pieces):
    return list(csv.DictReader(io.StringIO(b"".join(pieces).decode())))


@given(st.lists(FLOATS, max_size=30), st.sampled_from([np.float32, np.float64]))
def test_every_number_comes_back_exactly(values, dtype):
    one = series(range(len(values)), values, dtype=dtype)
    found = np.array([row["value"] for row in rows(to_csv([one]))], np.float64).astype(dtype)
    np.testing.assert_array_equal(found, one.values)
    [item] = json.loads(b"".join(to_json([one])))
    np.testing.assert_array_equal(np.array(item["value"], np.float64).astype(dtype), one.values)


def test_numbers_have_no_more_digits_than_they_need():
    [row] = rows(to_csv([series([5], [0.1])]))
    assert row == {"run": "run", "tag": "loss", "step": "5", "wall_time": "1700000000.625", "value": "0.1"}


def test_names_with_commas_quotes_and_line_breaks_stay_one_cell():
    [row] = rows(to_csv([series([1], [2.0], run='a,"b"\nc', tag="ü")]))
    assert (row["run"], row["tag"]) == ('a,"b"\nc', "ü")
    [item] = json.loads(b"".join(to_json([series([1], [2.0], run='a,"b"\nc', tag="ü")])))
    assert (item["run"], item["tag"], item["step"]) == ('a,"b"\nc', "ü", [1])


def test_no_name_is_a_formula_and_what_is_not_finite_is_spelled_as_in_json():
    found = rows(to_csv([series([1, 2], [math.nan, -math.inf], run="=1+1", tag="@x")]))
    assert [(row["run"], row["tag"], row["value"]) for row in found] == [
        ("'=1+1", "'@x", "NaN"),
        ("'=1+1", "'@x", "-Infinity"),
    ]


def test_json_holds_no_word_that_json_has_not():
    def refuse(word):
        raise AssertionError(word)

    text = b"".join(to_json([series([1, 2, 3], [math.nan, math.inf, -math.inf])]))
    assert json.loads(text, parse_constant=refuse)[0]["value"] == ["NaN", "Infinity", "-Infinity"]


def test_nothing_is_an_empty_file():
    assert rows(to_csv([])) == []
    assert json.loads(b"".join(to_json([]))) == []
    assert json.loads(b"".join(to_json([series([], [])])))[0]["step"] == []


def test_a_long_file_comes_in_pieces_and_many_short_series_in_few(monkeypatch):
    monkeypatch.setattr(export, "PIECE_BYTES", 10_000)
    long, short = series(range(25_000), range(25_000)), [series([1], [2.0], run=f"run{i}") for i in range(100)]
    for write in (to_csv, to_json):
        assert len(list(write([long]))) > 1
        assert max(map(len, write([long] * 3))) < 1_000_000
        assert len(list(write(short))) <= 2
