"""One series put together from the pieces that files hold of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from tbx_widget.events.kinds import SCALARS
from tbx_widget.store.columns import Column
from tbx_widget.store.segment import BLOB_COLUMNS, SCALAR_COLUMNS, new_columns
from tbx_widget.store.series import BlobSeries, ScalarSeries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tbx_widget.events import Metadata
    from tbx_widget.store.restarts import Piece
    from tbx_widget.types import SeriesKey


class Assembly:
    """A series in the making.

    A series that is one whole segment, the usual case, is that segment's own columns. Otherwise kept points are copied
    into columns of the assembly; when pieces only grew at the end, only what is new is copied.

    Parameters
    ----------
    key : SeriesKey
    """

    def __init__(self, key: SeriesKey) -> None:
        self.key = key
        self._is_scalar = key.kind == SCALARS
        self._names = SCALAR_COLUMNS if self._is_scalar else BLOB_COLUMNS
        self._pieces: tuple[Piece, ...] = ()
        self._is_double = False
        self._copy: dict[str, Column[Any]] | None = None
        self._files: Column[np.uint32] = Column(np.uint32)
        self._generation = 0

    def update(self, pieces: Sequence[Piece], metadata: Metadata) -> ScalarSeries | BlobSeries:
        """Take the series' pieces as they are now.

        Parameters
        ----------
        pieces : sequence of Piece
            In order; at least one.
        metadata : Metadata

        Returns
        -------
        ScalarSeries or BlobSeries
        """
        before, self._pieces = self._pieces, tuple(pieces)
        only_grew = self._keeps_dtype() and _only_grew(before, self._pieces)
        self._generation += bool(before) and not only_grew
        if len(pieces) == 1 and _is_whole(pieces[0]):
            self._copy = None
            return self._view(pieces[0].segment.columns, metadata)
        if self._copy is None or not only_grew:
            before = ()
        return self._view(self._copied(before), metadata)

    def grown(self, metadata: Metadata) -> ScalarSeries | BlobSeries | None:
        """Return the series with what its only segment has got since; None if there is more to it than that."""
        if self._copy is not None or len(self._pieces) != 1 or self._pieces[0].segment.is_double != self._is_double:
            return None
        (piece,) = self._pieces
        if piece.start or piece.kept is not None:
            return None
        self._pieces = (piece._replace(stop=len(piece.segment)),)
        return self._view(piece.segment.columns, metadata)

    def _keeps_dtype(self) -> bool:
        before = self._is_double
        self._is_double = any(piece.segment.is_double for piece in self._pieces)
        return before == self._is_double

    def _copied(self, done: tuple[Piece, ...]) -> dict[str, Column[Any]]:
        """Return the copy with all pieces in it, of which it holds those in `done`."""
        if not done or self._copy is None:
            self._copy, self._files = new_columns(self._names), Column(np.uint32)
            if self._is_scalar and self._is_double:
                self._copy["values"].widen(np.float64)
        first = max(len(done) - 1, 0)
        for number, piece in enumerate(self._pieces[first:], first):
            self._append(number, piece, skip=done[number].stop - piece.start if number < len(done) else 0)
        return self._copy

    def _append(self, number: int, piece: Piece, *, skip: int) -> None:
        part, kept = slice(piece.start + skip, piece.stop), None if piece.kept is None else piece.kept[skip:]
        count = piece.stop - part.start if kept is None else int(np.count_nonzero(kept))
        for name, column in (self._copy or {}).items():
            values = piece.segment.columns[name].frozen()[part]
            column.extend(values if kept is None else values[kept])
        self._files.extend(np.full(count, number, np.uint32))

    def _view(self, columns: dict[str, Column[Any]], metadata: Metadata) -> ScalarSeries | BlobSeries:
        arrays: dict[str, Any] = {name: columns[name].frozen() for name in self._names}
        superseded = sum(piece.stop - piece.start for piece in self._pieces) - len(arrays["steps"])
        if self._is_scalar:
            arrays["pieces"] = self._pieces
            return ScalarSeries(self.key, metadata, **arrays, superseded=superseded, generation=self._generation)
        arrays["files"] = (
            self._files.frozen() if columns is self._copy else np.broadcast_to(np.uint32(0), len(arrays["steps"]))
        )
        paths = tuple(piece.path for piece in self._pieces)
        return BlobSeries(self.key, metadata, **arrays, paths=paths, superseded=superseded, generation=self._generation)


def _is_whole(piece: Piece) -> bool:
    return piece.start == 0 and piece.stop == len(piece.segment) and piece.kept is None


def _only_grew(before: Sequence[Piece], now: Sequence[Piece]) -> bool:
    """Whether all points of `before` are still there, and all others stand after them."""
    if len(now) < len(before):
        return False
    same = all(_grew(old, new) for old, new in zip(before, now, strict=False))
    return same and all(old.stop == new.stop for old, new in zip(before[:-1], now, strict=False))


def _grew(old: Piece, new: Piece) -> bool:
    if old.segment is not new.segment or old.start != new.start or old.stop > new.stop:
        return False
    if old.kept is None and new.kept is None:
        return True
    size = old.stop - old.start
    return np.array_equal(_mask(old)[:size], _mask(new)[:size])


def _mask(piece: Piece) -> NDArray[np.bool_]:
    return np.ones(piece.stop - piece.start, np.bool_) if piece.kept is None else piece.kept
