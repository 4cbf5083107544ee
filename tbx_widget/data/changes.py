"""What became of the logs between two looks."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sized

    from tbx_widget.store import Snapshot
    from tbx_widget.types import Problem, SeriesKey


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed; false if nothing did.

    Parameters
    ----------
    runs_added, runs_removed : tuple of str
    series_added, series_changed, series_removed : tuple of SeriesKey
    points : int
        By how many the points of series grew; what files or restarts took away is not deducted.
    problems : tuple of Problem
        New ones, and those that happened more often.
    """

    runs_added: tuple[str, ...] = ()
    runs_removed: tuple[str, ...] = ()
    series_added: tuple[SeriesKey, ...] = ()
    series_changed: tuple[SeriesKey, ...] = ()
    series_removed: tuple[SeriesKey, ...] = ()
    points: int = 0
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return self != Changes()

    def __repr__(self) -> str:
        counts = {field.name: getattr(self, field.name) for field in fields(self)}
        said = ", ".join(f"{name} {_count(found)}" for name, found in counts.items() if found)
        return f"Changes({said})"


def _count(found: int | Sized) -> int:
    return found if isinstance(found, int) else len(found)


def changes_between(before: Snapshot, now: Snapshot) -> Changes:
    """Compare two snapshots of the same logs.

    Parameters
    ----------
    before, now : Snapshot

    Returns
    -------
    Changes
    """
    if before is now:
        return Changes()
    old, new = before.series, now.series
    old_runs, new_runs = ({run.name: None for run in snapshot.runs} for snapshot in (before, now))
    changed = tuple(key for key, series in new.items() if key in old and series is not old[key])
    added = tuple(key for key in new if key not in old)
    known = set(before.problems)
    return Changes(
        runs_added=tuple(run for run in new_runs if run not in old_runs),
        runs_removed=tuple(run for run in old_runs if run not in new_runs),
        series_added=added,
        series_changed=changed,
        series_removed=tuple(key for key in old if key not in new),
        points=sum(len(new[key]) for key in added) + sum(max(len(new[key]) - len(old[key]), 0) for key in changed),
        problems=tuple(problem for problem in now.problems if problem not in known),
    )
