"""What a screen is told of hyperparameters: each run's, for filters, groups and colours."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tbx_widget.dashboards.element import ElementKind
from tbx_widget.dashboards.hparams.decode import SessionStart, Statement, decode
from tbx_widget.dashboards.newest import Newest
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tbx_widget.dashboards.base import Elements, Numbers
    from tbx_widget.dashboards.hparams.decode import HParam
    from tbx_widget.store import Snapshot

STATEMENTS: ElementKind[Statement] = ElementKind(name="hparams", decode=decode)


class HParamsFeed:
    """The hyperparameters of one screen; a `Feed`.

    Parameters
    ----------
    elements : Elements
    """

    def __init__(self, elements: Elements) -> None:
        self._newest = Newest(STATEMENTS, elements)
        self._is_due = False

    @property
    def is_behind(self) -> bool:
        """Whether the last call of `tables` left something for the next."""
        return self._newest.is_behind

    def want(self, client: str, want: Mapping[str, Any] | None) -> None:
        """Take in nothing: all screens get all."""

    def forget(self) -> None:
        """Start from nothing."""
        self._is_due = bool(self._newest.found)

    def tables(self, snapshot: Snapshot, numbers: Numbers) -> list[ColumnTable]:
        """Return `sessions`, whole, when it has changed."""
        self._is_due |= self._newest.take_in(snapshot)
        if not self._is_due:
            return []
        self._is_due = False
        starts = {key.run: said for key, said in self._newest.found.items() if isinstance(said, SessionStart)}
        sessions = [
            {"run": numbers.run(run), "hparams": {name: _in_json(value) for name, value in start.hparams.items()}}
            for run, start in starts.items()
        ]
        return [ColumnTable("sessions", {}, {"sessions": sessions})]


def _in_json(value: HParam) -> HParam:
    """JSON has no NaN: what is not finite becomes text."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value
