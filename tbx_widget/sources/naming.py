"""From paths to run names, and the order of a run's files."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tbx_widget.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

NaturalOrder: TypeAlias = tuple[tuple[int, int, str], ...]

_STAMP = re.compile(r"tfevents\.([0-9]+)")
_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Root:
    """A directory to watch.

    Parameters
    ----------
    path : Path
        Absolute; may not exist yet.
    prefix : str
        Goes before the names of its runs; may be empty.
    """

    path: Path
    prefix: str = ""

    def run(self, parts: tuple[str, ...]) -> str:
        """Name the run whose directory lies at `parts` below this one."""
        return "/".join((self.prefix, *parts) if self.prefix else parts) or "."


def is_event_file(name: str) -> bool:
    """Whether a file's name is that of an event file, as TensorBoard sees it."""
    return "tfevents" in name and not name.endswith(".profile-empty")


def natural_order(text: str) -> NaturalOrder:
    """Sort key in which numbers count as numbers: "run 9" before "run 10"."""
    parts = _NUMBER.split(text)
    return tuple((0, int(part), part) if odd % 2 else (1, 0, part) for odd, part in enumerate(parts) if part)


def file_order(name: str) -> tuple[int, NaturalOrder, str]:
    """Sort key of the files of one run: the second they were made in, then their names in natural order.

    Plain string order, as TensorBoard has it, puts a file stamped 10 before one stamped 9.
    """
    stamp = _STAMP.search(name)
    return (int(stamp[1]) if stamp else 0, natural_order(name), name)


def parse_roots(paths: Iterable[str | Path]) -> tuple[Root, ...]:
    """Read directories as a user gives them, each optionally ``name=directory``.

    A directory that exists under the whole text wins over a name. Several directories are told apart by the last part
    of their paths, or by as many parts as that takes.

    Parameters
    ----------
    paths : iterable of str or Path
        ``~`` is expanded.

    Returns
    -------
    tuple of Root
        No two have the same prefix.

    Raises
    ------
    QueryError
        If there is no path, or two have the same name.
    """
    given = list(dict.fromkeys(_parse(str(path)) for path in paths))
    if not given:
        raise QueryError("No log directory is given: name one")
    if len(given) == 1:
        return (Root(given[0][1], given[0][0]),)
    named = [(name or _short_name(path, [other for _, other in given]), path) for name, path in given]
    for position, (name, path) in enumerate(named):
        if name in (other for other, _ in named[:position]):
            raise QueryError(f"Two log directories are called {name!r}: tell them apart with name=directory: {path}")
    return tuple(Root(path, name) for name, path in named)


def _parse(text: str) -> tuple[str, Path]:
    whole = _absolute(text)
    is_there = os.path.exists(whole)  # noqa: PTH110 - Path.exists raises where a parent may not be entered
    name, equals, rest = text.partition("=")
    is_named = bool(equals and name and rest) and not re.search(r"[/\\]", name) and not is_there
    return (name, _absolute(rest)) if is_named else ("", whole)


def _absolute(text: str) -> Path:
    return Path(os.path.expanduser(text)).absolute()  # noqa: PTH111 - Path.expanduser raises for an unknown user


def _short_name(path: Path, paths: list[Path]) -> str:
    parts = path.parts
    for length in range(1, len(parts)):
        if sum(other.parts[-length:] == parts[-length:] for other in paths) == 1:
            return "/".join(parts[-length:])
    return path.as_posix()
