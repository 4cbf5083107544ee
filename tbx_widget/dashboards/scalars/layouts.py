"""Charts that trainings ask for: custom scalar layouts, as the browser gets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from tbx_widget.dashboards.custom_scalars import LAYOUTS, MultilineChart
from tbx_widget.dashboards.newest import Newest
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from tbx_widget.dashboards.base import Elements, Numbers
    from tbx_widget.dashboards.custom_scalars import Category, Chart, Layout
    from tbx_widget.store import Snapshot

MOST_BYTES: Final = 200_000
"""Layouts that are longer are left out: nobody draws so many charts."""


class LayoutsTeller:
    """Tells `layouts`.

    Parameters
    ----------
    elements : Elements
    """

    def __init__(self, elements: Elements) -> None:
        self._newest = Newest(LAYOUTS, elements)
        self._is_due = False

    @property
    def is_behind(self) -> bool:
        """Whether the last `tell` left something for the next."""
        return self._newest.is_behind

    def forget(self) -> None:
        """Start from nothing."""
        self._is_due = bool(self._newest.found)

    def tell(self, snapshot: Snapshot, numbers: Numbers) -> ColumnTable | None:
        """Return all layouts when one has changed."""
        self._is_due |= self._newest.take_in(snapshot)
        if not self._is_due:
            return None
        self._is_due = False
        newest: dict[str, Layout] = {key.run: layout for key, layout in self._newest.found.items()}
        layouts = [{"run": numbers.run(run), **_layout(layout)} for run, layout in newest.items()]
        return ColumnTable("layouts", {}, {"layouts": layouts if len(json.dumps(layouts)) <= MOST_BYTES else []})


def _layout(layout: Layout) -> dict[str, Any]:
    return {"categories": [_category(category) for category in layout.categories]}


def _category(category: Category) -> dict[str, Any]:
    charts = [_chart(chart) for chart in category.charts]
    return {"title": category.title, "is_closed": category.is_closed, "charts": charts}


def _chart(chart: Chart) -> dict[str, Any]:
    if isinstance(chart, MultilineChart):
        return {"title": chart.title, "tags": list(chart.tags)}
    margins = [{"value": one.value, "lower": one.lower, "upper": one.upper} for one in chart.margins]
    return {"title": chart.title, "margins": margins}
