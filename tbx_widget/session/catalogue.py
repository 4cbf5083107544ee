"""The names a screen knows, and the numbers that stand for them on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tbx_widget.errors import QueryError
from tbx_widget.types import SeriesKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tbx_widget.store import Snapshot


class Catalogue:
    """Numbers for runs and tags, in order of first appearance; the `Numbers` of dashboard feeds.

    Within one epoch of the snapshots names only come and none goes, so that a number never changes its meaning. A run
    has a number from its first event on.

    Parameters
    ----------
    epoch : int
        Of the snapshots that it takes in.
    """

    def __init__(self, epoch: int = 0) -> None:
        self.epoch = epoch
        self._runs: dict[str, int] = {}
        self._tags: dict[tuple[str, str], int] = {}
        self._untold_runs: list[dict[str, Any]] = []
        self._untold_tags: list[dict[str, Any]] = []
        self._series_seen = 0

    def run(self, name: str) -> int:
        """Return the number of a run."""
        return self._runs[name]

    def tag(self, kind: str, tag: str) -> int:
        """Return the number of a kind's tag."""
        return self._tags[kind, tag]

    def keys(self, places: Iterable[tuple[int, int]]) -> list[SeriesKey]:
        """Return the series that pairs of numbers stand for.

        Raises
        ------
        QueryError
            If a number stands for nothing.
        """
        runs, tags = list(self._runs), list(self._tags)
        keys = []
        for run, tag in places:
            if not (0 <= run < len(runs) and 0 <= tag < len(tags)):
                raise QueryError(
                    f"There is no run {run} with a tag {tag}: the catalogue has {len(runs)} and {len(tags)}."
                )
            keys.append(SeriesKey(runs[run], *tags[tag]))
        return keys

    def take_in(self, snapshot: Snapshot) -> None:
        """Give numbers to the names that are new in a snapshot of the same epoch."""
        for run in snapshot.runs:
            if run.name not in self._runs:
                self._runs[run.name] = len(self._runs)
                self._untold_runs.append({"name": run.name, "started": run.started})
        if len(snapshot.series) != self._series_seen:
            self._series_seen = len(snapshot.series)
            self._take_in_tags(snapshot)

    def news(self) -> dict[str, Any] | None:
        """Return the `catalogue` field of the next update, and take it for told; None when nothing is new."""
        if not (self._untold_runs or self._untold_tags):
            return None
        news = {
            "epoch": self.epoch,
            "runs_from": len(self._runs) - len(self._untold_runs),
            "runs": self._untold_runs,
            "tags_from": len(self._tags) - len(self._untold_tags),
            "tags": self._untold_tags,
        }
        self._untold_runs, self._untold_tags = [], []
        return news

    def _take_in_tags(self, snapshot: Snapshot) -> None:
        for key, series in snapshot.series.items():
            if (key.kind, key.tag) in self._tags:
                continue
            self._tags[key.kind, key.tag] = len(self._tags)
            self._untold_tags.append(
                {
                    "kind": key.kind,
                    "tag": key.tag,
                    "display_name": series.metadata.display_name,
                    "description": series.metadata.description,
                }
            )
