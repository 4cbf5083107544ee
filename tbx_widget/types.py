"""Words that every layer shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """What one series is called: its run, its dashboard kind, its tag."""

    run: str
    kind: str
    tag: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and how often it happened in one file.

    Parameters
    ----------
    path : str
        The file or directory.
    what : str
        A short sentence, the same for all problems of one cause.
    count : int
        How often this happened in this file.
    offset : int or None
        Byte offset of the first occurrence.
    detail : str
        More about the first occurrence; may be empty.
    """

    path: str
    what: str
    count: int = 1
    offset: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FileSpan:
    """A stretch of a file.

    Parameters
    ----------
    path : str
    offset, size : int
        In bytes.
    """

    path: str
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class ColumnTable:
    """Named columns with a little metadata: what a dashboard answers, before anyone packs it.

    Parameters
    ----------
    name : str
        What the table holds, one of the kind's own words.
    columns : mapping of str to ndarray, each of shape (n,)
        Lengths may differ.
    meta : mapping of str to object
        Values that JSON can hold.
    """

    name: str
    columns: Mapping[str, NDArray[np.generic]]
    meta: Mapping[str, Any] = field(default_factory=dict)
