"""What the header of a WAV file says.

Source: Multimedia Programming Interface and Data Specifications 1.0, "Waveform Audio File Format (WAVE)".
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

_FORMAT_BYTES: Final = 22
_MOST_CHUNKS: Final = 4096
"""Far more than any clip has in front of its samples, and soon gone through: empty ones may go on for ever."""


@dataclass(frozen=True, slots=True)
class WavHeader:
    """Format of a WAV file.

    Parameters
    ----------
    sample_rate : int
        Frames a second.
    channels : int
    frames : int
        As many as the header promises: `tensorboard.summary.v1` strips zeros from the end, into the header if the clip
        is silent.
    """

    sample_rate: int
    channels: int
    frames: int


def read_header(data: bytes) -> WavHeader | None:
    """Read the chunks of a WAV file up to its samples; None if it is no such file."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return None
    position, channels, sample_rate, frame_bytes = 12, 0, 0, 0
    for _ in range(_MOST_CHUNKS):
        if position + 4 > len(data):
            break
        name, size = data[position : position + 4], int.from_bytes(data[position + 4 : position + 8], "little")
        if name == b"data":
            return WavHeader(sample_rate, channels, size // frame_bytes if frame_bytes else 0)
        if name == b"fmt " and position + _FORMAT_BYTES <= len(data):
            channels, sample_rate, _, frame_bytes = struct.unpack_from("<HIIH", data, position + 10)
        position += 8 + size + size % 2
    return None
