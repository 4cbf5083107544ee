"""A TensorProto as an array.

Source: tensorflow/core/framework/tensor.proto and types.proto. The elements are the bytes of `tensor_content`, or stand
in the repeated field of their type, where the last one repeats up to the size that the shape asks for. torch puts the
bits of a *float32* into `half_val`, and uint8 into `uint32_val`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from tbx_widget.errors import DecodeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tbx_widget.events.payload_pb2 import Tensor

_LONGEST_REPEAT_BYTES: Final = 16 << 20
_MOST_DIMENSIONS: Final = 64
"""NumPy has no array of more; the product of a million sizes takes hours."""
_HALF_BITS: Final = 0xFFFF
_STRING: Final = 7
_BFLOAT16: Final = 14
_HALF: Final = 19
_HALVES: Final = frozenset({_BFLOAT16, _HALF})


@dataclass(frozen=True, slots=True)
class _Type:
    """How one DT_* constant is stored: the dtype of its bytes, the repeated fields to look in."""

    dtype: str
    fields: tuple[str, ...]


_TYPES: Final = {
    1: _Type("<f4", ("float_val",)),
    2: _Type("<f8", ("double_val",)),
    3: _Type("<i4", ("int_val",)),
    4: _Type("u1", ("int_val", "uint32_val")),
    5: _Type("<i2", ("int_val",)),
    6: _Type("i1", ("int_val",)),
    _STRING: _Type("O", ("string_val",)),
    8: _Type("<c8", ("scomplex_val",)),
    9: _Type("<i8", ("int64_val",)),
    10: _Type("?", ("bool_val",)),
    _BFLOAT16: _Type("<u2", ("half_val",)),
    17: _Type("<u2", ("int_val", "uint32_val")),
    18: _Type("<c16", ("dcomplex_val",)),
    _HALF: _Type("<u2", ("half_val",)),
    22: _Type("<u4", ("uint32_val",)),
    23: _Type("<u8", ("uint64_val",)),
}


def array_of(tensor: Tensor) -> NDArray[Any]:
    """Read a tensor.

    Nothing is allocated for a shape that the bytes do not bear out.

    Parameters
    ----------
    tensor : Tensor

    Returns
    -------
    ndarray
        Of the tensor's shape (flat if it has no known rank) and type; read-only where it is the message's own bytes.
        bfloat16, and the 16-bit floats of torch, become float32; strings become objects of type bytes.

    Raises
    ------
    DecodeError
        If the type is not known, or bytes and shape do not fit.
    """
    kind = _TYPES.get(tensor.dtype)
    if kind is None:
        raise DecodeError(f"a tensor of type {tensor.dtype} has no NumPy form")
    flat = _typed(_content(tensor, kind) if tensor.tensor_content else _field(tensor, kind), tensor, kind)
    if tensor.tensor_shape.unknown_rank:
        return flat
    return _shaped(flat, [dim.size for dim in tensor.tensor_shape.dim], is_padded=not tensor.tensor_content)


def strings_of(tensor: Tensor) -> list[bytes]:
    """Return the elements of a tensor of strings, in row-major order; DecodeError if it is none."""
    if tensor.dtype != _STRING:
        raise DecodeError(f"a tensor of type {tensor.dtype} holds no strings")
    return list(array_of(tensor).flat)


def _content(tensor: Tensor, kind: _Type) -> NDArray[Any]:
    content, dtype = tensor.tensor_content, np.dtype(kind.dtype)
    if dtype.hasobject or len(content) % dtype.itemsize:
        raise DecodeError(f"{len(content)} raw bytes cannot be elements of type {tensor.dtype}")
    return np.frombuffer(content, dtype)


def _field(tensor: Tensor, kind: _Type) -> NDArray[Any]:
    numbers = next((found for name in kind.fields if (found := getattr(tensor, name))), ())
    dtype = np.dtype(kind.dtype)
    if dtype.kind == "c":
        return _complex(numbers, dtype)
    if "int_val" in kind.fields or "half_val" in kind.fields:
        return np.fromiter(numbers, np.int32, len(numbers))
    return np.fromiter(numbers, dtype, len(numbers))


def _complex(numbers: Sequence[float], dtype: np.dtype[Any]) -> NDArray[Any]:
    if len(numbers) % 2:
        raise DecodeError(f"{len(numbers)} numbers cannot be pairs of real and imaginary parts")
    return np.fromiter(numbers, dtype.char.lower(), len(numbers)).view(dtype)


def _typed(flat: NDArray[Any], tensor: Tensor, kind: _Type) -> NDArray[Any]:
    """Bits of 16-bit floats to floats, numbers of a wider field to their own type."""
    if tensor.dtype not in _HALVES:
        return flat.astype(kind.dtype, copy=False)
    if ((flat < 0) | (flat > _HALF_BITS)).any():
        return flat.view(np.float32)
    if tensor.dtype == _BFLOAT16:
        return (flat.astype(np.uint32) << 16).view(np.float32)
    return flat.astype(np.uint16).view(np.float16)


def _shaped(flat: NDArray[Any], shape: list[int], *, is_padded: bool) -> NDArray[Any]:
    if len(shape) > _MOST_DIMENSIONS:
        raise DecodeError(f"an array cannot have {len(shape)} dimensions")
    missing = math.prod(shape) - len(flat)
    is_short = is_padded and 0 < missing * flat.itemsize <= _LONGEST_REPEAT_BYTES
    if min(shape, default=0) < 0 or (missing and not is_short):
        raise DecodeError(f"{len(flat)} elements cannot have the shape {shape}")
    if is_short:
        last = flat[-1:] if len(flat) else np.array([_nothing(flat.dtype)], flat.dtype)
        flat = np.concatenate([flat, np.repeat(last, missing)])
    try:
        return flat.reshape(shape)
    except ValueError as error:
        raise DecodeError(f"an array cannot have the shape {shape}: {error}") from error


def _nothing(dtype: np.dtype[Any]) -> bytes | int:
    return b"" if dtype.hasobject else 0
