"""Custom scalars: which charts a training asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.dashboards.custom_scalars.decode import (
    Category,
    Chart,
    Layout,
    Margin,
    MarginChart,
    MultilineChart,
    decode,
)
from tbx_widget.dashboards.element import ElementKind, TableForm

if TYPE_CHECKING:
    from collections.abc import Iterator


def _rows(layout: Layout) -> Iterator[tuple[str, str, str, str, str]]:
    for category in layout.categories:
        for chart in category.charts:
            if isinstance(chart, MultilineChart):
                yield from ((category.title, chart.title, tag, "", "") for tag in chart.tags)
            else:
                yield from ((category.title, chart.title, one.value, one.lower, one.upper) for one in chart.margins)


LAYOUTS = ElementKind(name="custom_scalars", decode=decode)
TABLE: TableForm[Layout] = TableForm(
    columns=dict.fromkeys(("category", "chart", "value", "lower", "upper"), "text"),
    rows=_rows,
)

__all__ = ["LAYOUTS", "TABLE", "Category", "Chart", "Layout", "Margin", "MarginChart", "MultilineChart"]
