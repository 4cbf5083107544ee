"""The one rule for several files of a run, restarts and duplicates."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import numpy as np

from tbx_widget.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tbx_widget.events import Start
    from tbx_widget.store.run_file import RunFile
    from tbx_widget.store.segment import Segment

Restarts: TypeAlias = Literal["resume", "keep", "split"]

_RESTARTS: dict[str, Restarts] = {"resume": "resume", "keep": "keep", "split": "split"}

_NEVER = np.iinfo(np.int64).max


def parse_restarts(text: str) -> Restarts:
    """Check the word for what becomes of superseded points.

    Raises
    ------
    QueryError
        If it is none of "resume", "keep", "split".
    """
    if text not in _RESTARTS:
        raise QueryError(f"restarts cannot be {text!r}: it is one of {', '.join(map(repr, _RESTARTS))}.")
    return _RESTARTS[text]


class Piece(NamedTuple):
    """A part of a segment that belongs to a series.

    Parameters
    ----------
    path : str
        Of the file.
    segment : Segment
    start, stop : int
        Positions in the segment.
    kept : ndarray of bool, shape (stop - start,), or None
        Which points are current; None for all.
    """

    path: str
    segment: Segment
    start: int
    stop: int
    kept: NDArray[np.bool_] | None = None

    def void(self, column: str) -> NDArray[np.generic]:
        """Return a column of the points that are not current."""
        part = self.segment.columns[column].frozen()[self.start : self.stop]
        return part[:0] if self.kept is None else part[~self.kept]


class Rule:
    """Which points of a run are current: a function of what its files hold and how they are named.

    It does not matter when, or in what portions, the files were read. The points of a series stand in the order of the
    files (the number after ``tfevents.``, then the rest of the name), and within a file in the order written. Then:

    1. A session that starts (``SessionLog.START``) at step s supersedes points of every kind with step >= s: those that
       stand before it in its own file, and those of files before it unless they were written later than the
       start, by wall time (then that writer is alive, and not what the session resumes).
    2. A file resumes an earlier one without saying so if the greatest wall time of the earlier one is before its own
       first point, that point has a step that the earlier one reached, and no session starts in it. For each tag it
       then supersedes that file's points from its own first step of the tag on.
    3. All else is kept: several writers alive at once, equal steps, steps that go back within a file.

    Whether a file is finished can change while it grows, so superseded points may come back; the outcome is the same as
    that of one pass over the final files.

    Parameters
    ----------
    files : sequence of RunFile
        In order.

    Attributes
    ----------
    files : tuple of RunFile
    starts : tuple of tuple of Start
        Sessions that start in each file.
    has_points : tuple of bool
        Whether each file has any.
    resumes : ndarray of bool, shape (files, files)
        Whether a file (row) is resumed by another (column) that does not say so.
    is_plain : bool
        Whether all points are current.
    """

    def __init__(self, files: Sequence[RunFile]) -> None:
        self.files = tuple(files)
        self.starts = tuple(tuple(file.starts) for file in files)
        self.resumes = _resumes(files)
        self.has_points = tuple(file.first_step is not None for file in files)
        self.is_plain = not any(self.starts) and not self.resumes.any()
        self._later: dict[int, _LaterStarts] = {}

    def is_same(self, other: Rule) -> bool:
        """Whether two rules cannot differ in what they make of a segment that did not grow."""
        return (
            self.files == other.files
            and self.starts == other.starts
            and self.has_points == other.has_points
            and np.array_equal(self.resumes, other.resumes)
        )

    def kept(self, number: int, segment: Segment, later: Sequence[tuple[int, Segment]]) -> NDArray[np.bool_] | None:
        """Tell which points of a segment are current.

        Parameters
        ----------
        number : int
            Of the segment's file.
        segment : Segment
        later : sequence of (int, Segment)
            The segments of the same series in later files, with the numbers of these.

        Returns
        -------
        ndarray of bool, shape (n,), or None
            None for all.
        """
        if self.is_plain:
            return None
        bounds = [
            bound
            for bound in (
                self._bound_of_own_starts(number, segment),
                self._bound_of_later_starts(number, segment),
                self._bound_of_resumes(number, later),
            )
            if bound is not None and bound.min() <= segment.reached
        ]
        if not bounds:
            return None
        bound = np.minimum.reduce(np.broadcast_arrays(*bounds))
        kept: NDArray[np.bool_] = (segment.columns["steps"].frozen() < bound) | (bound == _NEVER)
        return None if kept.all() else kept

    @cached_property
    def attempts(self) -> list[list[int]]:
        """Numbers of the attempts, from 1: for each file the one it begins in, and the one after each of its starts.

        A start is a new attempt if the run has earlier points, a file that resumes one is the attempt after it;
        otherwise a file belongs to the latest attempt that any file before it reached.
        """
        attempts: list[list[int]] = []
        for number, file in enumerate(self.files):
            last = np.array([before[-1] for before in attempts], np.int64)
            row = [int((last + self.resumes[:number, number]).max(initial=1))]
            has_points = any(self.has_points[:number])
            for points_before in file.points_before_start:
                is_new = has_points or points_before
                row.append(max(row[-1], int(last.max(initial=1))) + 1 if is_new else row[-1])
            attempts.append(row)
        return attempts

    def _bound_of_own_starts(self, number: int, segment: Segment) -> NDArray[np.int64] | None:
        if segment.sessions[0][1] == len(self.starts[number]):
            return None
        steps = np.array([start.step for start in self.starts[number]], np.int64)
        positions, sessions = np.array(segment.sessions, np.int64).T
        following = np.append(np.minimum.accumulate(steps[::-1])[::-1], _NEVER)
        return np.repeat(following[sessions], np.diff(np.append(positions, len(segment))))

    def _bound_of_later_starts(self, number: int, segment: Segment) -> NDArray[np.int64] | None:
        if number not in self._later:
            self._later[number] = _LaterStarts([start for starts in self.starts[number + 1 :] for start in starts])
        later = self._later[number]
        if later.lowest > segment.reached:
            return None
        return later.bound(segment.columns["wall_times"].frozen())

    def _bound_of_resumes(self, number: int, later: Sequence[tuple[int, Segment]]) -> NDArray[np.int64] | None:
        steps = [segment.first_step for other, segment in later if self.resumes[number, other]]
        return np.array([min(steps)], np.int64) if steps else None


class _LaterStarts:
    """The sessions that start in later files, by wall time."""

    def __init__(self, starts: Sequence[Start]) -> None:
        ordered = sorted((_known(start.wall_time), start.step) for start in starts)
        self._wall_times = np.array([wall_time for wall_time, _ in ordered])
        steps = np.array([step for _, step in ordered], np.int64)
        self._lowest_from = np.append(np.minimum.accumulate(steps[::-1])[::-1], _NEVER)
        self.lowest = int(self._lowest_from[0])

    def bound(self, wall_times: NDArray[np.float64]) -> NDArray[np.int64]:
        """Lowest step of the starts that are not before each wall time."""
        known = np.where(np.isnan(wall_times), -np.inf, wall_times)
        return self._lowest_from[np.searchsorted(self._wall_times, known)]


def _known(wall_time: float) -> float:
    return wall_time if math.isfinite(wall_time) and wall_time else math.inf


def _resumes(files: Sequence[RunFile]) -> NDArray[np.bool_]:
    """Return which file (row) is resumed by which (column) that says nothing about it."""
    if len(files) < 2:  # noqa: PLR2004 - one file resumes nothing
        return np.zeros((len(files), len(files)), np.bool_)
    first_wall = _facts([file.first_point_time for file in files])
    last_wall = _facts([file.last_wall_time for file in files])
    has_points = np.array([file.first_step is not None for file in files], np.bool_)
    first_step = np.array([file.first_step or 0 for file in files], np.int64)
    reached = np.array([file.reached or 0 for file in files], np.int64)
    silent = np.array([not file.starts for file in files], np.bool_)
    finished = last_wall[:, None] < first_wall[None, :]
    goes_back = first_step[None, :] <= reached[:, None]
    both_have_points = has_points[:, None] & has_points[None, :]
    return np.triu(finished & goes_back & both_have_points & silent[None, :], k=1)


def _facts(wall_times: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([math.nan if wall_time is None else wall_time for wall_time in wall_times], np.float64)
