"""Points on their way from records to arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from tbx_widget.events.batch import BlobPoints, ScalarPoints, UntoldPoints
from tbx_widget.events.plan import Points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Span = tuple[int, int, int]

T = TypeVar("T", bound=np.generic)


class GatheredScalars:
    """Points of one scalar series, taken one at a time or as arrays."""

    __slots__ = ("is_double", "parts", "records", "steps", "values", "wall_times")

    def __init__(self) -> None:
        self.parts: list[Points] = []
        self.is_double = False
        self.records: list[int] = []
        self.steps: list[int] = []
        self.wall_times: list[float] = []
        self.values: list[float] = []

    def take(self, record: int, step: int, wall_time: float, value: float, *, is_double: bool = False) -> None:
        """Append a point."""
        self.records.append(record)
        self.steps.append(step)
        self.wall_times.append(wall_time)
        self.values.append(value)
        self.is_double |= is_double

    def take_all(self, points: Points, *, is_double: bool) -> None:
        """Take in points whose records lie between those of others."""
        self.parts.append(points)
        self.is_double |= is_double

    def finish(self) -> ScalarPoints:
        """Return all points in the order of their records."""
        dtype = np.float64 if self.is_double else np.float32
        parts = self.parts
        if self.records:
            taken = (self.records, self.steps, self.wall_times, self.values)
            dtypes = (np.int64, np.int64, np.float64, dtype)
            parts = [*parts, Points(*(np.array(column, one) for column, one in zip(taken, dtypes, strict=True)))]
        _, steps, wall_times, values = parts[0] if len(parts) == 1 else _merged(parts, dtype)
        return ScalarPoints(steps, wall_times, values.astype(dtype, copy=False), self.is_double)


class GatheredBlobs:
    """Points that are indexed, taken one at a time; and, of a tag that nobody has told what it is, numbers."""

    __slots__ = ("is_double", "spans", "steps", "values", "wall_times")

    def __init__(self) -> None:
        self.steps: list[int] = []
        self.wall_times: list[float] = []
        self.spans: list[Span] = []
        self.values: list[float] = []
        self.is_double = False

    def take(self, step: int, wall_time: float, span: Span) -> None:
        """Append a point: offset and size of the payload, position of the value in it."""
        self.steps.append(step)
        self.wall_times.append(wall_time)
        self.spans.append(span)

    def finish(self) -> BlobPoints:
        """Return all points in the order taken."""
        return BlobPoints(*self._columns())

    def finish_untold(self) -> UntoldPoints:
        """Return all points, with a number each."""
        return UntoldPoints(*self._columns(), np.array(self.values, np.float64), self.is_double)

    def _columns(self) -> tuple[Any, ...]:
        spans = np.array(self.spans, np.int64)
        steps, wall_times = np.array(self.steps, np.int64), np.array(self.wall_times, np.float64)
        return steps, wall_times, spans[:, 0], spans[:, 1], spans[:, 2].astype(np.uint32)


def _merged(parts: list[Points], dtype: type[np.float32 | np.float64]) -> Points:
    """Put the parts of a series end to end, and in order where they interlock."""
    values = np.concatenate([part.values.astype(dtype, copy=False) for part in parts])
    records, steps, wall_times = (_joined([part[column] for part in parts]) for column in range(3))
    if (records[1:] < records[:-1]).any():
        order = np.argsort(records, kind="stable")
        return Points(records[order], steps[order], wall_times[order], values[order])
    return Points(records, steps, wall_times, values)


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts)
