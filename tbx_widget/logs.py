"""The composition root: a log directory, read and kept, for Python and for screens."""

from __future__ import annotations

import logging
import threading
import time
from os import PathLike, fspath
from typing import TYPE_CHECKING, TypeAlias

from tbx_widget.data import Face, changes_between
from tbx_widget.errors import QueryError
from tbx_widget.ingest import Ingest, Poller
from tbx_widget.interrupts import interrupts_held
from tbx_widget.progress import telling
from tbx_widget.sources import open_source, public_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from concurrent.futures import Executor
    from typing import Any

    from tbx_widget.data import Changes
    from tbx_widget.ingest import Progress
    from tbx_widget.progress import Telling
    from tbx_widget.store import Snapshot

    Path: TypeAlias = str | PathLike[str]
    Paths: TypeAlias = Path | Iterable[Path]

log = logging.getLogger(__name__)

SLICE_S = 0.2
"""How long one poll may read before screens are told what came."""
POLL_SHARE = 0.01
"""Part of a core that looking at the files and telling screens may take, as long as that keeps them live."""
LONGEST_PAUSE_S = 0.6
"""Longest pause for the sake of `POLL_SHARE`."""
CATCH_UP_S = 0.1
"""Pause before a screen that is behind is told more."""
POLL_INTERVAL_S = (0.05, 5.0)
"""Shortest and longest pause between two looks: a screen needs a sign of life every 5 seconds."""


