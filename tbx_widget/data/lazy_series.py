"""A series whose elements are read when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

import numpy as np

from tbx_widget.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from tbx_widget.events import Metadata
    from tbx_widget.types import SeriesKey

Element = TypeVar("Element")


class LazySeries(Sequence[Element]):
    """Current points of one tag of one run, in the order of `store.restarts.Rule`.

    An element is read from the file, verified and decoded each time it is asked for, so that a series costs a few bytes
    a point. A slice is a series too, and reads nothing.

    Parameters
    ----------
    key : SeriesKey
    metadata : Metadata
    steps : ndarray of int64, shape (n,)
    wall_times : ndarray of float64, shape (n,)
    superseded : int
    read : callable
        Reads the element of one position; SourceError or DecodeError if that cannot be done.

    Attributes
    ----------
    key : SeriesKey
        Run, kind and tag.
    metadata : Metadata
        What the writer said about the tag.
    steps : ndarray of int64, shape (n,)
        Not sorted where the writer went back.
    wall_times : ndarray of float64, shape (n,)
        Seconds since 1970; may be NaN or infinite.
    superseded : int
        Points of the whole series left out because a restart voids them.
    """

    def __init__(
        self,
        key: SeriesKey,
        metadata: Metadata,
        *,
        steps: NDArray[np.int64],
        wall_times: NDArray[np.float64],
        superseded: int,
        read: Callable[[int], Element],
    ) -> None:
        self.key = key
        self.metadata = metadata
        self.steps = steps
        self.wall_times = wall_times
        self.superseded = superseded
        self._read = read

    def __len__(self) -> int:
        return len(self.steps)

    @overload
    def __getitem__(self, index: int) -> Element: ...
    @overload
    def __getitem__(self, index: slice) -> LazySeries[Element]: ...
    def __getitem__(self, index: int | slice) -> Element | LazySeries[Element]:
        positions = range(len(self))[index]
        return self._read(positions) if isinstance(positions, int) else self._slice(positions)

    def __iter__(self) -> Iterator[Element]:
        return map(self._read, range(len(self)))

    def __repr__(self) -> str:
        steps = f", steps {self.steps.min()} to {self.steps.max()}" if len(self) else ""
        return f"<{self.key.kind} {self.key.tag!r} of run {self.key.run!r}, length {len(self)}{steps}>"

    def at_step(self, step: int) -> Element:
        """Read the element of one step, the last written if there are several.

        Parameters
        ----------
        step : int

        Returns
        -------
        element

        Raises
        ------
        QueryError
            If no point has this step.
        SourceError, DecodeError
            If the element cannot be read.
        """
        positions = np.flatnonzero(self.steps == step)
        if not len(positions):
            raise QueryError(self._no_step(step))
        return self._read(int(positions[-1]))

    def _slice(self, positions: range) -> LazySeries[Element]:
        index, read = np.asarray(positions, np.int64), self._read
        return LazySeries(
            self.key,
            self.metadata,
            steps=self.steps[index],
            wall_times=self.wall_times[index],
            superseded=self.superseded,
            read=lambda position: read(positions[position]),
        )

    def _no_step(self, step: int) -> str:
        unique = np.unique(self.steps)
        place = int(np.searchsorted(unique, step))
        near = " or ".join(str(found) for found in unique[max(place - 1, 0) : place + 1])
        hint = f" Did you mean {near}?" if near else ""
        where = f"{self.key.kind} {self.key.tag!r} of run {self.key.run!r}"
        return f"There is no step {step} in the {where}.{hint} There are {len(unique)}."
