"""From paths to run names, and the order of a run's files."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tbx_widget.errors import QueryError
from tbx_widget.sources.urls import is_url, public_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tbx_widget.sources.base import SourceFile

NaturalOrder: TypeAlias = tuple[tuple[int, int, str], ...]

_STAMP = re.compile(r"tfevents\.([0-9]+)")
_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Root:
    """A directory to watch.

    Parameters
    ----------
    path : str
        Absolute, or an address without credentials; may not exist yet.
    prefix : str
        Goes before the names of its runs; may be empty.
    address : str
        The address as it was given, credentials included; "" for a directory of this machine.
    """

    path: str
    prefix: str = ""
    address: str = field(default="", repr=False)

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


def in_order(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """Sort files by their runs: the top directory, then in natural order."""
    return tuple(sorted(files, key=lambda file: (file.run != ".", natural_order(file.run))))


def parse_roots(paths: Iterable[str | Path | Root]) -> tuple[Root, ...]:
    """Read directories as a user gives them, each optionally ``name=directory``.

    A directory that exists under the whole text wins over a name. Several directories are told apart by the last part
    of their paths, or by as many parts as that takes.

    Parameters
    ----------
    paths : iterable of str, Path or Root
        Directories, of which ``~`` is expanded, and addresses such as ``s3://bucket/logs``; ``file://`` is a directory
        like any other. A `Root` stays as it is.

    Returns
    -------
    tuple of Root
        No two have the same prefix.

    Raises
    ------
    QueryError
        If there is no path, or two have the same name.
    """
    found = {(root.prefix, root.path): root for root in map(_parse, paths)}
    if not found:
        raise QueryError("No log directory is given: name one")
    if len(found) == 1:
        return tuple(found.values())
    every = [root.path for root in found.values()]
    named = [root if root.prefix else replace(root, prefix=_short_name(root.path, every)) for root in found.values()]
    for position, root in enumerate(named):
        if root.prefix in (other.prefix for other in named[:position]):
            raise QueryError(
                f"Two log directories are called {root.prefix!r}: tell them apart with name=directory: {root.path}"
            )
    return tuple(named)


def _parse(given: str | Path | Root) -> Root:
    if isinstance(given, Root):
        return given
    text = str(given)
    if is_url(text):
        return _root(text)
    name, equals, rest = text.partition("=")
    is_named = bool(equals and name and rest) and not re.search(r"[/\\]", name) and not _exists(text)
    return _root(rest, name) if is_named else _root(text)


def _root(text: str, name: str = "") -> Root:
    if text.startswith("file://"):
        from urllib.request import url2pathname  # noqa: PLC0415 - brings an HTTP client along

        return Root(_absolute(url2pathname(text.removeprefix("file://"))), name)
    if is_url(text):
        address = re.sub(r"(?<=[^/:])/+$", "", text)
        return Root(public_name(address), name, address)
    return Root(_absolute(text), name)


def _exists(text: str) -> bool:
    return os.path.exists(_absolute(text))  # noqa: PTH110 - Path.exists raises where a parent may not be entered


def _absolute(text: str) -> str:
    return str(Path(os.path.expanduser(text)).absolute())  # noqa: PTH111 - Path.expanduser raises for an unknown user


def _short_name(path: str, paths: list[str]) -> str:
    every = [_parts(other) for other in paths]
    parts = _parts(path)
    for length in range(1, len(parts)):
        if sum(other[-length:] == parts[-length:] for other in every) == 1:
            return "/".join(parts[-length:])
    return path.replace(os.sep, "/")


def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.split("/")) if is_url(path) else Path(path).parts
