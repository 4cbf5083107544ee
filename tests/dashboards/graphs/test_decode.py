from __future__ import annotations

import pytest

from tbx_widget.dashboards.graphs.decode import decode
from tbx_widget.errors import DecodeError
from tbx_widget.events import Metadata
from tbx_widget.events.payload_pb2 import Event, Summary, TaggedRunMetadata
from tbx_widget.events.payloads import Payload
from tests.support.payloads import strings


def graph(plugin="", **field):
    found = decode(Payload(Event(**field), 0, Metadata(plugin_name=plugin)))
    return found.form, found.data


def summary(*values):
    return Summary(value=[Summary.Value(tensor=strings(list(values), []))])


def test_each_field_of_an_event_is_a_form():
    assert graph(graph_def=b"g") == ("graph_def", b"g")
    assert graph(meta_graph_def=b"m") == ("meta_graph_def", b"m")
    assert graph(tagged_run_metadata=TaggedRunMetadata(run_metadata=b"r")) == ("run_metadata", b"r")


@pytest.mark.parametrize(
    ("plugin", "form"),
    [
        ("graph_keras_model", "keras"),
        ("graph_run_metadata", "run_metadata"),
        ("graph_run_metadata_graph", "run_metadata_graph"),
    ],
)
def test_each_plugin_is_a_form(plugin, form):
    assert graph(plugin, summary=summary(b"x")) == (form, b"x")


def test_a_trace_may_have_no_bytes():
    assert graph("graph_run_metadata_graph", summary=summary()) == ("run_metadata_graph", b"")


def test_a_tensor_of_another_plugin_is_refused():
    with pytest.raises(DecodeError, match="'mine' holds no graph"):
        graph("mine", summary=summary(b"x"))


def test_an_event_that_holds_nothing_is_refused():
    with pytest.raises(DecodeError):
        graph()
