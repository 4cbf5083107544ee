"""What readers see of one series, and how it is kept up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.types import FileSpan

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tbx_widget.events import Metadata
    from tbx_widget.store.restarts import Piece
    from tbx_widget.types import SeriesKey


class PointColumns(NamedTuple):
    """Some points of a series of scalars, each column of shape (n,)."""

    steps: NDArray[np.int64]
    wall_times: NDArray[np.float64]
    values: NDArray[np.float32] | NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ScalarSeries:
    """Current points of one tag of one run, in the order of `store.restarts.Rule`. Immutable.

    Parameters
    ----------
    key : SeriesKey
    metadata : Metadata
    steps : ndarray of int64, shape (n,)
        Not sorted where the writer went back.
    wall_times : ndarray of float64, shape (n,)
        Seconds since 1970; may be NaN or infinite.
    values : ndarray of float32 or float64, shape (n,)
        float64 if any file holds the tag in a type that float32 does not hold.
    superseded : int
        Points not shown because a restart voids them.
    generation : int
        Within one generation points were only appended.
    pieces : tuple of Piece
        What files hold of it.
    """

    key: SeriesKey
    metadata: Metadata
    steps: NDArray[np.int64]
    wall_times: NDArray[np.float64]
    values: NDArray[np.float32] | NDArray[np.float64]
    superseded: int
    generation: int
    pieces: tuple[Piece, ...] = ()

    def __len__(self) -> int:
        return len(self.steps)

    def __repr__(self) -> str:
        steps = f", steps {self.steps.min()} to {self.steps.max()}" if len(self) else ""
        return f"<{self.key.kind} {self.key.tag!r} of run {self.key.run!r}, length {len(self)}{steps}>"

    def superseded_points(self) -> PointColumns:
        """Return the points not shown because a restart voids them, in the order of the files.

        Returns
        -------
        PointColumns
        """
        void = [piece for piece in self.pieces if piece.kept is not None]
        return PointColumns(
            *(
                np.concatenate([column[:0], *(piece.void(name) for piece in void)])
                for name, column in (("steps", self.steps), ("wall_times", self.wall_times), ("values", self.values))
            )
        )


@dataclass(frozen=True, slots=True, eq=False)
class BlobSeries:
    """As `ScalarSeries`, for values that stay in the files until they are asked for.

    Parameters
    ----------
    key, metadata, steps, wall_times, superseded, generation
        As in `ScalarSeries`.
    paths : tuple of str
        The files that hold points.
    files : ndarray of uint32, shape (n,)
        Which of them holds each point.
    offsets, sizes : ndarray of int64, shape (n,)
        Span of the event's payload in the file, in bytes.
    positions : ndarray of uint32, shape (n,)
        Which value of the event's summary it is.
    """

    key: SeriesKey
    metadata: Metadata
    steps: NDArray[np.int64]
    wall_times: NDArray[np.float64]
    paths: tuple[str, ...]
    files: NDArray[np.uint32]
    offsets: NDArray[np.int64]
    sizes: NDArray[np.int64]
    positions: NDArray[np.uint32]
    superseded: int
    generation: int

    def __len__(self) -> int:
        return len(self.steps)

    def span(self, index: int) -> FileSpan:
        """Say where the event of one point lies."""
        return FileSpan(self.paths[self.files[index]], int(self.offsets[index]), int(self.sizes[index]))
