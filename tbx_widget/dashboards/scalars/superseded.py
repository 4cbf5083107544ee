"""The points that restarts void, where a screen shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.dashboards.scalars.curves import u4
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.scalars.budget import Budget
    from tbx_widget.dashboards.scalars.curves import Place
    from tbx_widget.dashboards.scalars.holdings import Holdings
    from tbx_widget.dashboards.scalars.plan import Plan
    from tbx_widget.store import PointColumns

MOST_OF_A_SERIES = 50_000
"""Superseded points of one series that are sent."""


class SupersededPart(NamedTuple):
    """All superseded points of a series; those told in place of the former ones."""

    place: Place
    points: PointColumns


class SupersededTeller:
    """Tells `superseded`.

    Parameters
    ----------
    holdings : Holdings
    """

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._told: dict[Place, tuple[int, int]] = {}
        self._due: set[Place] = set()

    @property
    def is_behind(self) -> bool:
        """Whether the last `tell` left something for the next."""
        return bool(self._due)

    def changed(self, places: Iterable[Place]) -> None:
        """Take in which series have changed."""
        self._due.update(places)

    def replan(self, plan: Plan) -> None:  # noqa: ARG002
        """Take in what is on screen now."""
        self._due.update(self._holdings.series)

    def tell(self, plan: Plan, budget: Budget) -> ColumnTable | None:
        """Return what is most wanted, within the budget; None for nothing."""
        if not plan.superseded:
            self._due.clear()
            return None
        self._due = {place for place in self._due if plan.is_on_screen(place)}
        parts = list(self._parts(budget))
        return superseded_table(parts) if parts else None

    def _parts(self, budget: Budget) -> Iterator[SupersededPart]:
        for place in sorted(self._due):
            if budget.is_spent:
                return
            self._due.discard(place)
            series = self._holdings.series[place]
            telling = (series.generation, series.superseded)
            if telling == self._told.get(place, (series.generation, 0)):
                continue
            self._told[place] = telling
            points = series.superseded_points()
            budget.spend(told=min(len(points.steps), MOST_OF_A_SERIES), looked_at=len(points.steps))
            yield SupersededPart(place, points)


def superseded_table(parts: Sequence[SupersededPart]) -> ColumnTable:
    """Lay the superseded points of many series end to end.

    Parameters
    ----------
    parts : sequence of SupersededPart
        At least one.

    Returns
    -------
    ColumnTable
        As docs/protocol.md describes `superseded`.
    """
    all_points = [part.points for part in parts]
    columns: dict[str, NDArray[np.generic]] = {
        "series_run": u4(part.place.run for part in parts),
        "series_tag": u4(part.place.tag for part in parts),
        "series_count": u4(min(len(points.steps), MOST_OF_A_SERIES) for points in all_points),
        "series_total": u4(len(points.steps) for points in all_points),
        "step": np.concatenate([points.steps[:MOST_OF_A_SERIES] for points in all_points]),
        "wall_time": np.concatenate([points.wall_times[:MOST_OF_A_SERIES] for points in all_points]),
        "value": np.concatenate([points.values[:MOST_OF_A_SERIES] for points in all_points]),
    }
    return ColumnTable("superseded", columns)
