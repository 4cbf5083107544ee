"""What could not be read of one file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tbx_widget.types import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class FileProblems:
    """Counts problems by cause, with the place and detail of the first of each.

    Parameters
    ----------
    path : str
        The file.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._by_cause: dict[str, Problem] = {}

    def add(self, what: str, offset: int | None = None, detail: str = "", count: int = 1) -> None:
        """Count one more."""
        known = self._by_cause.get(what)
        if known is None:
            self._by_cause[what] = Problem(self._path, what, count, offset, detail)
        else:
            self._by_cause[what] = replace(known, count=known.count + count)

    def discard(self, what: str) -> None:
        """Forget a cause that is no more."""
        self._by_cause.pop(what, None)

    def __contains__(self, what: str) -> bool:
        return what in self._by_cause

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._by_cause.values())
