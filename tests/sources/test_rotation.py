from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.sources import Rotation


def test_the_first_time_all_have_their_turn():
    assert list(Rotation(1.0).turn([1, 2, 3], 50.0)) == [1, 2, 3]


def test_when_the_clock_goes_back_all_have_their_turn():
    rotation = Rotation(1.0)
    rotation.turn([1, 2, 3], 50.0)
    assert list(rotation.turn([1, 2, 3], 40.0)) == [1, 2, 3]


@given(st.integers(1, 50), st.lists(st.floats(0.001, 1.5), min_size=1, max_size=60))
def test_each_has_its_turn_once_a_round_whenever_one_asks(count, pauses):
    rotation, items = Rotation(1.0), list(range(count))
    now = 0.0
    rotation.turn(items, now)
    seen = dict.fromkeys(items, now)
    for pause in pauses:
        before, now = now, now + pause
        for item in rotation.turn(items, now):
            seen[item] = now
        assert all(before - last < 1.001 for last in seen.values())


def test_a_turn_is_a_part():
    rotation, items = Rotation(1.0), list(range(1000))
    rotation.turn(items, 0.0)
    assert len(rotation.turn(items, 0.25)) == 250
