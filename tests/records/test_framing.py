from __future__ import annotations

import struct
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.records import frame, masked_crc32c
from tbx_widget.records.framing import SKIPPED
from tests.support.event_files import damage_length_checksum, damage_payload, record

PAYLOADS = [b"first", b"", b"third" * 100, b"last"]
RECORDS = [record(payload) for payload in PAYLOADS]


def payloads(data, frames):
    return [data[start : start + size] for start, size in zip(frames.starts, frames.sizes, strict=True)]


def read_in_pieces(data, cuts):
    """Read a file as it grows to each of the cuts; gives payloads, where reading stands, and damage by cause."""
    position, lost, needed, found, damage = 0, False, 1, [], {}
    for end in [*sorted(cuts), len(data)]:
        if end - position < needed:
            continue
        frames = frame(data[position:end], lost=lost)
        found += payloads(data[position:end], frames)
        for one in frames.damage:
            damage[one.what] = damage.get(one.what, 0) + one.count
        position, lost, needed = position + frames.consumed, frames.lost, frames.needed
    return found, position, damage


def test_whole_records_are_found():
    data = b"".join(RECORDS)
    frames = frame(data)
    assert payloads(data, frames) == PAYLOADS
    assert frames.consumed == len(data)
    assert not frames.damage


def test_a_cut_record_is_left_for_later_wherever_it_is_cut():
    data = b"".join(RECORDS)
    ends = [sum(map(len, RECORDS[:count])) for count in range(len(RECORDS) + 1)]
    for cut in range(len(data)):
        frames = frame(data[:cut])
        whole = sum(end <= cut for end in ends) - 1
        assert payloads(data, frames) == PAYLOADS[:whole]
        assert frames.consumed == ends[whole]
        assert not frames.damage
        assert cut - ends[whole] < frames.needed <= ends[whole + 1] - ends[whole]


def test_payloads_are_not_verified_here():
    data = RECORDS[0] + damage_payload(RECORDS[2]) + RECORDS[3]
    frames = frame(data)
    assert len(frames.starts) == 3
    assert not frames.damage


@pytest.mark.parametrize(
    "garbage",
    [
        damage_length_checksum(RECORDS[2]),
        b"\0" * 1000,
        b"x" * 3,
        record(b"p", length=2**40),
        record(b"p", length=2**63),
    ],
    ids=["length checksum", "zeros", "three bytes", "a terabyte", "a negative length"],
)
def test_reading_goes_on_at_the_next_record_after_bytes_that_are_none(garbage):
    data = RECORDS[0] + garbage + RECORDS[3]
    frames = frame(data)
    assert payloads(data, frames) == [b"first", b"last"]
    assert [(one.what, one.offset, one.count) for one in frames.damage] == [(SKIPPED, len(RECORDS[0]), len(garbage))]


def test_a_right_length_before_a_wrong_payload_is_no_record_to_go_on_at():
    decoy = damage_payload(record(b"decoy"))
    data = RECORDS[0] + b"x" * 20 + decoy + RECORDS[3]
    frames = frame(data)
    assert payloads(data, frames) == [b"first", b"last"]
    assert frames.damage[0].count == 20 + len(decoy)


def test_a_length_beyond_the_bytes_is_waited_for_not_allocated():
    head = struct.pack("<Q", 2**31 - 1)
    frames = frame(head + struct.pack("<I", masked_crc32c(head)) + b"x")
    assert (frames.consumed, frames.lost) == (0, False)
    assert frames.needed == 2**31 - 1 + 16


def test_garbage_at_the_end_stays_lost_until_a_record_comes():
    frames = frame(b"\0" * 100)
    assert frames.lost
    rest = b"\0" * (100 - frames.consumed) + RECORDS[0]
    again = frame(rest, lost=True)
    assert payloads(rest, again) == [b"first"]
    assert not again.lost


def test_many_damaged_records_do_not_make_reading_quadratic():
    data = b"".join(damage_length_checksum(one) if number % 2 else one for number, one in enumerate(RECORDS * 500))
    assert len(frame(data).starts) == 1000


def test_overlapping_false_lengths_are_checked_a_bounded_number_of_bytes_at_a_time():
    sizes = range(1 << 18, (1 << 18) - 16 * 120, -16)
    heads = b"".join(record(b"", length=size)[:12] + b"\0\0\0\0" for size in sizes)
    data = b"x" + heads + bytes(1 << 18) + RECORDS[0]
    found, position, lost, rounds = [], 0, False, 0
    while not found:
        frames = frame(data[position:], lost=lost)
        assert frames.consumed
        found += payloads(data[position:], frames)
        position, lost, rounds = position + frames.consumed, frames.lost, rounds + 1
    assert found == [b"first"]
    assert rounds > 1


PART = st.one_of(
    st.binary(max_size=40).map(record),
    st.binary(max_size=40).map(lambda payload: damage_length_checksum(record(payload))),
    st.binary(min_size=1, max_size=40).map(lambda payload: damage_payload(record(payload))),
    st.binary(max_size=20),
    st.integers(0, 60).map(bytes),
)


@given(st.lists(PART, max_size=8).map(b"".join), st.data())
def test_the_outcome_does_not_depend_on_how_the_bytes_came(data, draw):
    cuts = draw.draw(st.lists(st.integers(0, len(data)), max_size=6))
    assert read_in_pieces(data, cuts) == read_in_pieces(data, [])


@given(st.lists(st.binary(max_size=60), min_size=1, max_size=6), st.data())
def test_a_flipped_byte_costs_at_most_the_record_it_is_in(written, draw):
    data = bytearray(b"".join(map(record, written)))
    place = draw.draw(st.integers(0, len(data) - 1))
    data[place] ^= draw.draw(st.integers(1, 255))
    ends = [0, *(sum(len(one) + 16 for one in written[: count + 1]) for count in range(len(written)))]
    hit = next(number for number, (start, end) in enumerate(pairwise(ends)) if start <= place < end)

    found, _, _ = read_in_pieces(bytes(data), [])

    is_there = len(found) == len(written)
    assert found[:hit] + found[hit + is_there :] == written[:hit] + written[hit + 1 :]
