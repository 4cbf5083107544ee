"""Which cell shows which dashboards, so that running a cell again leaves nothing of the run before behind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Closeable(Protocol):
    """Something shown in a cell."""

    def close(self) -> None:
        """Let go of everything."""
        ...


@dataclass(frozen=True, slots=True)
class CellRun:
    """One execution of a cell."""

    cell: str
    run: str


class Cells:
    """The dashboards shown by the cells of one kernel.

    Parameters
    ----------
    current : callable
        Returns the execution under way, or None where cells have no names.
    """

    def __init__(self, current: Callable[[], CellRun | None]) -> None:
        self._current = current
        self._shown: dict[str, list[tuple[str, Closeable]]] = defaultdict(list)

    def show(self, dashboard: Closeable) -> None:
        """Note that the cell under way shows `dashboard`; close what only an earlier run of this cell showed."""
        current = self._current()
        if current is None:
            return
        before = self._shown[current.cell]
        stays = [(run, shown) for run, shown in before if run == current.run]
        self._shown[current.cell] = [*stays, (current.run, dashboard)]
        for _, shown in before:
            if not self._is_shown(shown):
                shown.close()

    def forget(self, dashboard: Closeable) -> None:
        """Drop a dashboard that was closed."""
        for cell, entries in self._shown.items():
            self._shown[cell] = [(run, shown) for run, shown in entries if shown is not dashboard]

    def _is_shown(self, dashboard: Closeable) -> bool:
        return any(shown is dashboard for entries in self._shown.values() for _, shown in entries)


def current_run(shell: Any) -> CellRun | None:  # noqa: ANN401
    """Read from the kernel which cell is running.

    Parameters
    ----------
    shell : InteractiveShell
        JupyterLab and Notebook name the cell in the metadata of each request; other front ends may not.

    Returns
    -------
    CellRun or None
    """
    get_parent = getattr(shell, "get_parent", None)
    parent = get_parent() if get_parent is not None else {}
    cell = parent.get("metadata", {}).get("cellId")
    run = parent.get("header", {}).get("msg_id")
    return CellRun(cell, run) if cell and run else None
