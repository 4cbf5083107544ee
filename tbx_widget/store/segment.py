"""The points that one file holds of one series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from tbx_widget.store.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tbx_widget.events import BlobPoints, ScalarPoints, UntoldPoints

    Points: TypeAlias = ScalarPoints | BlobPoints | UntoldPoints

_DTYPES: Final = {
    "steps": np.int64,
    "wall_times": np.float64,
    "values": np.float32,
    "offsets": np.int64,
    "sizes": np.int64,
    "positions": np.uint32,
}

_LOWEST: Final = np.iinfo(np.int64).min

SCALAR_COLUMNS: Final = ("steps", "wall_times", "values")
BLOB_COLUMNS: Final = ("steps", "wall_times", "offsets", "sizes", "positions")
ALL_COLUMNS: Final = tuple(_DTYPES)


def new_columns(names: Iterable[str]) -> dict[str, Column[Any]]:
    """Make an empty column for each name."""
    return {name: Column(_DTYPES[name]) for name in names}


class Segment:
    """Columns of one file's points of one series, in the order written. They only grow.

    Parameters
    ----------
    names : iterable of str
        `SCALAR_COLUMNS`, `BLOB_COLUMNS`, or `ALL_COLUMNS` while nobody has said what the tag is.

    Attributes
    ----------
    columns : dict of str to Column
    sessions : list of (int, int)
        ``(position, number)``: from that point on, so many sessions had started in the file.
    is_double : bool
        Whether "values" is float64.
    """

    __slots__ = ("_reached", "_seen", "columns", "is_double", "sessions")

    def __init__(self, names: Iterable[str]) -> None:
        self.columns = new_columns(names)
        self.sessions: list[tuple[int, int]] = []
        self.is_double = False
        self._reached = _LOWEST
        self._seen = 0

    def __len__(self) -> int:
        return len(self.columns["steps"])

    @property
    def first_step(self) -> int:
        """Step of the first point."""
        return int(self.columns["steps"].frozen()[0])

    @property
    def reached(self) -> int:
        """Greatest step of any point."""
        if self._seen < len(self):
            self._reached = max(self._reached, int(self.columns["steps"].frozen()[self._seen :].max()))
            self._seen = len(self)
        return self._reached

    def extend(self, points: Points, *, session: int) -> None:
        """Append points, written when `session` sessions had started in the file."""
        if not self.sessions or self.sessions[-1][1] != session:
            self.sessions.append((len(self), session))
        if not self.is_double and getattr(points, "is_double", False):
            self.is_double = True
            self.columns["values"].widen(np.float64)
        for name, column in self.columns.items():
            column.extend(getattr(points, name))
