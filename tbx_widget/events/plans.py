"""The fast path: what is known of how events are spelled, and the points read by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from tbx_widget.events.plan import Plan, Rows
from tbx_widget.events.template import template_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tbx_widget.events.layout import Layout
    from tbx_widget.events.plan import Points
    from tbx_widget.events.template import Template

    Found = list[tuple[Template, list[Points]]]

_LARGEST: Final = 1 << 16
_ALIKE: Final = 8
_MOST_FAILURES: Final = 5
_MOST_LAYOUTS: Final = 16
"""Of one size, as many as are kept: each costs a hash of all its rows."""
_LEAST_SHARE: Final = 16
"""A new layout must take at least one row in so many."""
_MOST_BYTES: Final = 1 << 26
_VALUE_BYTES: Final = 1 << 13
"""What a layout takes for each of its numbers, roughly: look-up tables."""
_TEMPLATE_BYTES: Final = 1 << 11
"""What a template takes beside its bytes, roughly."""


class Plans:
    """What is known of all files' events; learns from each buffer, and is shared by the files of one reader.

    Where nearly every event has a tag of its own there is nothing to learn: what is known is bounded, and begins anew
    when it has grown too large.

    Parameters
    ----------
    fewest : int
        Events of one size in a buffer below which reading them one at a time is faster.
    """

    def __init__(self, *, fewest: int = 16) -> None:
        self._fewest = fewest
        self._random = np.random.default_rng()
        self._by_size: dict[int, dict[Layout, Plan]] = {}
        self._bytes = 0

    def take(
        self, buffer: bytes, starts: NDArray[np.int64], sizes: NDArray[np.int64]
    ) -> tuple[Found, NDArray[np.bool_]]:
        """Read the scalars of a buffer's records, as far as many of them are spelled alike.

        Parameters
        ----------
        buffer : bytes
        starts, sizes : ndarray of int64, shape (n,)
            Spans of the payloads, whose checksums stand behind them. Not verified yet.

        Returns
        -------
        found : list of (Template, list of Points)
            Their records are positions in `starts`; the checksum of each is right.
        is_left : ndarray of bool, shape (n,)
            Which records are not among these.
        """
        found: Found = []
        is_left = np.ones(len(starts), np.bool_)
        for size, records in _by_size(sizes, self._fewest):
            self._take_rows(size, Rows(buffer, starts[records], size, records), found)
            self._forget_if_too_much()
        for _, points in found:
            is_left[points[0].records] = False
        return found, is_left

    def _take_rows(self, size: int, rows: Rows, found: Found) -> None:
        for layout, plan in self._by_size.get(size, {}).items():
            if self._pays(layout, rows):
                rows = _apply(plan, rows, found)
        failures = 0
        while len(rows) >= self._fewest and failures < _MOST_FAILURES:
            before = len(rows)
            example = rows.payload(before * failures // _MOST_FAILURES)
            template = template_of(example)
            if template is not None and self._pays(template.layout, rows):
                plan = self._plan(size, template.layout)
                self._bytes += plan.learn(rows, example) * (_TEMPLATE_BYTES + 4 * size)
                rows = _apply(plan, rows, found)
            failures += (before - len(rows)) * _LEAST_SHARE <= before

    def _pays(self, layout: Layout, rows: Rows) -> bool:
        """Whether there are rows enough: bytes cost NumPy calls here, values cost time on the other path."""
        return len(rows) > (self._fewest - 1) * (1 + layout.size // (64 * (1 + len(layout.values) // 2)))

    def _forget_if_too_much(self) -> None:
        if self._bytes > _MOST_BYTES:
            self._by_size.clear()
            self._bytes = 0

    def _plan(self, size: int, layout: Layout) -> Plan:
        plans = self._by_size.setdefault(size, {})
        if layout not in plans:
            if len(plans) == _MOST_LAYOUTS:
                plans.pop(next(iter(plans)))
            self._bytes += _VALUE_BYTES * (len(layout.values) + 2)
            plans[layout] = Plan(layout, self._random, alike=min(self._fewest, _ALIKE))
        return plans[layout]


def _apply(plan: Plan, rows: Rows, found: Found) -> Rows:
    if not len(rows):
        return rows
    taken, points = plan.take(rows)
    found += points
    return rows.only(~taken) if points else rows


def _by_size(sizes: NDArray[np.int64], fewest: int) -> list[tuple[int, NDArray[np.int64]]]:
    """Group records by size, in order within each group, but for large sizes and those of which there are few."""
    small = np.minimum(sizes, _LARGEST - 1).astype(np.uint16)
    order = np.argsort(small, kind="stable")
    small = small[order]
    edges = np.concatenate([[0], np.flatnonzero(small[1:] != small[:-1]) + 1, [len(small)]])
    groups = [
        (int(small[start]), order[start:stop])
        for start, stop in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        if stop - start >= fewest
    ]
    return [(size, records) for size, records in groups if 0 < size < _LARGEST - 1]
