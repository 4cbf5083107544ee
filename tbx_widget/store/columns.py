"""Append-only typed arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import DTypeLike, NDArray

Scalar = TypeVar("Scalar", bound=np.generic)

_FIRST_CAPACITY = 16
_LARGE = 1 << 16
"""Elements from which on memory counts for more than copies."""


class Column(Generic[Scalar]):
    """A one-dimensional array that only grows.

    What was handed out by `frozen` never changes: an append writes behind it, or into a larger copy.

    Parameters
    ----------
    dtype : dtype
    """

    __slots__ = ("_buffer", "_length", "_read_only")

    def __init__(self, dtype: DTypeLike) -> None:
        self._length = 0
        self._hold(np.empty(0, dtype))

    def __len__(self) -> int:
        return self._length

    def __reduce__(self) -> tuple[Callable[[NDArray[Scalar]], Column[Scalar]], tuple[NDArray[Scalar]]]:
        return Column.of, (self.frozen(),)

    @staticmethod
    def of(values: NDArray[Scalar]) -> Column[Scalar]:
        """Make a column that begins with an array, without a copy."""
        column: Column[Scalar] = Column(values.dtype)
        column._length = len(values)
        column._hold(values)
        return column

    @property
    def dtype(self) -> np.dtype[Scalar]:
        """Type of the elements."""
        return self._buffer.dtype

    def extend(self, values: Sequence[float] | NDArray[np.generic]) -> None:
        """Append values, converted to the column's type; float64 beyond float32 becomes infinite."""
        length = self._length + len(values)
        if length > len(self._buffer):
            self._grow(length)
        self._buffer[self._length : length] = values
        self._length = length

    def widen(self, dtype: DTypeLike) -> None:
        """Change the type to one that holds all values of the present one."""
        if self._buffer.dtype != dtype:
            self._hold(self.frozen().astype(dtype))

    def frozen(self) -> NDArray[Scalar]:
        """Return all elements, read-only and without a copy."""
        return self._read_only[: self._length]

    def _grow(self, length: int) -> None:
        held = len(self._buffer)
        spare = held // 2 if held < _LARGE else held // 8
        larger = np.empty(max(length, held + spare, _FIRST_CAPACITY), self._buffer.dtype)
        larger[: self._length] = self._buffer[: self._length]
        self._hold(larger)

    def _hold(self, buffer: NDArray[Scalar]) -> None:
        self._buffer = buffer
        self._read_only = buffer.view()
        self._read_only.flags.writeable = False
