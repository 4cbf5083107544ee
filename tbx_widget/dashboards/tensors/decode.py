"""Tensors that no plugin claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import array_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tbx_widget.events.payloads import Payload


@dataclass(frozen=True, slots=True, eq=False)
class Tensor:
    """The tensor of one step.

    Parameters
    ----------
    values : ndarray
        Of the shape and type written; bfloat16, and the 16-bit floats of torch, are float32, strings objects of type
        bytes.
    """

    values: NDArray[Any]


def decode(payload: Payload) -> Tensor:
    """Read a tensor; DecodeError if it is none."""
    value = payload.value
    if value.WhichOneof("value") != "tensor":
        raise DecodeError("it holds no tensor")
    return Tensor(array_of(value.tensor))
