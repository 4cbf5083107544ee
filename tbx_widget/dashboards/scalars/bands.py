"""Groups of runs as one line and a band, told to a screen in parts that add up.

A band is a function of the step, drawn from buckets of equal width in steps, a power of two, aligned to step 0: what is
appended to the runs changes only the last ones. It is made from left to right, a bounded number of points at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.query import Band, aggregate, extreme_positions_of_groups, interpolate, last_of_each_step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.scalars.curves import Curve
    from tbx_widget.dashboards.scalars.smoothed import Manner
    from tbx_widget.query import Summary
    from tbx_widget.store import ScalarSeries

POINTS_AT_ONCE = 400_000
"""Points of all members together from which a stretch of a band is made, as far as a bucket is no more."""
WORK_OF_A_VALUE = 8
"""A member's value at a step costs so much more than a point looked at: it is smoothed, interpolated and summarised."""
BEGIN, END = -(2**63), 2**63
"""All steps lie between."""


class Member:
    """One run's series as a function of the step."""

    def __init__(self, series: ScalarSeries, curve: Curve, manner: Manner) -> None:
        self.series = series
        self.manner = manner
        self.steps = series.steps
        self._curve = curve
        self._last: NDArray[np.intp] | None = None
        if not curve.order.ascends(series):
            self._last = last_of_each_step(series.steps)
            self.steps = series.steps[self._last]

    def at(self, steps: NDArray[np.int64]) -> NDArray[np.float64]:
        """Read it at ascending steps; NaN outside its own."""
        lo = max(int(np.searchsorted(self.steps, steps[0], "right")) - 1, 0)
        hi = int(np.searchsorted(self.steps, steps[-1], "left")) + 1
        return interpolate(steps, self.steps[lo:hi], self._values(lo, min(hi, len(self.steps))))

    def changes_from(self, before: ScalarSeries) -> int:
        """Return the step from which this differs from what it was: points were appended to `before`."""
        reach = self._curve.smoothed.reach(self.series, self.manner)
        changed = self.series.steps[max(len(before.steps) - 1 - reach, 0) :]
        first = int(np.searchsorted(self.steps, changed.min()))
        return int(self.steps[max(first - 1, 0)])

    def _values(self, lo: int, hi: int) -> NDArray[np.float64]:
        if self._last is None:
            return self._curve.smoothed.at(self.series, self.manner, np.arange(lo, hi))
        positions = self._last[lo:hi]
        order = np.argsort(positions)
        values = np.empty(len(positions))
        values[order] = self._curve.smoothed.at(self.series, self.manner, positions[order])
        return values


@dataclass(frozen=True, slots=True)
class Shape:
    """What a band is made of, beside its runs' points.

    Parameters
    ----------
    summary : Summary
    manner : Manner
        How each run is smoothed.
    width : int
        Of a bucket, in steps; a power of two, from 1.
    low, high : int
        It spans the steps ``[low, high)``.
    """

    summary: Summary
    manner: Manner
    width: int
    low: int = BEGIN
    high: int = END


class BandPart(NamedTuple):
    """What to add to what the screen holds of one band."""

    keep: int
    steps: NDArray[np.int64]
    band: Band
    width: int
    is_complete: bool
    looked_at: int


_NOTHING = np.empty(0)
_NO_STEPS = np.empty(0, np.int64)
NO_BAND = BandPart(
    0, _NO_STEPS, Band(_NOTHING, _NOTHING, _NOTHING, np.empty(0, np.intp)), 1, is_complete=True, looked_at=0
)
"""Takes a band away."""


class GroupBand:
    """What a screen holds of the band of one group and tag."""

    def __init__(self) -> None:
        self._shape: Shape | None = None
        self._members: dict[int, ScalarSeries] = {}
        self._steps = _NO_STEPS
        self._done = BEGIN
        self.is_complete = False

    def advance(self, members: Mapping[int, Member], shape: Shape) -> BandPart | None:
        """Say a stretch of what the screen lacks; None if it lacks nothing.

        Parameters
        ----------
        members : mapping of int to Member
            By run; at least one, each with points.
        shape : Shape

        Returns
        -------
        BandPart or None
        """
        self._step_back(members, shape)
        if self.is_complete:
            return None
        inside = list(members.values())
        start = max(self._done, shape.low, min(int(member.steps[0]) for member in inside) // shape.width * shape.width)
        stop = min(_stretch_end(inside, start, shape), shape.high)
        keep = int(np.searchsorted(self._steps, start))
        steps, band, looked_at = _stretch(inside, start, stop, shape)
        self._steps = np.concatenate([self._steps[:keep], steps])
        self._done = stop
        self.is_complete = stop >= min(shape.high, max(int(member.steps[-1]) for member in inside) + 1)
        return BandPart(keep, steps, band, shape.width, self.is_complete, looked_at)

    def _step_back(self, members: Mapping[int, Member], shape: Shape) -> None:
        before, self._members = self._members, {run: member.series for run, member in members.items()}
        if shape != self._shape or before.keys() - members.keys():
            self._shape, self._done, self.is_complete = shape, BEGIN, False
            self._steps = _NO_STEPS
            return
        for run, member in members.items():
            old = before.get(run)
            if old is not member.series:
                changed = member.changes_from(old) if old and old.generation == member.series.generation else BEGIN
                self._done = min(self._done, changed // shape.width * shape.width)
                self.is_complete = self.is_complete and changed >= shape.high


def _stretch_end(members: Sequence[Member], start: int, shape: Shape) -> int:
    """Where to stop so that the members together have about `POINTS_AT_ONCE` points, at the end of a bucket."""
    share = max(POINTS_AT_ONCE // max(len(members), 1), 1)
    ends = []
    for member in members:
        position = _position(member.steps, start) + share
        if position < len(member.steps):
            ends.append(int(member.steps[position]))
    return max(min(ends) // shape.width * shape.width, start + shape.width) if ends else END


def _stretch(members: Sequence[Member], start: int, stop: int, shape: Shape) -> tuple[NDArray[np.int64], Band, int]:
    steps = _union([_between(member.steps, start, stop) for member in members])
    if not len(steps):
        return steps, NO_BAND.band, 0
    values = np.stack([member.at(steps) for member in members])
    band = aggregate(values, shape.summary)
    if shape.width > 1:
        buckets = steps // shape.width
        picked = extreme_positions_of_groups((band.mid, band.low, band.high), buckets)
        steps, band = steps[picked], Band(band.mid[picked], band.low[picked], band.high[picked], band.runs[picked])
    return steps, band, WORK_OF_A_VALUE * values.size


def _union(stretches: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    first = stretches[0]
    if all(np.array_equal(first, other) for other in stretches[1:]):
        return first
    merged = np.sort(np.concatenate(stretches), kind="stable")
    distinct: NDArray[np.int64] = merged[np.append(True, merged[1:] != merged[:-1])]
    return distinct


def _between(steps: NDArray[np.int64], start: int, stop: int) -> NDArray[np.int64]:
    return steps[_position(steps, start) : _position(steps, stop)]


def _position(steps: NDArray[np.int64], step: int) -> int:
    return len(steps) if step >= END else int(np.searchsorted(steps, max(step, BEGIN)))


def bucket_width(extent: int, *, buckets: int) -> int:
    """Return the smallest power of two by which so many steps fall into no more buckets than asked for."""
    return 1 << max(-(-extent // buckets) - 1, 0).bit_length()
