"""The outcome is a function of what the files hold, not of how the bytes came."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.event_files import append, damage_length_checksum, damage_payload, scalar, start, tensor, version
from tests.support.reading import catch_up, contents, read, watch

NAMES = ("a/events.out.tfevents.9.h", "a/events.out.tfevents.10.h", "a/events.out.tfevents.11.h", "b/tfevents")
MODES = ("resume", "keep", "split")

STEPS = st.integers(0, 6)
TIMES = st.one_of(st.integers(0, 9).map(float), st.sampled_from([float("nan"), float("inf")]))
TAGS = st.sampled_from(["t", "u"])
RECORDS = st.one_of(
    st.builds(scalar, TAGS, STEPS, st.floats(width=32, allow_nan=False), TIMES),
    st.builds(scalar, TAGS, STEPS, st.just(1.0), TIMES),
    st.builds(start, STEPS, TIMES),
    st.builds(version, TIMES),
    st.builds(
        tensor,
        TAGS,
        STEPS,
        st.sampled_from(["", "scalars", "text"]),
        double=st.sampled_from([0.1, None]),
        wall_time=TIMES,
        display_name=st.sampled_from(["", "x"]),
    ),
    st.builds(scalar, TAGS, STEPS, st.just(2.0), TIMES).map(damage_payload),
    st.builds(scalar, TAGS, STEPS, st.just(2.0), TIMES).map(damage_length_checksum),
    st.binary(max_size=30),
)
FILES = st.lists(st.lists(RECORDS, max_size=8).map(b"".join), min_size=len(NAMES), max_size=len(NAMES))


@pytest.mark.parametrize("restarts", MODES)
@settings(max_examples=150, deadline=None)
@given(FILES, st.data())
def test_any_interleaving_of_growth_and_polls_ends_in_what_one_pass_reads(restarts, files, data):
    with tempfile.TemporaryDirectory() as directory:
        logs = Path(directory)
        ingest = watch(logs, restarts=restarts)
        left = dict(zip(NAMES, files, strict=True))
        while left:
            name = data.draw(st.sampled_from(sorted(left)))
            size = data.draw(st.integers(0, len(left[name])))
            grow(logs / name, left[name][:size])
            left[name] = left[name][size:]
            if not left[name]:
                del left[name]
            if data.draw(st.booleans()):
                ingest.poll(budget_s=0)
        assert contents(catch_up(ingest)) == contents(read(logs, restarts=restarts))


def grow(path, added):
    path.parent.mkdir(exist_ok=True)
    append(path, added)


@settings(max_examples=100, deadline=None)
@given(FILES, st.data())
def test_generations_and_epochs_keep_their_promise(files, data):
    with tempfile.TemporaryDirectory() as directory:
        logs = Path(directory)
        ingest = watch(logs)
        before = ingest.snapshot
        for name, content in zip(data.draw(st.permutations(NAMES)), files, strict=True):
            cut = data.draw(st.integers(0, len(content)))
            for part in (content[:cut], content[cut:]):
                grow(logs / name, part)
                now = catch_up(ingest)
                assert_follows(before, now)
                before = now


def assert_follows(before, now):
    assert now.points == sum(map(len, now.series.values()))
    if now.epoch == before.epoch:
        assert [run.name for run in now.runs[: len(before.runs)]] == [run.name for run in before.runs]
        assert list(now.series)[: len(before.series)] == list(before.series)
    for key, old in before.series.items():
        new = now.series.get(key)
        if new is not None and new.generation == old.generation and now.epoch == before.epoch:
            assert new.wall_times[: len(old)].tobytes() == old.wall_times.tobytes()
            assert new.steps[: len(old)].tolist() == old.steps.tolist()


@settings(max_examples=200, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=10).map(b"".join).filter(bool), st.data())
def test_no_mutation_of_a_file_makes_reading_raise_or_hang(content, data):
    mutated = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as directory:
        grow(Path(directory) / "a" / "tfevents", bytes(mutated))
        assert read(directory).points >= 0
