"""What a browser may say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.errors import ProtocolError
from tbx_widget.protocol import Ack, Bye, Hello, Ping, Want, parse

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)
KINDS = st.sampled_from(["hello", "want", "ack", "ping", "bye"])
FIELDS = st.sampled_from(["client", "protocol", "id", "seq", "wants", "session"])


@pytest.mark.parametrize(
    ("message", "parsed"),
    [
        ({"kind": "hello", "client": "a", "protocol": 1}, Hello("a")),
        ({"kind": "hello", "client": "a", "protocol": 1, "session": None, "seq": None}, Hello("a")),
        ({"kind": "hello", "client": "a", "protocol": 1, "session": "s", "seq": 4}, Hello("a", "s", 4)),
        ({"kind": "want", "client": "a", "id": 3, "wants": {"scalars": {}}}, Want("a", 3, {"scalars": {}})),
        ({"kind": "ack", "client": "a", "seq": 7}, Ack("a", 7)),
        ({"kind": "ping", "client": "a", "id": 1, "seq": -1}, Ping("a", 1, -1)),
        ({"kind": "bye", "client": "a", "more": "ignored"}, Bye("a")),
    ],
)
def test_each_message_is_understood(message, parsed):
    assert parse(message) == parsed


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ("hello", "must be an object, not str"),
        ({"client": "a"}, "Unknown message kind None"),
        ({"kind": "shout", "client": "a"}, "Unknown message kind 'shout'"),
        ({"kind": "bye"}, "'client' of a 'bye' message must be str"),
        ({"kind": "bye", "client": ""}, "1 to 64 characters"),
        ({"kind": "bye", "client": "a" * 65}, "1 to 64 characters"),
        ({"kind": "hello", "client": "a", "protocol": 2}, "speaks protocol version 2, this kernel version 1"),
        ({"kind": "ack", "client": "a", "seq": "1"}, "'seq' of a 'ack' message must be int"),
        ({"kind": "ack", "client": "a", "seq": True}, "must be int, not True"),
        ({"kind": "want", "client": "a", "id": 1, "wants": []}, "'wants' of a 'want' message must be dict"),
    ],
)
def test_a_wrong_message_is_refused_with_the_reason(message, why):
    with pytest.raises(ProtocolError, match=why):
        parse(message)


@given(st.one_of(JSON, st.builds(lambda kind, rest: {**rest, "kind": kind}, KINDS, st.dictionaries(FIELDS, JSON))))
def test_no_json_at_all_makes_it_fail_otherwise(message):
    try:
        parse(message)
    except ProtocolError as error:
        assert str(error)  # noqa: PT017
