"""From a source to snapshots: the only writer of the store."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from tbx_widget.ingest.handing_out import hand_out
from tbx_widget.ingest.memory import give_back
from tbx_widget.ingest.reading import portion
from tbx_widget.ingest.watch import Watch
from tbx_widget.store import Stage, parse_restarts

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from tbx_widget.ingest.file_reader import FileReader
    from tbx_widget.sources import Source
    from tbx_widget.store import Snapshot

_MUCH_BYTES: Final = 1 << 27
"""Bytes of files whose reading leaves holes that are worth giving back."""

State: TypeAlias = Literal["waiting", "empty", "loading", "live"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come.

    Parameters
    ----------
    bytes_read, bytes_total : int
        Of all files that are there now. The end of a live file is often half a record, which stays unread.
    """

    bytes_read: int = 0
    bytes_total: int = 0


class Ingest:
    """Reads what a source holds, and goes on reading what is added.

    It has no thread: whoever calls `poll` owns the work. `snapshot`, `progress`, `state` and `last_data` may be read
    from any thread at any time.

    Parameters
    ----------
    source : Source
    restarts : {"resume", "keep", "split"}
        What becomes of points that a restart voids: left out and counted; kept; or each attempt is a run of its own.
    clock : callable
        Seconds since 1970.

    Raises
    ------
    QueryError
        If `restarts` is none of these.

    Attributes
    ----------
    snapshot : Snapshot
        What had been read at the end of the last poll.
    progress : Progress
    state : str
        "waiting": no directory exists; "empty": no event file in them; "loading": more is there to be read; "live".
    last_data : float or None
        The clock when points last came.
    """

    def __init__(self, source: Source, *, restarts: str = "resume", clock: Callable[[], float] = time.time) -> None:
        self._stage = Stage(parse_restarts(restarts))
        self._clock = clock
        self._source = source
        self._watch = Watch(source, self._stage)
        self.snapshot: Snapshot = self._stage.snapshot
        self.progress = Progress()
        self.state: State = "waiting"
        self.last_data: float | None = None
        self._tidied = 0

    def poll(self, *, budget_s: float = 0.5, everything: bool = True) -> bool:
        """Look for changes, read for a while, and commit.

        Nothing on disk makes this raise: what cannot be read is a problem of the snapshot.

        Parameters
        ----------
        budget_s : float
            Seconds after which to stop reading; something is read in any case.
        everything : bool
            False to spare files that have been quiet: each is looked at within a second all the same, if one polls.

        Returns
        -------
        bool
            True if more is waiting to be read right now.
        """
        began = self._clock()
        if self._watch.look(began, everything=everything) or self._watch.behind:
            self._read(began + budget_s)
            self._commit()
            self._tidy()
        return self.state == "loading"

    def hand_out(self, executor: Executor, told: Callable[[int, int], None]) -> None:
        """Have the files of which nothing was read yet read elsewhere. What is not read there is left to `poll`.

        Parameters
        ----------
        executor : concurrent.futures.Executor
            Its workers must see the files under the same paths.
        told : callable
            Called as ``told(bytes_done, bytes_total)`` when files have come back.
        """
        self._watch.look(self._clock())
        for readers in hand_out(executor, self._source, self._watch.behind):
            if self._watch.adopt(readers):
                self.last_data = self._clock()
            self._commit()
            told(self.progress.bytes_read, self.progress.bytes_total)

    def _read(self, deadline: float) -> None:
        """Give every file that is behind a slice in turn: first those least served, of these the newest."""
        while self._watch.behind:
            waiting = sorted(self._watch.behind, key=_turn)
            if self._watch.read(portion(waiting, self._source)):
                self.last_data = self._clock()
            if self._clock() >= deadline:
                break

    def _commit(self) -> None:
        self.snapshot = self._stage.commit(self._watch.problems())
        self.progress = Progress(*self._watch.bytes())
        self.state = self._state()

    def _tidy(self) -> None:
        """Give memory back after a load."""
        if self.state == "live" and self.progress.bytes_read - self._tidied > _MUCH_BYTES:
            self._tidied = self.progress.bytes_read
            give_back()

    def _state(self) -> State:
        if self._watch.is_empty:
            return "empty" if self._watch.listing.exists else "waiting"
        return "loading" if self._watch.behind else "live"


def _turn(reader: FileReader) -> tuple[int, int]:
    return reader.slices, -reader.tail.modified
