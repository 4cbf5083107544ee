"""Bytes to records: TFRecord framing and its checksums."""

from tbx_widget.records.chains import Piece, frame_pieces
from tbx_widget.records.crc32c import byte_table, masked_crc32c, masked_crc32c_many, unmasked
from tbx_widget.records.framing import HEADER_BYTES, Damage, Frames, frame

__all__ = [
    "HEADER_BYTES",
    "Damage",
    "Frames",
    "Piece",
    "byte_table",
    "frame",
    "frame_pieces",
    "masked_crc32c",
    "masked_crc32c_many",
    "unmasked",
]