class Logs(Face):
    """One or more log directories: their event files, read to the last complete record, and kept whole.

    Reading happens where `reload` is called, or, as long as a screen is attached, on one thread of its own.

    Parameters
    ----------
    paths : str or path, or several of these
        Directories, each optionally ``name=path``, and addresses that fsspec knows, such as ``s3://bucket/logs``. One
        that does not exist yet is watched.
    restarts : {"resume", "keep", "split"}
        What becomes of points that a restarted training wrote again.
    poll_interval : float
        Seconds between two looks at the files, from 0.05 to 5.
    storage_options : mapping, optional
        What fsspec hands to the file systems of the addresses, such as credentials.
    clock : callable
        Seconds since 1970.

    Raises
    ------
    QueryError
        If there is no path, or an option has a value it cannot have.
    SourceError
        If the file system of an address cannot be used.
    """

    def __init__(
        self,
        paths: Paths,
        *,
        restarts: str = "resume",
        poll_interval: float = 0.25,
        storage_options: Mapping[str, Any] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        shortest, longest = POLL_INTERVAL_S
        if not shortest <= poll_interval <= longest:
            raise QueryError(f"poll_interval must be {shortest} to {longest} s, not {poll_interval}.")
        given = _listed(paths)
        self.paths = tuple(public_name(path) for path in given)
        """The paths as they were given, without credentials."""
        self.poll_interval = poll_interval
        self.fault = ""
        """Why reading has stopped, a sentence; empty as long as it goes on."""
        self._clock = clock
        self._source = open_source(given, storage_options)
        super().__init__(self._source)
        self._ingest = Ingest(self._source, restarts=restarts, clock=clock)
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._stepping = threading.Lock()
        self._screens: list[Callable[[], bool]] = []
        self._poller: Poller | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """The directories as absolute paths, and the addresses without credentials."""
        return self._source.places

    @property
    def snapshot(self) -> Snapshot:
        """What was read up to now; immutable, may be taken on any thread."""
        return self._ingest.snapshot

    @property
    def state(self) -> str:
        """One of ``waiting`` (no such directory), ``empty`` (no event file in it), ``loading`` and ``live``."""
        return self._ingest.state

    @property
    def progress(self) -> Progress:
        """Bytes read, and bytes there."""
        return self._ingest.progress

    @property
    def last_data(self) -> float | None:
        """When the newest point came, seconds since 1970."""
        return self._ingest.last_data

    @property
    def now(self) -> float:
        """The clock that `last_data` was read from."""
        return self._clock()

    def reload(self, *, executor: Executor | None = None, progress: Telling = None) -> Changes:
        """Read all that is there now. With a screen attached, its thread does so already.

        Parameters
        ----------
        executor : concurrent.futures.Executor, optional
            Whose workers read the files of which nothing was read yet: threads, processes, or a cluster
            (``dask.distributed.Client.get_executor()``). They must see the files under the same paths.
        progress : callable or False, optional
            Called as ``progress(bytes_done, bytes_total)``. By default a bar shows when it takes more than a second, in
            a notebook or a terminal; False for none.

        Returns
        -------
        Changes
            What this call brought; false if that is nothing.
        """
        with self._reading, telling(progress) as told:
            before = self.snapshot
            if executor is not None:
                self._ingest.hand_out(executor, told)
            is_first = True
            while self._poll(everything=is_first):
                is_first = False
                told(self.progress.bytes_read, self.progress.bytes_total)
            told(self.progress.bytes_read, self.progress.bytes_total)
            self._reader.retry()
            return changes_between(before, self.snapshot)

    def _poll(self, *, everything: bool) -> bool:
        """Read a slice, whole: points that were read but not yet kept would be lost."""
        with interrupts_held():
            return self._ingest.poll(budget_s=SLICE_S, everything=everything)

    def attach(self, tick: Callable[[], bool]) -> None:
        """Add a screen: `tick` is called after each look at the files, on the thread that this starts if need be.

        Parameters
        ----------
        tick : callable
            Returns whether it wants to be called again soon. Adding it twice is adding it once.
        """
        with self._lock:
            if tick not in self._screens:
                self._screens.append(tick)
            if self._poller is None:
                self._poller = Poller(self._step)
                self._poller.start()

    def detach(self, tick: Callable[[], bool]) -> None:
        """Remove a screen; the last one takes the thread with it."""
        with self._lock:
            if tick in self._screens:
                self._screens.remove(tick)
            idle = self._poller if not self._screens else None
            if idle is not None:
                self._poller = None
        if idle is not None:
            idle.stop()

    def wake(self) -> None:
        """Look at the files, and call the screens, now."""
        poller = self._poller
        if poller is not None:
            poller.wake()

    def close(self) -> None:
        """Let all screens go. What was read stays readable."""
        for tick in tuple(self._screens):
            self.detach(tick)

    def __repr__(self) -> str:
        places = ", ".join(map(repr, self.paths))
        return f"Logs({places}) [{self.state}, {len(self.snapshot.runs)} runs, {self.snapshot.points} points]"

    def _step(self) -> float:
        """Read a slice and tell the screens; seconds until the next.

        A thread that is ending may still be in here when the next one starts.
        """
        with self._stepping:
            began = time.thread_time()
            has_more = self._read_slice()
            behind = [self._tick(tick) for tick in tuple(self._screens)]
            cost = time.thread_time() - began
        if has_more:
            return 0.0
        if any(behind):
            return CATCH_UP_S
        return max(self.poll_interval, min(cost / POLL_SHARE, LONGEST_PAUSE_S))

    def _read_slice(self) -> bool:
        try:
            with self._reading:
                has_more = self._ingest.poll(budget_s=SLICE_S, everything=False)
        except Exception as error:
            log.exception("Reading %s failed", self.paths)
            self.fault = f"Reading failed: {error!r}. What was read before is shown; the kernel's log has the details."
            return False
        self.fault = ""
        return has_more

    def _tick(self, tick: Callable[[], bool]) -> bool:
        try:
            return tick()
        except Exception:
            log.exception("A screen of %s could not be updated", self.paths)
            return False


def read(
    paths: Paths,
    *,
    restarts: str = "resume",
    storage_options: Mapping[str, Any] | None = None,
    executor: Executor | None = None,
    progress: Telling = None,
) -> Logs:
    """Read all event files that are there now; no thread, no widget, no Jupyter.

    Parameters
    ----------
    paths : str or path, or several of these
        Log directories, each optionally ``name=path``, and addresses that fsspec knows, such as ``s3://bucket/logs``.
    restarts : {"resume", "keep", "split"}
        What becomes of points that a restarted training wrote again.
    storage_options : mapping, optional
        What fsspec hands to the file systems of the addresses, such as credentials.
    executor, progress
        As in `Logs.reload`.

    Returns
    -------
    Logs

    Raises
    ------
    QueryError
        If there is no path, or an option has a value it cannot have.
    SourceError
        If the file system of an address cannot be used.
    """
    logs = Logs(paths, restarts=restarts, storage_options=storage_options)
    logs.reload(executor=executor, progress=progress)
    return logs


def _listed(paths: Paths) -> tuple[str, ...]:
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    if not any(given):
        raise QueryError("Which directory? Give the path of a log directory, such as 'logs'.")
    return tuple(fspath(path) for path in given)
