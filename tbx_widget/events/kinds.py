"""Which kind a value is: every spelling, old and new, to one word, here and nowhere else.

The value field decides first; a tensor is what its plugin says. Old writers have fields of their own for scalars,
images, audio and histograms, and may say nothing more; newer ones write tensors and name a plugin, some of them only
with the first value of a tag.
"""

from __future__ import annotations

from typing import Final

SCALARS: Final = "scalars"
GRAPHS: Final = "graphs"
TENSORS: Final = "tensors"
HPARAMS: Final = "hparams"
UNTOLD: Final = ""
"""A tensor whose file has not said which plugin its tag is for; another file of the run may have."""

KIND_OF_FIELD: Final = {
    "simple_value": SCALARS,
    "image": "images",
    "audio": "audio",
    "histo": "histograms",
    "obsolete_old_style_histogram": "histograms",
}

_KIND_OF_PLUGIN: Final = {
    "scalars": SCALARS,
    "images": "images",
    "audio": "audio",
    "text": "text",
    "histograms": "histograms",
    "pr_curves": "pr_curves",
    HPARAMS: HPARAMS,
    "mesh": "meshes",
    "custom_scalars": "custom_scalars",
    "graph_keras_model": GRAPHS,
    "graph_run_metadata": GRAPHS,
    "graph_run_metadata_graph": GRAPHS,
}


def kind_of_plugin(plugin_name: str) -> str:
    """Kind of a tensor, by the plugin it names: "tensors" if there is no word for it."""
    return _KIND_OF_PLUGIN.get(plugin_name, TENSORS)
