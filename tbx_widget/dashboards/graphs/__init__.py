"""Graphs of models, as writers left them."""

from tbx_widget.dashboards.element import ElementKind, TableForm
from tbx_widget.dashboards.graphs.decode import Form, Graph, decode

GRAPHS = ElementKind(name="graphs", decode=decode)
TABLE: TableForm[Graph] = TableForm(
    columns={"form": "text", "bytes": "integer"},
    rows=lambda graph: [(graph.form, len(graph.data))],
)

__all__ = ["GRAPHS", "TABLE", "Form", "Graph"]
