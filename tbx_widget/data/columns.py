"""What a column of a table is made of, so that a frame costs no Python object a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.element import Cell, CellType


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A column of few names, each row a number into them.

    Parameters
    ----------
    codes : ndarray of int32, shape (n,)
    names : tuple of str
        All different.
    """

    codes: NDArray[np.int32]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def expand(self) -> NDArray[np.object_]:
        """Return the names themselves, shape (n,); equal ones are the same object."""
        return _objects(self.names)[self.codes]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """A column that holds an array in each row.

    Parameters
    ----------
    arrays : list of ndarray, each one-dimensional
    """

    arrays: list[NDArray[Any]]

    def __len__(self) -> int:
        return len(self.arrays)

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type that holds the elements of all rows; float64 if there is none."""
        return np.result_type(*{array.dtype for array in self.arrays}) if self.arrays else np.dtype(np.float64)

    def expand(self) -> NDArray[np.object_]:
        """Return the arrays, shape (n,)."""
        return _objects(self.arrays)


Column: TypeAlias = "NDArray[Any] | Coded | Lists"


def column_of(cells: Sequence[Cell], kind: CellType) -> Column:
    """Make a column of what the rows of elements hold."""
    if kind == "numbers":
        return Lists([np.asarray(cell) for cell in cells])
    if kind == "text":
        return _objects(cells)
    return np.array(cells, np.int64 if kind == "integer" else np.float64)


def repeated(names: Sequence[str], counts: Sequence[int]) -> Coded:
    """Make a column of names, each as often as it says; equal names get one number."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    each = np.fromiter((numbers[name] for name in names), np.int32, len(names))
    return Coded(np.repeat(each, counts), tuple(numbers))


def joined(arrays: Sequence[NDArray[Any]], dtype: np.dtype[Any] | type[np.generic]) -> NDArray[Any]:
    """Put arrays end to end, in the wider of their types; `dtype` if there is none."""
    return np.concatenate(arrays) if arrays else np.empty(0, dtype)


def _objects(items: Sequence[object]) -> NDArray[np.object_]:
    return np.fromiter(items, object, len(items))
