from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbx_widget.events.event_pb2 import Event, Summary, Tensor
from tbx_widget.events.outline import LARGE, outline_of

BULK = bytes(range(256)) * (LARGE // 256)
SHAPE = Tensor.Shape(dim=[Tensor.Shape.Dim(size=7)])


def summary(*values):
    return Event(wall_time=1.5, step=-3, summary=Summary(value=values))


LARGE_EVENTS = {
    "image": summary(Summary.Value(tag=b"a", image=BULK)),
    "histogram and metadata": summary(Summary.Value(tag=b"a", histo=BULK, metadata={"display_name": b"A"})),
    "tensor": summary(
        Summary.Value(tag=b"a", tensor=Tensor(dtype=1, tensor_shape=SHAPE, tensor_content=BULK)),
        Summary.Value(tag=b"b", simple_value=2.5),
    ),
    "graph": Event(step=4, graph_def=BULK),
}


def emptied(event):
    for name in ("graph_def", "meta_graph_def"):
        if event.WhichOneof("what") == name:
            setattr(event, name, b"")
    for value in event.summary.value:
        if value.WhichOneof("value") in {"image", "histo", "audio"}:
            setattr(value, value.WhichOneof("value"), b"")
        elif value.HasField("tensor"):
            value.tensor.tensor_content = b""
    return event


@pytest.mark.parametrize("event", LARGE_EVENTS.values(), ids=LARGE_EVENTS)
def test_an_outline_is_the_event_without_its_bulk(event):
    outline = outline_of(memoryview(event.SerializeToString()))
    assert len(outline) < 100
    assert Event.FromString(outline) == emptied(event)


def test_what_is_small_or_looked_at_stays():
    event = summary(Summary.Value(tag=BULK, image=b"small", metadata={"summary_description": BULK}))
    assert Event.FromString(outline_of(memoryview(event.SerializeToString()))) == event


@given(st.sampled_from(list(LARGE_EVENTS.values())), st.integers(0, 60), st.binary(min_size=1, max_size=3))
def test_what_is_no_event_has_no_outline_that_is_one(event, place, spoilt):
    payload = bytearray(event.SerializeToString())
    payload[place : place + len(spoilt)] = spoilt
    outline = outline_of(memoryview(payload))
    try:
        whole = Event.FromString(bytes(payload))
    except Exception:  # noqa: BLE001 - protobuf's own
        whole = None
    if outline is not None:
        try:
            parsed = Event.FromString(outline)
        except Exception:  # noqa: BLE001
            parsed = None
        assert (parsed is None) == (whole is None)
        if whole is not None:
            assert emptied(parsed).SerializeToString() == emptied(whole).SerializeToString()
