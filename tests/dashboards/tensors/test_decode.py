from __future__ import annotations

import numpy as np
import pytest

from tbx_widget.dashboards.tensors.decode import decode
from tbx_widget.errors import DecodeError
from tests.support.payloads import array, payload, strings


def test_a_tensor_keeps_shape_and_type():
    values = np.arange(6, dtype=np.float32).reshape(2, 3)
    found = decode(payload(tensor=array(values))).values
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, values)


def test_strings_stay_bytes():
    assert decode(payload(tensor=strings([b"\xff"]))).values.tolist() == [b"\xff"]


def test_a_value_without_a_tensor_is_refused():
    with pytest.raises(DecodeError, match="no tensor"):
        decode(payload())
