"""Graphs: the several things that writers call so, as raw bytes.

Sources: tensorflow/core/util/event.proto, tensorboard/plugins/graph/metadata.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import strings_of

if TYPE_CHECKING:
    from tbx_widget.events.payloads import Payload

Form: TypeAlias = Literal["graph_def", "meta_graph_def", "run_metadata", "run_metadata_graph", "keras"]

_FORM_OF_PLUGIN: Final[dict[str, Form]] = {
    "graph_keras_model": "keras",
    "graph_run_metadata": "run_metadata",
    "graph_run_metadata_graph": "run_metadata_graph",
}


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph, or what was measured of one.

    Parameters
    ----------
    form : str
        What `data` is: "graph_def" and "meta_graph_def" are TensorFlow's messages of the same names, "run_metadata"
        its RunMetadata, "run_metadata_graph" a RunMetadata with a function's graphs and no timings, "keras" a model's
        JSON.
    data : bytes
        May be empty.
    """

    form: Form
    data: bytes

    def __repr__(self) -> str:
        return f"Graph({self.form!r}, {len(self.data)} bytes)"


def decode(payload: Payload) -> Graph:
    """Read a graph; DecodeError if there is none."""
    what = payload.event.WhichOneof("what")
    if what == "graph_def":
        return Graph("graph_def", payload.event.graph_def)
    if what == "meta_graph_def":
        return Graph("meta_graph_def", payload.event.meta_graph_def)
    if what == "tagged_run_metadata":
        return Graph("run_metadata", payload.event.tagged_run_metadata.run_metadata)
    return _from_tensor(payload)


def _from_tensor(payload: Payload) -> Graph:
    plugin = payload.metadata.plugin_name
    if plugin not in _FORM_OF_PLUGIN or payload.value.WhichOneof("value") != "tensor":
        raise DecodeError(f"a value of the plugin {plugin!r} holds no graph")
    strings = strings_of(payload.value.tensor)
    return Graph(_FORM_OF_PLUGIN[plugin], strings[0] if strings else b"")
