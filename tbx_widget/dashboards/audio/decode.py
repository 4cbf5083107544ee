"""Audio: old messages and new tensors to encoded clips. No samples are decoded.

Sources: tensorflow/core/framework/summary.proto (Audio), tensorboard/plugins/audio/summary_v2.py (rows of clip, label).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tbx_widget.dashboards.audio.wav import read_header
from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import strings_of
from tbx_widget.events.tags import text

if TYPE_CHECKING:
    from tbx_widget.events.payload_pb2 import Audio as Message
    from tbx_widget.events.payloads import Payload

_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Clip:
    """One encoded clip.

    Parameters
    ----------
    data : bytes
        As in the file.
    mime_type : str
        "audio/wav", or what the writer says.
    sample_rate : float
        Frames a second; 0 if neither the writer nor the first bytes say. So for `channels` and `frames`.
    channels, frames : int
    label : str
        Of the clip; writers leave it empty.
    """

    data: bytes
    mime_type: str
    sample_rate: float
    channels: int
    frames: int
    label: str = ""

    def __repr__(self) -> str:
        return f"Clip({self.mime_type}, {self.frames} frames at {self.sample_rate:g} Hz, {len(self.data)} bytes)"


@dataclass(frozen=True, slots=True)
class Audio:
    """The clips of one step.

    Parameters
    ----------
    samples : tuple of Clip
        One, or as many as were written at once with TensorFlow 2; may be empty there.
    """

    samples: tuple[Clip, ...]

    @property
    def data(self) -> bytes:
        """The first clip, encoded."""
        return self._first.data

    @property
    def mime_type(self) -> str:
        """Format of the first clip."""
        return self._first.mime_type

    @property
    def sample_rate(self) -> float:
        """Of the first clip, frames a second."""
        return self._first.sample_rate

    @property
    def channels(self) -> int:
        """Of the first clip."""
        return self._first.channels

    @property
    def frames(self) -> int:
        """Of the first clip."""
        return self._first.frames

    @property
    def label(self) -> str:
        """Of the first clip."""
        return self._first.label

    @property
    def _first(self) -> Clip:
        return self.samples[0] if self.samples else Clip(b"", _UNKNOWN, 0.0, 0, 0)


def decode(payload: Payload) -> Audio:
    """Read the clips of either form; DecodeError if there are none."""
    value = payload.value
    form = value.WhichOneof("value")
    if form == "audio":
        return Audio((_from_message(value.audio),))
    if form != "tensor":
        raise DecodeError("it holds neither audio nor a tensor")
    strings = strings_of(value.tensor)
    if len(strings) % 2:
        raise DecodeError(f"pairs of clip and label are wanted, not {len(strings)} strings")
    return Audio(tuple(_from_bytes(data, text(label)) for data, label in zip(*[iter(strings)] * 2, strict=True)))


def _from_message(message: Message) -> Clip:
    found = _from_bytes(message.encoded_audio_string, "")
    return Clip(
        data=found.data,
        mime_type=text(message.content_type) or found.mime_type,
        sample_rate=message.sample_rate or found.sample_rate,
        channels=message.num_channels or found.channels,
        frames=message.length_frames or found.frames,
    )


def _from_bytes(data: bytes, label: str) -> Clip:
    header = read_header(data)
    if header is None:
        return Clip(data, _UNKNOWN, 0.0, 0, 0, label)
    return Clip(data, "audio/wav", float(header.sample_rate), header.channels, header.frames, label)
