"""Spoilt files: a short run of the fuzzer, what longer ones found, and whether it would notice."""

from __future__ import annotations

import os
import random
import re
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbx_widget.events import Plans
from tests.support.event_files import scalar, version
from tools.fuzz import batch, judge, wire
from tools.fuzz.corpus import base
from tools.fuzz.mutate import frame_all, make, mutated
from tools.fuzz.on_disk import judge_on_disk
from tools.fuzz.shrink import shrink
from tools.fuzz.together import Company, judge_together

FOUND = sorted((Path(__file__).parent / "found").glob("*.tfevents"))
NUMBERS = st.integers(0, 2**63)
SOUND = version() + b"".join(scalar("t", step, float(step)) for step in range(9))


@settings(max_examples=500, deadline=None)
@given(NUMBERS, NUMBERS)
def test_spoilt_bytes_are_read_the_same_by_every_path_and_in_any_pieces(seed, number):
    judge.judge(make(seed, number), random.Random(number))


@settings(max_examples=30, deadline=None)
@given(NUMBERS, NUMBERS)
def test_spoilt_files_are_read_together_as_each_alone(seed, number):
    files = [make(seed, number + place) for place in range(32)]
    judge_together(files, Plans(fewest=1), random.Random(number))


@settings(max_examples=30, deadline=None)
@given(NUMBERS)
def test_sound_files_are_read_together_as_each_alone(seed):
    rng = random.Random(seed)
    files = [b"".join(frame_all([*base(rng), *base(rng)] * 5)) for _ in range(8)]
    judge_together(files, Plans(), rng)


@settings(max_examples=50, deadline=None)
@given(NUMBERS, NUMBERS)
def test_a_spoilt_file_that_grows_on_disk_is_read_like_its_bytes_and_harms_no_other(seed, number):
    judge_on_disk(make(seed, number), random.Random(number))


def test_whatever_the_fuzzer_found_once_is_read():
    assert {path.name: batch.failure_of(path.read_bytes()) for path in FOUND} == {path.name: "" for path in FOUND}


def broken(fault):
    """Decode with a fault that shows at the third record."""

    def decode(decoder, buffer, frames, offset):
        if len(frames.starts) > 2:
            fault()
            frames = replace(frames, starts=frames.starts[:2], sizes=frames.sizes[:2])
        return judge.general(decoder, buffer, frames, offset)

    return decode


def fail():
    raise ValueError("broken")


def wait():
    time.sleep(60)


def take_memory():
    np.empty(1 << 30, np.uint8)


@pytest.mark.parametrize(
    ("fault", "how"),
    [
        (lambda: None, "fast path: series differ"),
        (fail, "raises ValueError"),
        (take_memory, "raises .*MemoryError"),
        (wait, "takes more than"),
        (lambda: os._exit(7), "dies, exit code 7"),
    ],
    ids=["loses points", "raises", "takes memory", "hangs", "dies"],
)
def test_the_fuzzer_notices_a_path_that(monkeypatch, fault, how):
    monkeypatch.setattr(judge, "fast", broken(fault))
    monkeypatch.setattr(batch, "LONGEST_S", 0.2)
    assert re.match(how, batch.failure_of(SOUND))


def test_the_fuzzer_tells_which_of_several_files_is_read_otherwise(monkeypatch):
    taken = Plans.take

    def take(plans, buffer, starts, sizes):
        found, is_left = taken(plans, buffer, starts, sizes)
        return found, is_left & (starts < len(SOUND))

    monkeypatch.setattr(Plans, "take", take)
    with pytest.raises(Company, match="fast path, together: series differ") as raised:
        judge_together([version(), SOUND, SOUND], Plans(fewest=99), random.Random(0))
    assert raised.value.place == 1


def test_what_fails_is_made_small():
    small = shrink(SOUND, lambda data: scalar("t", 4, 4.0)[12:-4] in data)
    assert small == scalar("t", 4, 4.0)[12:-4]


@settings(max_examples=300, deadline=None)
@given(NUMBERS)
def test_a_message_that_nobody_changed_is_written_as_it_was_read(seed):
    for payload in base(random.Random(seed)):
        fields = wire.parse(payload)
        assert fields is not None
        assert wire.render(fields) == payload


def test_a_spoilt_file_can_be_spoilt_further_and_one_without_a_record_gives_way():
    spoilt = {mutated(data, random.Random(seed)) for data in (SOUND, b"garbage") for seed in range(9)}
    assert len(spoilt) > 12
    assert not spoilt & {SOUND, b"garbage"}


def test_records_of_the_fuzzer_are_sound():
    payloads = [b"", b"a", b"b" * 1000]
    (one,) = judge.slices(b"".join(frame_all(payloads)), [len(b"".join(frame_all(payloads)))])
    assert one.frames.sizes.tolist() == [0, 1, 1000]
    assert not one.frames.damage
