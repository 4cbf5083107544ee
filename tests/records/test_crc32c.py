from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.records import masked_crc32c, masked_crc32c_many


def unmasked(masked):
    rotated = (masked - 0xA282EAD8) & 0xFFFFFFFF
    return ((rotated >> 17) | (rotated << 15)) & 0xFFFFFFFF


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (bytes(32), 0x8A9136AA),
        (b"\xff" * 32, 0x62A8AB43),
        (bytes(range(32)), 0x46DD794E),
        (bytes(range(31, -1, -1)), 0x113FDB5C),
        (b"123456789", 0xE3069283),
    ],
)
def test_the_reference_gives_the_vectors_of_rfc_3720(data, expected):
    assert unmasked(masked_crc32c(data)) == expected


def test_the_mask_is_tensorflows():
    length_of_a_real_record = (24).to_bytes(8, "little")
    assert masked_crc32c(length_of_a_real_record) == 0x224B7FA3


@given(st.binary(max_size=2000), st.data())
def test_many_spans_at_once_are_what_the_reference_says_of_each(data, draw):
    bounds = st.tuples(st.integers(0, len(data)), st.integers(0, len(data))).map(sorted)
    spans = draw.draw(st.lists(bounds, max_size=8))
    starts = np.array([start for start, _ in spans], np.int64)
    sizes = np.array([stop - start for start, stop in spans], np.int64)

    many = masked_crc32c_many(np.frombuffer(data, np.uint8), starts, sizes)

    assert many.tolist() == [masked_crc32c(data[start:stop]) for start, stop in spans]


@pytest.mark.parametrize("size", [255, 256, 257, 511, 512, 513, 65536, 300_001])
def test_spans_about_the_size_of_blocks_are_right(size):
    data = np.random.default_rng(size).integers(0, 256, size, np.uint8)

    many = masked_crc32c_many(data, np.array([0]), np.array([size]))

    assert many.tolist() == [masked_crc32c(data.tobytes())]
