"""How much one call may do."""

from __future__ import annotations

UPDATE_POINTS = 100_000
"""Points told in one call, about 3.5 MB; one series more may go beyond."""
WORK_POINTS = 24_000_000
"""Points looked at in one call, about 0.1 s; one series more may go beyond."""


WORK_OF_A_PART = 50_000
"""What telling of one more series costs beside its points, in points looked at."""


class Budget:
    """What is left of one call's `UPDATE_POINTS` and `WORK_POINTS`."""

    def __init__(self) -> None:
        self._room = UPDATE_POINTS
        self._work = WORK_POINTS

    @property
    def is_spent(self) -> bool:
        """Whether the rest has to wait for the next call."""
        return self._room <= 0 or self._work <= 0

    def spend(self, *, told: int, looked_at: int) -> None:
        """Note points told, and points looked at for it."""
        self._room -= told
        self._work -= looked_at + WORK_OF_A_PART
