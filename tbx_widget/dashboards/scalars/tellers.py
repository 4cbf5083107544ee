"""Who is still to be told what: curves and windows.

A series is due when it has changed, and all are when the plan has: where thousands of series stand still, a tick looks
at none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tbx_widget.dashboards.scalars.curves import curves_table
from tbx_widget.dashboards.scalars.windows import Window, windows_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tbx_widget.dashboards.scalars.budget import Budget
    from tbx_widget.dashboards.scalars.curves import Part, Place
    from tbx_widget.dashboards.scalars.holdings import Holdings
    from tbx_widget.dashboards.scalars.plan import Plan
    from tbx_widget.dashboards.scalars.windows import Span
    from tbx_widget.types import ColumnTable


class Teller(Protocol):
    """Tells a screen of one sort of table."""

    @property
    def is_behind(self) -> bool:
        """Whether the last `tell` left something for the next."""
        ...

    def changed(self, places: Iterable[Place]) -> None:
        """Take in which series have changed."""
        ...

    def replan(self, plan: Plan) -> None:
        """Take in what is on screen now."""
        ...

    def tell(self, plan: Plan, budget: Budget) -> ColumnTable | None:
        """Return what is most wanted, within the budget; None for nothing."""
        ...


class _PlacesTeller:
    """Tells of series on screen, or of all others.

    Parameters
    ----------
    holdings : Holdings
    on_screen : bool
    """

    def __init__(self, holdings: Holdings, *, on_screen: bool) -> None:
        self._holdings = holdings
        self._on_screen = on_screen
        self._due: set[Place] = set()
        self._changed: set[Place] = set()

    @property
    def is_behind(self) -> bool:
        """Whether the last `tell` left something for the next."""
        return bool(self._due)

    def changed(self, places: Iterable[Place]) -> None:
        """Take in which series have changed."""
        self._changed.update(places)

    def replan(self, plan: Plan) -> None:  # noqa: ARG002
        """Take in what is on screen now."""
        self._due.clear()
        self._changed.update(self._holdings.series)

    def _most_wanted(self, plan: Plan, budget: Budget) -> Iterator[Place]:
        """Take places from those due, as long as there is room."""
        self._due.update(place for place in self._changed if self._is_mine(place, plan))
        self._changed.clear()
        for place in plan.most_wanted_first(self._due) if not budget.is_spent else ():
            if budget.is_spent:
                return
            self._due.discard(place)
            yield place

    def _is_mine(self, place: Place, plan: Plan) -> bool:
        return plan.is_on_screen(place) == self._on_screen


class CurvesTeller(_PlacesTeller):
    """Tells `curves`."""

    def tell(self, plan: Plan, budget: Budget) -> ColumnTable | None:
        """Return what is most wanted, within the budget; None for nothing."""
        parts = list(self._parts(plan, budget))
        return curves_table(parts, smoothing=plan.smoothing) if parts else None

    def _parts(self, plan: Plan, budget: Budget) -> Iterator[Part]:
        for place in self._most_wanted(plan, budget):
            series, curve = self._holdings.series[place], self._holdings.curves[place]
            level, manner = plan.level_and_manner(curve, series)
            if not curve.is_told(series, level=level, manner=manner):
                self._holdings.held -= curve.held
                part = curve.advance(series, level=level, manner=manner)
                self._holdings.held += curve.held
                budget.spend(told=len(part.positions), looked_at=part.looked_at)
                yield part


class WindowsTeller(_PlacesTeller):
    """Tells `windows`, the detail of zooms, once the curves of the same series are told."""

    def tell(self, plan: Plan, budget: Budget) -> ColumnTable | None:
        """Return what is most wanted, within the budget; None for nothing."""
        told = list(self._told(plan, budget))
        return windows_table(told, smoothing=plan.smoothing) if told else None

    def _told(self, plan: Plan, budget: Budget) -> Iterator[tuple[Part, Span]]:
        windows = self._holdings.windows
        for place in self._most_wanted(plan, budget):
            if place not in windows:
                windows[place] = Window(self._holdings.curves[place])
            told = windows[place].advance(
                self._holdings.series[place],
                plan.zoom(place),
                buckets=plan.buckets.get(place.tag, 1),
                manner=plan.manner(place.tag),
            )
            if told is not None:
                budget.spend(told=len(told[0].positions), looked_at=told[0].looked_at)
                yield told

    def _is_mine(self, place: Place, plan: Plan) -> bool:
        is_zoomed = place in self._holdings.windows or plan.zoom(place) is not None
        return is_zoomed and super()._is_mine(place, plan)
