"""What a screen is told of the scalars, in which order, and how much at a time.

What is on screen comes first and in full detail: curves, windows, bands, axes, superseded points. All other series
follow as coarse curves, so that whatever the user turns to while the kernel is busy is already there. Detail that a
screen once got stays and grows, until it holds `HELD_POINTS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tbx_widget.dashboards.scalars.axes import AxesTeller
from tbx_widget.dashboards.scalars.budget import Budget
from tbx_widget.dashboards.scalars.groups import BandsTeller
from tbx_widget.dashboards.scalars.holdings import Holdings
from tbx_widget.dashboards.scalars.layouts import LayoutsTeller
from tbx_widget.dashboards.scalars.plan import Plan, plan_for
from tbx_widget.dashboards.scalars.superseded import SupersededTeller
from tbx_widget.dashboards.scalars.tellers import CurvesTeller, Teller, WindowsTeller
from tbx_widget.dashboards.scalars.wants import ScalarsWant, merge, parse_want

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tbx_widget.dashboards.base import Elements, Numbers
    from tbx_widget.store import Snapshot
    from tbx_widget.types import ColumnTable

HELD_POINTS = 4_000_000
"""Points that a screen may hold before what is off screen is made coarse again."""


class ScalarsFeed:
    """The scalars of one screen; a `Feed`.

    Parameters
    ----------
    elements : Elements
    """

    def __init__(self, elements: Elements) -> None:
        self._layouts = LayoutsTeller(elements)
        self._wants: dict[str, ScalarsWant] = {}
        self._want: ScalarsWant | None = None
        self._begin()

    def _begin(self) -> None:
        self._holdings = Holdings()
        self._planned_for: tuple[object, ...] = ()
        self._plan: Plan | None = None
        self._tellers: tuple[Teller, ...] = (
            CurvesTeller(self._holdings, on_screen=True),
            WindowsTeller(self._holdings, on_screen=True),
            BandsTeller(self._holdings),
            AxesTeller(self._holdings),
            SupersededTeller(self._holdings),
            CurvesTeller(self._holdings, on_screen=False),
            WindowsTeller(self._holdings, on_screen=False),
        )

    @property
    def is_behind(self) -> bool:
        """Whether the last call of `tables` left something for the next."""
        return self._layouts.is_behind or any(teller.is_behind for teller in self._tellers)

    def want(self, client: str, want: Mapping[str, Any] | None) -> None:
        """Take in what a client has on screen; None when it has gone. One that makes no sense leaves the former."""
        wanted = None if want is None else parse_want(want)
        self._wants.pop(client, None)
        if wanted is not None:
            self._wants[client] = wanted
        self._want = merge(self._wants.values()) if self._wants else None

    def forget(self) -> None:
        """Start from nothing."""
        self._layouts.forget()
        self._begin()

    def tables(self, snapshot: Snapshot, numbers: Numbers) -> list[ColumnTable]:
        """Return tables that bring the screen closer to `snapshot`."""
        changed = self._holdings.take_in(snapshot, numbers)
        plan = self._plan_anew()
        budget = Budget()
        layouts = self._layouts.tell(snapshot, numbers)
        tables = [] if layouts is None else [layouts]
        for teller in self._tellers:
            teller.changed(changed)
            table = teller.tell(plan, budget)
            if table is not None:
                tables.append(table)
        return tables

    def _plan_anew(self) -> Plan:
        has_room = self._holdings.held < HELD_POINTS
        planning_for = (self._want, has_room, self._holdings.revision)
        if self._plan is None or planning_for != self._planned_for:
            self._planned_for = planning_for
            before, self._plan = self._plan, plan_for(self._want, self._holdings, has_room=has_room)
            if self._plan != before:
                for teller in self._tellers:
                    teller.replan(self._plan)
        return self._plan
