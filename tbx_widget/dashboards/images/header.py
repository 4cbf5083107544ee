"""What the first bytes of an encoded picture say.

Sources: PNG (ISO 15948, section 11.2.2), GIF89a (section 18), JPEG (ITU T.81, annex B.2.2).
"""

from __future__ import annotations

import struct
from typing import Final

UNKNOWN: Final = "application/octet-stream"

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_MOST_SEGMENTS: Final = 4096
"""Far more than any picture has in front of its frame, and soon gone through: fill bytes may go on for ever."""
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def mime_type_of(data: bytes) -> str:
    """Name the format of a picture: PNG, GIF or JPEG, else `UNKNOWN`."""
    if data.startswith(_PNG):
        return "image/png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data.startswith(_JPEG):
        return "image/jpeg"
    return UNKNOWN


def size_of(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; (0, 0) if the first bytes do not say."""
    mime_type = mime_type_of(data)
    try:
        if mime_type == "image/png":
            width, height = struct.unpack_from(">II", data, 16)
        elif mime_type == "image/gif":
            width, height = struct.unpack_from("<HH", data, 6)
        elif mime_type == "image/jpeg":
            width, height = _jpeg_size(data)
        else:
            width = height = 0
    except struct.error:
        return 0, 0
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Go from segment to segment to the one that begins the frame."""
    position = len(_JPEG)
    for _ in range(_MOST_SEGMENTS):
        mark, code = struct.unpack_from("BB", data, position)
        if mark != 0xFF:  # noqa: PLR2004 - each marker begins with this byte
            return 0, 0
        if code in _FRAMES:
            height, width = struct.unpack_from(">HH", data, position + 5)
            return width, height
        if code == 0xFF:  # noqa: PLR2004 - a marker may be preceded by fill bytes
            position += 1
        elif code in _WITHOUT_LENGTH:
            position += 2
        else:
            position += 2 + struct.unpack_from(">H", data, position + 2)[0]
    return 0, 0
