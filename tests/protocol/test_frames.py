"""Packing and unpacking."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tbx_widget.errors import ProtocolError
from tbx_widget.protocol import Frame, pack, unpack
from tbx_widget.types import ColumnTable

COLUMNS = st.dictionaries(
    st.text(min_size=1, max_size=5),
    st.sampled_from([np.uint8, np.uint32, np.float32, np.float64]).flatmap(
        lambda dtype: arrays(dtype, st.integers(0, 20))
    ),
    max_size=5,
)


@given(COLUMNS)
def test_columns_survive_the_trip_bit_for_bit(columns):
    frame = pack({"kind": "update"}, [("scalars", ColumnTable("curves", columns, {"smoothing": 0.6}))])
    [(kind, table)] = unpack(frame)
    assert (kind, table.name, table.meta) == ("scalars", "curves", {"smoothing": 0.6})
    for name, column in columns.items():
        assert table.columns[name].dtype == column.dtype
        assert table.columns[name].tobytes() == column.tobytes()


@given(COLUMNS)
def test_every_column_starts_at_a_multiple_of_8(columns):
    frame = pack({}, [("scalars", ColumnTable("curves", columns))])
    assert all(offset % 8 == 0 for _, _, offset, _ in frame.header["tables"][0]["columns"])


@pytest.mark.parametrize(
    ("steps", "dtype"),
    [
        ([0, 2**53 - 1, -(2**53) + 1], "f8"),
        ([2**53], "i8"),
        ([-(2**53)], "i8"),
        ([-(2**63), 2**63 - 1], "i8"),
        ([], "f8"),
    ],
)
def test_steps_travel_as_float64_only_where_that_is_exact(steps, dtype):
    frame = pack({}, [("scalars", ColumnTable("curves", {"step": np.array(steps, np.int64)}))])
    assert frame.header["tables"][0]["columns"][0][1] == dtype
    [(_, table)] = unpack(frame)
    assert [int(step) for step in table.columns["step"]] == steps


def test_nan_and_infinities_survive():
    values = np.array([math.nan, math.inf, -math.inf, -0.0], np.float32)
    [(_, table)] = unpack(pack({}, [("scalars", ColumnTable("curves", {"value": values}))]))
    assert table.columns["value"].tobytes() == values.tobytes()


def test_a_dtype_without_a_name_is_refused():
    with pytest.raises(ProtocolError, match="'name' has dtype <U1"):
        pack({}, [("scalars", ColumnTable("curves", {"name": np.array(["a"])}))])


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (["a", "f2", 0, 1], "unknown dtype 'f2'"),
        (["a", "f8", 4, 1], "no multiple of 8"),
        (["a", "f8", -8, 1], "no multiple of 8"),
        (["a", "f8", 8, 2], "ends beyond the 16 bytes"),
    ],
)
def test_a_column_that_breaks_the_rules_is_refused(column, message):
    header = {"tables": [{"kind": "scalars", "name": "curves", "meta": {}, "columns": [column]}]}
    with pytest.raises(ProtocolError, match=message):
        unpack(Frame(header, bytes(16)))
