"""From what is staged to what readers see."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tbx_widget.store.run_stage import Run, RunStage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tbx_widget.events import Batch
    from tbx_widget.store.restarts import Restarts
    from tbx_widget.store.run_file import RunFile
    from tbx_widget.store.run_stage import Changes
    from tbx_widget.store.series import BlobSeries, ScalarSeries
    from tbx_widget.types import Problem, SeriesKey


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """All that had been read at one moment. Immutable, so any thread may keep and read it.

    What did not change between two snapshots is the same object in both.

    Parameters
    ----------
    revision : int
        Grows whenever anything changed.
    epoch : int
        Changes when runs or series vanish. Within one epoch `runs` and `series` only grow at the end.
    runs : tuple of Run
        In order of first appearance; a run appears with its first event.
    series : mapping of SeriesKey to ScalarSeries or BlobSeries
        In order of first appearance.
    problems : tuple of Problem
        Of directories, then of files; one for each cause in each.
    points : int
        Current points of all kinds.
    superseded : int
        Points that restarts void.
    """

    revision: int = 0
    epoch: int = 0
    runs: tuple[Run, ...] = ()
    series: Mapping[SeriesKey, ScalarSeries | BlobSeries] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    points: int = 0
    superseded: int = 0


class Stage:
    """Where the one writer puts what it reads, until `commit` shows it.

    Parameters
    ----------
    restarts : {"resume", "keep", "split"}
        As in `RunStage`.
    """

    def __init__(self, restarts: Restarts) -> None:
        self.snapshot = Snapshot()
        self._restarts = restarts
        self._stages: dict[str, RunStage] = {}
        self._dirty: set[str] = set()
        self._shown: dict[str, list[Run]] = {}
        self._series: dict[SeriesKey, ScalarSeries | BlobSeries] = {}

    def set_files(self, run: str, files: list[RunFile]) -> None:
        """Say which files a run has, in their order; none takes the run away."""
        if run not in self._stages:
            self._stages[run] = RunStage(run, self._restarts)
        self._stages[run].set_files(files)
        self._dirty.add(run)

    def take(self, run: str, file: RunFile, batch: Batch) -> None:
        """Append a batch to one of a run's files."""
        self._stages[run].take(file, batch)
        self._dirty.add(run)

    def commit(self, problems: tuple[Problem, ...]) -> Snapshot:
        """Show what is staged; the same snapshot if that is nothing."""
        if not self._dirty and problems == self.snapshot.problems:
            return self.snapshot
        changes: Changes = {}
        runs = {run.name: run for run in self.snapshot.runs}
        for name in [name for name in self._stages if name in self._dirty]:
            stage = self._stages[name]
            changes.update(stage.commit())
            shown, self._shown[name] = self._shown.get(name, []), stage.runs()
            _replace(runs, shown, self._shown[name])
            if not stage.has_files:
                del self._stages[name], self._shown[name]
        self._dirty.clear()
        return self._show(tuple(runs.values()), changes, problems)

    def _show(self, runs: tuple[Run, ...], changes: Changes, problems: tuple[Problem, ...]) -> Snapshot:
        before = self.snapshot
        points, superseded, vanished = before.points, before.superseded, not _goes_on(before.runs, runs)
        for key, now in changes.items():
            old = self._series.get(key)
            if old is not None:
                points, superseded = points - len(old), superseded - old.superseded
            if now is not None:
                self._series[key] = now
                points, superseded = points + len(now), superseded + now.superseded
            elif old is not None:
                del self._series[key]
                vanished = True
        self.snapshot = Snapshot(
            revision=before.revision + 1,
            epoch=before.epoch + vanished,
            runs=runs,
            series=MappingProxyType(self._series.copy()),
            problems=problems,
            points=points,
            superseded=superseded,
        )
        return self.snapshot


def _replace(runs: dict[str, Run], before: Iterable[Run], now: Iterable[Run]) -> None:
    names = {run.name for run in now}
    for run in before:
        if run.name not in names:
            del runs[run.name]
    runs.update({run.name: run for run in now})


def _goes_on(before: tuple[Run, ...], now: tuple[Run, ...]) -> bool:
    """Whether runs were only added, at the end."""
    return len(now) >= len(before) and all(old.name == new.name for old, new in zip(before, now, strict=False))
