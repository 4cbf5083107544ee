"""When to send: often enough to be live, seldom enough to be kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MIN_PAUSE_S = 0.1
HEARTBEAT_S = 3.0
UPDATES_UNDERWAY = 16
BUSY_AFTER_S = 4.0


class Pace:
    """Decides whether an update may, or must, be sent now.

    While acknowledgements come in, no more than `UPDATES_UNDERWAY` updates are on their way. When none has come for
    `BUSY_AFTER_S` the kernel is taken for busy: it cannot hear them, and pushes on.

    Parameters
    ----------
    clock : callable
        Seconds, never going back.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent_at = float("-inf")
        self._sent = -1
        self._acked = -1
        self._acked_at = float("-inf")

    @property
    def may_send(self) -> bool:
        """Whether the browser can take another update."""
        now = self._clock()
        if now - self._sent_at < MIN_PAUSE_S:
            return False
        is_heard = now - self._acked_at < BUSY_AFTER_S
        return not (is_heard and self._sent - self._acked >= UPDATES_UNDERWAY)

    @property
    def must_send(self) -> bool:
        """Whether a sign of life is due."""
        return self._clock() - self._sent_at >= HEARTBEAT_S

    def sent(self, seq: int) -> None:
        """Note an update that was sent."""
        self._sent, self._sent_at = seq, self._clock()

    def pause(self) -> None:
        """Begin the pause anew: something else was sent."""
        self._sent_at = self._clock()

    def acked(self, seq: int) -> None:
        """Note an acknowledgement."""
        if self._acked < seq <= self._sent:
            self._acked, self._acked_at = seq, self._clock()
