"""Points on their way from records to arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tbx_widget.events.batch import BlobPoints, ScalarPoints, UntoldPoints
from tbx_widget.events.plan import Points

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray

    Span = tuple[int, int, int]


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
        parts = [*self.parts, self._taken()] if self.records else self.parts
        dtype: DTypeLike = np.float64 if self.is_double else np.float32
        points = parts[0] if len(parts) == 1 else _merged(parts)
        return ScalarPoints(
            points.steps, points.wall_times, points.values.astype(dtype, copy=False), is_double=self.is_double
        )

    def _taken(self) -> Points:
        return Points(
            np.array(self.records, np.int64),
            np.array(self.steps, np.int64),
            np.array(self.wall_times, np.float64),
            np.array(self.values, np.float64),
        )


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
        values = np.array(self.values, np.float64)
        return UntoldPoints(*self._columns(), values=values, is_double=self.is_double)

    def _columns(
        self,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
        spans = np.array(self.spans, np.int64)
        steps, wall_times = np.array(self.steps, np.int64), np.array(self.wall_times, np.float64)
        return steps, wall_times, spans[:, 0], spans[:, 1], spans[:, 2].astype(np.uint32)


def _merged(parts: list[Points]) -> Points:
    """Put the parts of a series end to end, and in order where they interlock."""
    records, steps, wall_times, values = (np.concatenate(column) for column in zip(*parts, strict=True))
    if (records[1:] < records[:-1]).any():
        order = np.argsort(records, kind="stable")
        return Points(records[order], steps[order], wall_times[order], values[order])
    return Points(records, steps, wall_times, values)
