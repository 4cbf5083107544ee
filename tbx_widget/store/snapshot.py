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
        In order of first appearance.
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
            before, self._shown[name] = self._shown.get(name, []), stage.runs()
            _replace(runs, before, self._shown[name])
            if not stage.has_files:
                del self._stages[name], self._shown[name]
        self._dirty.clear()
        self.snapshot = _following(self.snapshot, tuple(runs.values()), changes, problems)
        return self.snapshot


def _replace(runs: dict[str, Run], before: Iterable[Run], now: Iterable[Run]) -> None:
    names = {run.name for run in now}
    for run in before:
        if run.name not in names:
            del runs[run.name]
    runs.update({run.name: run for run in now})


def _following(before: Snapshot, runs: tuple[Run, ...], changes: Changes, problems: tuple[Problem, ...]) -> Snapshot:
    series, points, superseded = dict(before.series), before.points, before.superseded
    names = [run.name for run in before.runs]
    vanished = names != [run.name for run in runs[: len(names)]]
    for key, now in changes.items():
        old = series.get(key)
        points += (len(now) if now else 0) - (len(old) if old else 0)
        superseded += (now.superseded if now else 0) - (old.superseded if old else 0)
        if now is not None:
            series[key] = now
        elif old is not None:
            vanished = True
            del series[key]
    return Snapshot(
        revision=before.revision + 1,
        epoch=before.epoch + vanished,
        runs=runs,
        series=MappingProxyType(series),
        problems=problems,
        points=points,
        superseded=superseded,
    )
