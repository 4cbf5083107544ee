"""One run in the making: its files, and the series they amount to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from tbx_widget.events import Metadata, kind_of_plugin
from tbx_widget.events.kinds import TENSORS, UNTOLD
from tbx_widget.store.assembly import Assembly
from tbx_widget.store.restarts import Piece, Rule
from tbx_widget.types import SeriesKey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from tbx_widget.events import Batch
    from tbx_widget.store.restarts import Restarts
    from tbx_widget.store.run_file import RunFile
    from tbx_widget.store.segment import Segment
    from tbx_widget.store.series import BlobSeries, ScalarSeries

    Name: TypeAlias = tuple[str, str]
    Changes: TypeAlias = dict[SeriesKey, ScalarSeries | BlobSeries | None]

_NO_METADATA: Final = Metadata()
_NOTHING: Final[Mapping[int, Assembly]] = {}


@dataclass(frozen=True, slots=True)
class Run:
    """A run, or one attempt of it where attempts are kept apart.

    Parameters
    ----------
    name : str
        "." for the top directory.
    started : float or None
        Wall time of its first event that has a finite one, seconds since 1970.
    """

    name: str
    started: float | None


class RunStage:
    """Takes what is read of a run's files, and says what that changes.

    Parameters
    ----------
    name : str
    restarts : {"resume", "keep", "split"}
        Whether superseded points are left out, kept, or each attempt is a run of its own, called ``name // attempt 2``
        (no directory can be called so).
    """

    def __init__(self, name: str, restarts: Restarts) -> None:
        self.name = name
        self._restarts = restarts
        self._files: list[RunFile] = []
        self._rule = Rule(())
        self._dirty: set[Name] = set()
        self._kinds: dict[str, set[str]] = {}
        self._told: dict[str, str] = {}
        self._assemblies: dict[Name, dict[int, Assembly]] = {}

    @property
    def has_files(self) -> bool:
        """Whether the run is still there."""
        return bool(self._files)

    def set_files(self, files: list[RunFile]) -> None:
        """Say which files the run has, in their order; those that come or go bring or take what was read of them."""
        self._dirty.update(name for file in self._files if file not in files for name in file.segments)
        for file in files:
            if file not in self._files:
                self._note(file.segments, file.metadata)
        self._files = list(files)

    def take(self, file: RunFile, batch: Batch) -> None:
        """Append a batch to one of the run's files."""
        self._note(file.take(batch), batch.metadata)

    def _note(self, touched: Collection[Name], described: Iterable[str]) -> None:
        self._dirty.update(touched)
        for kind, tag in touched:
            self._kinds.setdefault(tag, set()).add(kind)
        self._dirty.update((kind, tag) for tag in described for kind in self._kinds.get(tag, ()))

    def runs(self) -> list[Run]:
        """Return the run, or its attempts; nothing before the first event."""
        if not any(file.events for file in self._files):
            return []
        if self._restarts != "split":
            return [Run(self.name, next((file.first_wall_time for file in self._files if file.events), None))]
        started: dict[int, float | None] = {}
        for file, attempts in zip(self._files, self._rule.attempts, strict=True):
            times = [file.first_wall_time, *(start.wall_time for start in file.starts)]
            for attempt, wall_time in zip(attempts, times, strict=True):
                started.setdefault(attempt, wall_time if wall_time and math.isfinite(wall_time) else None)
        return [Run(self._attempt_name(attempt), started[attempt]) for attempt in sorted(started)]

    def commit(self) -> Changes:
        """Return the series that changed since the last time; None for one that vanished."""
        rule, before = Rule(self._files), self._rule
        self._rule = rule
        is_same = rule.is_same(before)
        if not is_same:
            self._dirty.update(name for file in self._files for name in file.segments)
        dirty, self._dirty = self._resolve(self._dirty), set()
        changes: Changes = {}
        only_file = self._files[0] if is_same and rule.is_plain and len(self._files) == 1 else None
        for name in sorted(dirty):
            if only_file is None or not self._grow(name, only_file, changes):
                changes.update(self._update(name))
        return changes

    def _grow(self, name: Name, file: RunFile, changes: Changes) -> bool:
        """Update a series of a run that has one file, in which no session starts. False if it takes more than that."""
        assembly = self._assemblies.get(name, _NOTHING).get(1)
        if assembly is None or name[1] in self._told:
            return False
        series = assembly.grown(file.metadata.get(name[1], _NO_METADATA))
        if series is not None:
            changes[assembly.key] = series
        return series is not None

    def _resolve(self, dirty: set[Name]) -> set[Name]:
        """Replace names that say no kind by those that the run's files tell now."""
        resolved = {name for name in dirty if name[0] != UNTOLD}
        for tag in {tag for kind, tag in dirty if kind == UNTOLD}:
            kind = self._kind_told(tag)
            resolved |= {(kind, tag), (self._told.get(tag, kind), tag)}
            self._told[tag] = kind
        return resolved

    def _kind_told(self, tag: str) -> str:
        plugins = (file.metadata[tag].plugin_name for file in self._files if tag in file.metadata)
        plugin = next(filter(None, plugins), "")
        return kind_of_plugin(plugin) if plugin else TENSORS

    def _update(self, name: Name) -> Changes:
        kind, tag = name
        metadata = next((file.metadata[tag] for file in self._files if tag in file.metadata), _NO_METADATA)
        by_attempt = self._pieces_by_attempt(name)
        assemblies = self._assemblies.setdefault(name, {})
        changes: Changes = {}
        for attempt in [attempt for attempt in assemblies if attempt not in by_attempt]:
            changes[assemblies.pop(attempt).key] = None
        for attempt, pieces in by_attempt.items():
            if attempt not in assemblies:
                assemblies[attempt] = Assembly(SeriesKey(self._attempt_name(attempt), kind, tag))
            assembly = assemblies[attempt]
            changes[assembly.key] = assembly.update(pieces, metadata)
        return changes

    def _pieces_by_attempt(self, name: Name) -> dict[int, list[Piece]]:
        segments = list(self._segments(name))
        if self._restarts == "split":
            return self._split(segments)
        pieces = []
        for position, (number, segment) in enumerate(segments):
            kept = self._rule.kept(number, segment, segments[position + 1 :]) if self._restarts == "resume" else None
            pieces.append(Piece(self._files[number].path, segment, 0, len(segment), kept))
        return {1: pieces} if pieces else {}

    def _split(self, segments: list[tuple[int, Segment]]) -> dict[int, list[Piece]]:
        attempts = self._rule.attempts
        by_attempt: dict[int, list[Piece]] = {}
        for number, segment in segments:
            stops = [*(position for position, _ in segment.sessions[1:]), len(segment)]
            for (start, session), stop in zip(segment.sessions, stops, strict=True):
                piece = Piece(self._files[number].path, segment, start, stop)
                by_attempt.setdefault(attempts[number][session], []).append(piece)
        return by_attempt

    def _segments(self, name: Name) -> Iterator[tuple[int, Segment]]:
        kind, tag = name
        kinds = (UNTOLD, kind) if self._told.get(tag) == kind else (kind,)
        for number, file in enumerate(self._files):
            for one in kinds:
                segment = file.segments.get((one, tag))
                if segment is not None:
                    yield number, segment

    def _attempt_name(self, attempt: int) -> str:
        return self.name if attempt == 1 else f"{self.name} // attempt {attempt}"
