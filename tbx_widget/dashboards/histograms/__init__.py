"""Histograms: how a tensor's values are spread, step by step."""

from tbx_widget.dashboards.element import ElementKind, TableForm
from tbx_widget.dashboards.histograms.decode import Histogram, decode

HISTOGRAMS = ElementKind(name="histograms", decode=decode)
TABLE: TableForm[Histogram] = TableForm(
    columns={"num": "number", "edges": "numbers", "counts": "numbers"},
    rows=lambda histogram: [(histogram.num, histogram.edges, histogram.counts)],
)

__all__ = ["HISTOGRAMS", "TABLE", "Histogram"]
