"""Whose turn it is to be looked at, where looking at everything each time would cost too much."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = TypeVar("Item")


class Rotation:
    """Goes round things at an even pace, so that each has its turn once in so many seconds, however often one asks.

    Parameters
    ----------
    round_s : float
        Seconds for all to have had their turn.
    """

    def __init__(self, round_s: float) -> None:
        self._round_s = round_s
        self._next = 0
        self._asked = float("-inf")

    def turn(self, items: Sequence[Item], now: float) -> Sequence[Item]:
        """Return the part of `items` whose turn it is; all of them the first time, and when the clock went back.

        Parameters
        ----------
        items : sequence
            What there is now. Where it changes, an item may have to wait for one round more.
        now : float
            Seconds.
        """
        elapsed, self._asked = now - self._asked, now
        if not 0 <= elapsed < self._round_s:
            return items
        first, count = min(self._next, len(items)), ceil(len(items) * elapsed / self._round_s)
        part = (*items[first : first + count], *items[: max(first + count - len(items), 0)])
        self._next = (first + count) % max(len(items), 1)
        return part
