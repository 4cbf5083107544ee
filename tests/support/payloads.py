"""Payloads made by hand, as decoders get them."""

from __future__ import annotations

from tbx_widget.events import Metadata
from tbx_widget.events.payload_pb2 import Event, Summary, Tensor
from tbx_widget.events.payloads import Payload

STRING = 7


def payload(plugin_content: bytes = b"", **field: object) -> Payload:
    """A value with one field set; `plugin_content` is what the run says of the tag."""
    value = Summary.Value(**field)
    return Payload(Event(summary=Summary(value=[value])), 0, Metadata(plugin_content=plugin_content))


def array(values, dtype: int = 1) -> Tensor:
    """A tensor of numbers, as TensorFlow 2 writes it."""
    dims = [Tensor.Shape.Dim(size=size) for size in values.shape]
    return Tensor(dtype=dtype, tensor_shape=Tensor.Shape(dim=dims), tensor_content=values.tobytes())


def strings(values: list[bytes], shape: list[int] | None = None) -> Tensor:
    dims = [Tensor.Shape.Dim(size=size) for size in ([len(values)] if shape is None else shape)]
    return Tensor(dtype=STRING, tensor_shape=Tensor.Shape(dim=dims), string_val=values)
