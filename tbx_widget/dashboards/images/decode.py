"""Images: old messages and new tensors to encoded pictures. Nothing is decompressed.

Sources: tensorflow/core/framework/summary.proto (Image), tensorboard/plugins/image/summary_v2.py (strings: width,
height, then one picture each).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tbx_widget.dashboards.images.header import UNKNOWN, mime_type_of, size_of
from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import strings_of

if TYPE_CHECKING:
    from tbx_widget.events.payloads import Payload

_SIZES = 2
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Picture:
    """One encoded picture.

    Parameters
    ----------
    data : bytes
        As in the file.
    mime_type : str
        By the first bytes: "image/png", "image/gif", "image/jpeg", else "application/octet-stream".
    width, height : int
        In pixels; 0 if neither the writer nor the first bytes say.
    """

    data: bytes
    mime_type: str
    width: int
    height: int

    def __repr__(self) -> str:
        return f"Picture({self.mime_type}, {self.width} x {self.height}, {len(self.data)} bytes)"

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        shown = {self.mime_type: self.data} if self.mime_type != UNKNOWN else {}
        return {"text/plain": repr(self), **shown}


@dataclass(frozen=True, slots=True)
class Image:
    """The pictures of one step.

    Parameters
    ----------
    samples : tuple of Picture
        One, or as many as were written at once with TensorFlow 2; may be empty there.
    """

    samples: tuple[Picture, ...]

    @property
    def width(self) -> int:
        """Of the first picture, in pixels."""
        return self._first.width

    @property
    def height(self) -> int:
        """Of the first picture, in pixels."""
        return self._first.height

    @property
    def data(self) -> bytes:
        """The first picture, encoded."""
        return self._first.data

    @property
    def mime_type(self) -> str:
        """Format of the first picture."""
        return self._first.mime_type

    @property
    def _first(self) -> Picture:
        return self.samples[0] if self.samples else Picture(b"", UNKNOWN, 0, 0)

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        return {**self._first._repr_mimebundle_(), "text/plain": repr(self)}


def decode(payload: Payload) -> Image:
    """Read the pictures of either form; DecodeError if there are none."""
    value = payload.value
    form = value.WhichOneof("value")
    if form == "image":
        message = value.image
        return Image((picture(message.encoded_image_string, message.width, message.height),))
    if form != "tensor":
        raise DecodeError("it holds neither an image nor a tensor")
    strings = strings_of(value.tensor)
    if len(strings) < _SIZES:
        raise DecodeError(f"width, height and pictures are wanted, not {len(strings)} strings")
    width, height = map(_number, strings[:_SIZES])
    return Image(tuple(picture(data, width, height) for data in strings[_SIZES:]))


def _number(text: bytes) -> int:
    """Read a width or height; 0 if it is none."""
    return int(text) if text.isdigit() and len(text) <= _MOST_DIGITS else 0


def picture(data: bytes, width: int, height: int) -> Picture:
    """Describe an encoded picture; its own header says the size where the writer does not."""
    if width <= 0 or height <= 0:
        width, height = size_of(data)
    return Picture(data, mime_type_of(data), width, height)
