"""A feed of scalars with a screen at its end, and no files: series are arrays that tests put in."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from tbx_widget.dashboards.scalars.feed import ScalarsFeed
from tbx_widget.store import Metadata, ScalarSeries, Snapshot
from tbx_widget.types import SeriesKey
from tests.support.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import ArrayLike


class Board:
    """Runs and tags are numbered in the order in which they come."""

    def __init__(self, elements: Any = None) -> None:
        self.feed = ScalarsFeed(elements)
        self.screen: Any = Screen()
        self._revision = 0
        self._series: dict[SeriesKey, Any] = {}

    def put(self, run: str, tag: str, steps: ArrayLike, values: ArrayLike) -> None:
        """Give a series all of its points."""
        for names, name in ((self.screen.runs, run), (self.screen.tags, tag)):
            if name not in names:
                names.append(name)
        steps = np.asarray(steps, np.int64)
        values = np.asarray(values, np.float32)
        key = SeriesKey(run, "scalars", tag)
        self._series[key] = ScalarSeries(key, Metadata(), steps, steps + 100.0, values, superseded=0, generation=1)

    def want(
        self,
        cards: Iterable[Mapping[str, Any]] = (),
        *,
        hidden: Sequence[int] = (),
        smoothing: tuple[str, Any] = ("ema", 0.0),
        **more: Any,
    ) -> None:
        kind, amount = smoothing
        wanted = [{"px": 256, "range": None, **card} for card in cards]
        want = {"cards": wanted, "hidden": list(hidden), "smoothing": {"kind": kind, "amount": amount}, **more}
        self.feed.want("page", want)

    def settle(self) -> list[list[str]]:
        """Let the feed say all it has to; return the names of the tables, a list a call."""
        snapshot = self.snapshot()
        told = []
        while True:
            tables = self.feed.tables(snapshot, self)
            told.append([table.name for table in tables])
            for table in tables:
                self.screen.take_table(table)
            if not self.feed.is_behind:
                return told

    def snapshot(self) -> Snapshot:
        """Return what was put in up to now."""
        self._revision += 1
        return Snapshot(revision=self._revision, series=MappingProxyType(dict(self._series)))

    def run(self, name: str) -> int:
        return int(self.screen.runs.index(name))

    def tag(self, kind: str, tag: str) -> int:
        return int(self.screen.tags.index(tag))
