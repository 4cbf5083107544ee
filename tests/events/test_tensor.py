from __future__ import annotations

import math
import struct

import numpy as np
import pytest

from tbx_widget.errors import DecodeError
from tbx_widget.events.event_pb2 import Tensor
from tbx_widget.events.tensor import single_number

FLOAT, DOUBLE, INT32, UINT8, INT16, INT8, STRING, INT64, BOOL, BFLOAT16, UINT16, HALF, UINT32, UINT64 = (
    *range(1, 8),
    *(9, 10, 14, 17, 19, 22, 23),
)


@pytest.mark.parametrize(
    ("tensor", "value", "is_double"),
    [
        (Tensor(dtype=FLOAT, float_val=[0.5]), 0.5, False),
        (Tensor(dtype=DOUBLE, double_val=[0.1]), 0.1, True),
        (Tensor(dtype=INT32, int_val=[-7]), -7, True),
        (Tensor(dtype=UINT8, int_val=[200]), 200, False),
        (Tensor(dtype=UINT8, uint32_val=[200]), 200, False),
        (Tensor(dtype=INT16, int_val=[-300]), -300, False),
        (Tensor(dtype=INT8, int_val=[-3]), -3, False),
        (Tensor(dtype=INT64, int64_val=[2**53]), 2.0**53, True),
        (Tensor(dtype=BOOL, bool_val=[True]), 1, False),
        (Tensor(dtype=UINT16, int_val=[65535]), 65535, False),
        (Tensor(dtype=UINT32, uint32_val=[2**32 - 1]), 2.0**32 - 1, True),
        (Tensor(dtype=UINT64, uint64_val=[2**63]), 2.0**63, True),
        (Tensor(dtype=HALF, half_val=[0x3C00]), 1, False),
        (Tensor(dtype=BFLOAT16, half_val=[0x3F80]), 1, False),
        (Tensor(dtype=HALF, half_val=[0x3F800000]), 1, False),
        (Tensor(dtype=BFLOAT16, half_val=[0x3F800000]), 1, False),
        (Tensor(dtype=HALF, half_val=[struct.unpack("<i", struct.pack("<f", -1))[0]]), -1, False),
    ],
)
def test_numbers_in_typed_fields(tensor, value, is_double):
    assert single_number(tensor) == (value, is_double)


@pytest.mark.parametrize(
    ("dtype", "content", "value"),
    [
        (FLOAT, np.float32(0.5).tobytes(), 0.5),
        (DOUBLE, np.float64(0.1).tobytes(), 0.1),
        (INT32, np.int32(-7).tobytes(), -7),
        (UINT8, b"\xc8", 200),
        (INT16, np.int16(-300).tobytes(), -300),
        (INT8, b"\xfd", -3),
        (INT64, np.int64(-(2**53)).tobytes(), -(2.0**53)),
        (BOOL, b"\x01", 1),
        (BFLOAT16, b"\x80\x3f", 1),
        (UINT16, b"\xff\xff", 65535),
        (HALF, np.float16(1.5).tobytes(), 1.5),
        (UINT32, b"\xff\xff\xff\xff", 2.0**32 - 1),
        (UINT64, np.uint64(2**63).tobytes(), 2.0**63),
    ],
)
def test_numbers_in_raw_bytes(dtype, content, value):
    assert single_number(Tensor(dtype=dtype, tensor_content=content))[0] == value


@pytest.mark.parametrize("shape", [[], [1], [1, 1, 1]])
def test_any_shape_of_one_element_is_a_number(shape):
    tensor = Tensor(dtype=FLOAT, float_val=[2.0])
    tensor.tensor_shape.dim.extend(Tensor.Shape.Dim(size=size) for size in shape)
    assert single_number(tensor) == (2.0, False)


def test_a_number_that_is_not_written_is_zero():
    assert single_number(Tensor(dtype=FLOAT)) == (0.0, False)


def test_nan_and_infinity_are_numbers():
    assert math.isnan(single_number(Tensor(dtype=FLOAT, float_val=[math.nan]))[0])
    assert single_number(Tensor(dtype=HALF, tensor_content=np.float16("-inf").tobytes()))[0] == -math.inf


@pytest.mark.parametrize(
    "tensor",
    [
        Tensor(dtype=STRING),
        Tensor(dtype=99),
        Tensor(dtype=FLOAT, tensor_content=b"123"),
        Tensor(dtype=FLOAT, tensor_shape=Tensor.Shape(dim=[Tensor.Shape.Dim(size=2)]), float_val=[1, 2]),
        Tensor(dtype=FLOAT, tensor_shape=Tensor.Shape(dim=[Tensor.Shape.Dim()])),
    ],
    ids=["text", "unknown type", "three bytes", "two elements", "no element"],
)
def test_what_is_no_single_number_is_refused(tensor):
    with pytest.raises(DecodeError):
        single_number(tensor)
