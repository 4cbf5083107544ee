"""Tensors as arrays: every type, from raw bytes and from typed fields."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import array_of, strings_of
from tbx_widget.events.payload_pb2 import Tensor

FLOAT, DOUBLE, INT32, UINT8, INT16, INT8, STRING, COMPLEX64, INT64, BOOL, BFLOAT16, UINT16, COMPLEX128, HALF = (
    *range(1, 11),
    *(14, 17, 18, 19),
)
UINT32, UINT64 = 22, 23


def tensor(dtype, shape=(), **fields):
    dims = [Tensor.Shape.Dim(size=size) for size in shape]
    return Tensor(dtype=dtype, tensor_shape=Tensor.Shape(dim=dims), **fields)


def float32_bits(values):
    return [struct.unpack("<i", struct.pack("<f", value))[0] for value in values]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (tensor(FLOAT, [2], float_val=[0.5, -1]), np.float32([0.5, -1])),
        (tensor(DOUBLE, [2], double_val=[0.1, 2]), np.float64([0.1, 2])),
        (tensor(INT32, [2], int_val=[-7, 7]), np.int32([-7, 7])),
        (tensor(UINT8, [2], int_val=[200, 1]), np.uint8([200, 1])),
        (tensor(UINT8, [2], uint32_val=[200, 1]), np.uint8([200, 1])),
        (tensor(INT16, [2], int_val=[-300, 1]), np.int16([-300, 1])),
        (tensor(INT8, [2], int_val=[-3, 1]), np.int8([-3, 1])),
        (tensor(COMPLEX64, [1], scomplex_val=[1, 2]), np.complex64([1 + 2j])),
        (tensor(INT64, [1], int64_val=[2**53 + 1]), np.int64([2**53 + 1])),
        (tensor(BOOL, [2], bool_val=[True, False]), np.array([True, False])),
        (tensor(UINT16, [1], int_val=[65535]), np.uint16([65535])),
        (tensor(COMPLEX128, [1], dcomplex_val=[1, 2]), np.complex128([1 + 2j])),
        (tensor(UINT32, [1], uint32_val=[2**32 - 1]), np.uint32([2**32 - 1])),
        (tensor(UINT64, [1], uint64_val=[2**64 - 1]), np.uint64([2**64 - 1])),
        (tensor(HALF, [2], half_val=[0x3C00, 0xBC00]), np.float16([1, -1])),
        (tensor(BFLOAT16, [2], half_val=[0x3F80, 0xBF80]), np.float32([1, -1])),
        (tensor(HALF, [3], half_val=float32_bits([1.5, 0, -2])), np.float32([1.5, 0, -2])),
        (tensor(BFLOAT16, [3], half_val=float32_bits([1.5, 0, -2])), np.float32([1.5, 0, -2])),
        (tensor(HALF, [2], tensor_content=np.float16([1.5, -2]).tobytes()), np.float16([1.5, -2])),
        (tensor(BFLOAT16, [2], tensor_content=b"\x80\x3f\x80\xbf"), np.float32([1, -1])),
        (tensor(INT32, [2, 2], tensor_content=np.arange(4, dtype="<i4").tobytes()), np.int32([[0, 1], [2, 3]])),
        (tensor(FLOAT), np.float32(0)),
        (tensor(FLOAT, [0, 3]), np.empty((0, 3), np.float32)),
        (tensor(FLOAT, [2, 2], float_val=[1, 2]), np.float32([[1, 2], [2, 2]])),
        (tensor(DOUBLE, [3]), np.zeros(3)),
    ],
)
def test_a_tensor_of_any_type_is_an_array(message, expected):
    found = array_of(message)
    assert (found.shape, found.dtype) == (np.shape(expected), np.asarray(expected).dtype)
    np.testing.assert_array_equal(found, expected)


def test_a_tensor_of_unknown_rank_is_flat():
    message = Tensor(dtype=FLOAT, float_val=[1, 2], tensor_shape=Tensor.Shape(unknown_rank=True))
    assert array_of(message).tolist() == [1, 2]


def test_numbers_may_stand_singly_or_in_several_packs():
    header = Tensor(dtype=FLOAT, tensor_shape=Tensor.Shape(dim=[Tensor.Shape.Dim(size=4)])).SerializeToString()
    single, packed = b"\x2d" + struct.pack("<f", 1), b"\x2a\x08" + struct.pack("<ff", 2, 3)
    message = Tensor.FromString(header + single + packed + b"\x2d" + struct.pack("<f", 4))
    assert array_of(message).tolist() == [1, 2, 3, 4]


def test_strings_keep_their_bytes_and_the_last_repeats():
    assert array_of(tensor(STRING, [1, 2], string_val=[b"a", b"\xff"])).tolist() == [[b"a", b"\xff"]]
    assert strings_of(tensor(STRING, [3], string_val=[b"a", b"b"])) == [b"a", b"b", b"b"]
    assert strings_of(tensor(STRING, [0])) == []


@pytest.mark.parametrize(
    "message",
    [
        tensor(99),
        tensor(FLOAT, [3], tensor_content=b"1234"),
        tensor(FLOAT, [1], tensor_content=b"123"),
        tensor(FLOAT, [1], float_val=[1, 2]),
        tensor(FLOAT, [-1], float_val=[1]),
        tensor(FLOAT, [10**12], float_val=[1, 2]),
        tensor(STRING, [10**9], string_val=[b"a"]),
        tensor(FLOAT, [0] * 99),
        tensor(FLOAT, [0, 2**62, 2**62]),
        tensor(COMPLEX64, [1], scomplex_val=[1, 2, 3]),
        tensor(STRING, [1], tensor_content=b"a"),
    ],
    ids=[
        "unknown type",
        "content too short",
        "half an element",
        "too many",
        "negative size",
        "a shape beyond the bytes",
        "strings beyond the bytes",
        "too many dimensions",
        "sizes beyond memory",
        "half a complex number",
        "raw strings",
    ],
)
def test_what_does_not_fit_is_refused(message):
    with pytest.raises(DecodeError):
        array_of(message)


def test_the_sizes_of_too_many_dimensions_are_not_multiplied():
    with pytest.raises(DecodeError, match="5000 dimensions"):
        array_of(tensor(FLOAT, [2**62] * 5000, float_val=[1]))


def test_numbers_are_no_strings():
    with pytest.raises(DecodeError, match="no strings"):
        strings_of(tensor(FLOAT, float_val=[1]))
