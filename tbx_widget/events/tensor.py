"""One number out of a TensorProto.

Source: tensorflow/core/framework/tensor.proto and types.proto. A tensor carries its numbers as raw bytes
(`tensor_content`) or in the repeated field of its type. Writers differ: torch puts the bits of a *float32* into
`half_val`, and uint8 into `uint32_val`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tbx_widget.errors import DecodeError

if TYPE_CHECKING:
    from tbx_widget.events.event_pb2 import Tensor

_HALF_BITS = 0xFFFF


@dataclass(frozen=True, slots=True)
class _NumberType:
    """How one DT_* constant is stored: the `struct` format of its bytes, the repeated fields to look in."""

    format: str
    fields: tuple[str, ...]
    is_double: bool = False


_BFLOAT16: Final = _NumberType("bfloat16", ("half_val",))
_HALF: Final = _NumberType("<e", ("half_val",))
_NUMBER_TYPES: Final = {
    1: _NumberType("<f", ("float_val",)),
    2: _NumberType("<d", ("double_val",), is_double=True),
    3: _NumberType("<i", ("int_val",), is_double=True),
    4: _NumberType("<B", ("int_val", "uint32_val")),
    5: _NumberType("<h", ("int_val",)),
    6: _NumberType("<b", ("int_val",)),
    9: _NumberType("<q", ("int64_val",), is_double=True),
    10: _NumberType("<?", ("bool_val",)),
    14: _BFLOAT16,
    17: _NumberType("<H", ("int_val", "uint32_val")),
    19: _HALF,
    22: _NumberType("<I", ("uint32_val",), is_double=True),
    23: _NumberType("<Q", ("uint64_val",), is_double=True),
}


def single_number(tensor: Tensor) -> tuple[float, bool]:
    """Read a tensor of one element, whatever its rank and numeric type.

    Returns
    -------
    value : float
        May be NaN or infinite.
    is_double : bool
        True if the type has numbers that float32 does not hold: float64 and integers of 32 bits and more.

    Raises
    ------
    DecodeError
        If the type is not numeric, or there is not exactly one element.
    """
    number_type = _NUMBER_TYPES.get(tensor.dtype)
    if number_type is None:
        raise DecodeError(f"a tensor of type {tensor.dtype}, which is not numeric, is no scalar")
    if not _has_one_element(tensor):
        raise DecodeError("a tensor that has not exactly one element is no scalar")
    return _element(tensor, number_type), number_type.is_double


def holds_one_number(tensor: Tensor) -> bool:
    """Whether `single_number` has something to read."""
    return tensor.dtype in _NUMBER_TYPES and _has_one_element(tensor)


def _has_one_element(tensor: Tensor) -> bool:
    """Whether each dimension has the size 1; their product, of a million sizes, would take hours."""
    return all(dim.size == 1 for dim in tensor.tensor_shape.dim)


def _element(tensor: Tensor, number_type: _NumberType) -> float:
    if tensor.tensor_content:
        return _from_bytes(tensor.tensor_content, number_type)
    for name in number_type.fields:
        numbers = getattr(tensor, name)
        if numbers:
            return _from_half_bits(numbers[0], number_type) if name == "half_val" else float(numbers[0])
    return 0.0


def _from_bytes(content: bytes, number_type: _NumberType) -> float:
    if number_type is _BFLOAT16:
        content, number_type = b"\0\0" + content, _NUMBER_TYPES[1]
    try:
        return float(struct.unpack(number_type.format, content)[0])
    except struct.error as error:
        raise DecodeError(f"a scalar of {len(content)} bytes: {error}") from error


def _from_half_bits(bits: int, number_type: _NumberType) -> float:
    if bits & ~_HALF_BITS:
        return float(struct.unpack("<f", struct.pack("<I", bits & 0xFFFFFFFF))[0])
    return _from_bytes(struct.pack("<H", bits), number_type)
