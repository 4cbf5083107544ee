from __future__ import annotations

import math
import sys

import numpy as np
import pytest
from tensorboard.compat.proto.summary_pb2 import HistogramProto, Summary
from tensorboard.data_compat import migrate_value
from tensorboard.util import tensor_util
from tensorboardX.summary import make_histogram

from tbx_widget.dashboards.histograms.decode import decode
from tbx_widget.errors import DecodeError
from tbx_widget.events.payload_pb2 import Histogram
from tests.support.payloads import array, payload

DOUBLE = 2


def message(**fields):
    return decode(payload(histo=Histogram(**fields)))


def rows(values):
    return decode(payload(tensor=array(np.array(values, np.float64), DOUBLE)))


@pytest.mark.parametrize(
    "values",
    [np.arange(100) / 100, -np.arange(5.0), np.zeros(3), np.array([1e-14, 3e5]), np.array([2.5])],
    ids=["positive", "negative", "zeros", "far apart", "one"],
)
def test_old_messages_are_read_as_tensorboard_reads_them(values):
    ladder = [1e-12 * 1.1**power for power in range(774)]
    written = make_histogram(values, [*(-limit for limit in reversed(ladder)), 0, *ladder])
    fields = {field.name: getattr(written, field.name) for field in written.DESCRIPTOR.fields}
    found = message(**fields)
    value = Summary.Value(tag="h", histo=HistogramProto(**fields))
    theirs = tensor_util.make_ndarray(migrate_value(value).tensor)
    np.testing.assert_allclose(found.edges[:-1], theirs[:, 0], rtol=1e-6)
    np.testing.assert_allclose(found.edges[1:], theirs[:, 1], rtol=1e-6)
    np.testing.assert_array_equal(found.counts, theirs[:, 2])
    assert (found.num, found.sum, found.min, found.max) == (len(values), values.sum(), values.min(), values.max())


def test_outermost_limits_without_bounds_become_the_least_and_greatest_value():
    huge = sys.float_info.max
    found = message(min=1, max=9, num=3, bucket_limit=[-huge, 2, huge], bucket=[0, 2, 1])
    assert (found.edges.tolist(), found.counts.tolist()) == ([1, 2, 9], [2, 1])


def test_edges_stay_in_order_where_least_and_greatest_are_none():
    found = message(min=math.nan, max=math.nan, num=3, bucket_limit=[1, 2, 3], bucket=[0, 2, 1])
    assert found.edges.tolist() == [1, 2, 3]
    assert math.isnan(found.min)


def test_a_histogram_of_nothing_has_no_buckets():
    huge = sys.float_info.max
    found = message(min=huge, max=-huge, bucket_limit=[1, 2], bucket=[0, 0])
    assert (len(found.edges), len(found.counts), found.num) == (1, 0, 0)


def test_limits_and_counts_of_different_numbers_are_refused():
    with pytest.raises(DecodeError, match="2 bucket limits and 1 counts"):
        message(bucket_limit=[1, 2], bucket=[1])


def test_rows_become_edges_and_counts():
    found = rows([[0, 1, 5], [1, 2, 6]])
    assert (found.edges.tolist(), found.counts.tolist(), found.num) == ([0, 1, 2], [5, 6], 11)
    assert (found.min, found.max, found.sum) == (None, None, None)


def test_a_histogram_says_how_much_it_holds_and_where():
    assert repr(rows([[0, 1, 5], [1, 2.5, 6]])) == "Histogram(11 values in 2 buckets from 0 to 2.5)"
    assert repr(rows(np.zeros((0, 3)))) == "Histogram(0 values in 0 buckets)"


def test_a_gap_between_rows_is_an_empty_bucket():
    found = rows([[0, 1, 1], [3, 4, 2]])
    assert (found.edges.tolist(), found.counts.tolist()) == ([0, 1, 3, 4], [1, 0, 2])


def test_one_value_has_equal_edges_and_nan_has_nan():
    assert rows([[2, 2, 0], [2, 2, 7]]).edges.tolist() == [2, 2, 2]
    assert np.isnan(rows([[math.nan, math.nan, 0]]).edges).all()


@pytest.mark.parametrize("shape", [(0, 3), (0,)])
def test_no_rows_are_no_buckets(shape):
    assert len(rows(np.zeros(shape)).counts) == 0


@pytest.mark.parametrize("shape", [(3,), (3, 2), (1, 3, 1)])
def test_arrays_of_another_shape_are_refused(shape):
    with pytest.raises(DecodeError, match="rows of left edge"):
        rows(np.zeros(shape))


def test_the_form_before_2016_is_refused_in_words():
    with pytest.raises(DecodeError, match="2016"):
        decode(payload())
