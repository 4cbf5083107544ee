from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.store.columns import Column


@given(st.lists(st.lists(st.integers(-(2**63), 2**63 - 1))))
def test_a_column_holds_what_was_appended_and_slices_handed_out_stay(parts):
    column, handed_out = Column(np.int64), []
    for part in parts:
        column.extend(part)
        handed_out.append(column.frozen())
    together = [value for part in parts for value in part]
    assert column.frozen().tolist() == together if parts else len(column) == 0
    assert all(one.tolist() == together[: len(one)] for one in handed_out)


def test_a_slice_cannot_be_written():
    column = Column(np.float32)
    column.extend([1, 2])
    with pytest.raises(ValueError, match="read-only"):
        column.frozen()[0] = 3


def test_appending_within_the_capacity_copies_nothing():
    column = Column(np.float32)
    column.extend([1, 2])
    before = column.frozen()
    column.extend([3])
    assert np.shares_memory(before, column.frozen())


def test_what_lies_in_spare_capacity_is_never_converted():
    column = Column(np.float32)
    column.extend([1])
    signalling_nan = 0x7FA00000
    column._buffer[1:].view(np.uint32)[:] = signalling_nan
    column.widen(np.float64)
    assert column.frozen().tolist() == [1]


def test_a_wider_type_keeps_the_values():
    column = Column(np.float32)
    column.extend([0.5, np.inf])
    before = column.frozen()
    column.widen(np.float64)
    column.extend([0.1])
    assert column.frozen().tolist() == [0.5, np.inf, 0.1]
    assert before.dtype == np.float32
