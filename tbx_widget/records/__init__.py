"""Bytes to records: TFRecord framing and its checksums."""

from tbx_widget.records.crc32c import masked_crc32c, masked_crc32c_many
from tbx_widget.records.framing import HEADER_BYTES, Damage, Frames, frame

__all__ = ["HEADER_BYTES", "Damage", "Frames", "frame", "masked_crc32c", "masked_crc32c_many"]
