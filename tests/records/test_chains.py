from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbx_widget.records import Piece, frame, frame_pieces, masked_crc32c
from tests.support.event_files import damage_length_checksum, record


def shown(frames):
    return frames.starts.tolist(), frames.sizes.tolist(), frames.consumed, frames.needed, frames.lost, frames.damage


def assert_like_one_by_one(parts, *, lost=()):
    buffer, pieces = b"".join(parts), []
    for number, part in enumerate(parts):
        start = pieces[-1].stop if pieces else 0
        pieces.append(Piece(start, start + len(part), number in lost))
    found = frame_pieces(buffer, pieces)
    assert [shown(one) for one in found] == [shown(frame(part, lost=i in lost)) for i, part in enumerate(parts)]
    return found


def many(count, seed=0, sizes=(20, 60)):
    random = np.random.default_rng(seed)
    return b"".join(record(random.bytes(size)) for size in random.integers(*sizes, count).tolist())


SOUND = many(3000)
"""Long enough to be entered at many places."""


@pytest.mark.parametrize("cut", [*range(40), 11, 12, 13, len(SOUND) // 2])
def test_a_long_piece_is_read_like_one_by_one_wherever_it_is_cut(cut):
    (found,) = assert_like_one_by_one([SOUND[: len(SOUND) - cut]])
    assert len(found.starts) > 1000


def test_pieces_of_several_files_do_not_disturb_each_other():
    parts = [SOUND, b"", many(5), SOUND[:-7], b"x" * 11, damage_length_checksum(record(b"a")) + many(400), many(400, 1)]
    assert_like_one_by_one(parts, lost={5})


def test_places_that_only_look_like_records_mislead_nobody():
    decoys = b"".join(record(record(record(b"inner" * 3) * 3) * 3) for _ in range(300))
    assert_like_one_by_one([decoys])


@pytest.mark.parametrize("length", [1 << 16, (1 << 31) - 1, 1 << 31, 1 << 40, 1 << 63, (1 << 64) - 1])
def test_lengths_of_every_size_end_like_one_by_one(length):
    head = struct.pack("<Q", length)
    assert_like_one_by_one([SOUND + head + struct.pack("<I", masked_crc32c(head)) + b"x" * 50])
    assert_like_one_by_one([SOUND + head + struct.pack("<I", masked_crc32c(head)) + SOUND])


@settings(deadline=None)
@given(st.integers(0, len(SOUND) - 1), st.integers(1, 255))
def test_a_spoilt_byte_is_found_like_one_by_one(place, change):
    spoilt = bytearray(SOUND)
    spoilt[place] ^= change
    assert_like_one_by_one([SOUND, bytes(spoilt), SOUND])


def test_records_of_very_different_sizes_are_all_found():
    mixed = b"".join(many(40, seed) + record(bytes(size)) for seed, size in enumerate((10, 70_000, 3000, 200_000, 0)))
    (found,) = assert_like_one_by_one([mixed])
    assert len(found.starts) == 205
