"""The thread that keeps a log directory read."""

from __future__ import annotations

import contextvars
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


NAME = "tbx-poller"
SWITCH_INTERVAL_S = 0.0005
USUAL_SWITCH_INTERVAL_S = 0.005
"""CPython's own."""


class Poller:
    """Calls one function again and again, on a daemon thread of its own.

    As long as one lives the interpreter switches threads after half a millisecond instead of five. A main thread that
    lets go of the interpreter for a moment every other millisecond, as each look at a file does, else takes it back
    before the wait of another thread has run out: points were seconds late (`bench/latency.py`, "python").

    The thread runs in a copy of the context that `start` was called in: ipykernel 7.0 publishes from no other.

    Parameters
    ----------
    step : callable
        Does a bounded piece of work and returns the seconds to wait before the next; must not raise.
    """

    def __init__(self, step: Callable[[], float]) -> None:
        self._step = step
        self._wake = threading.Event()
        self._is_stopped = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; once."""
        context = contextvars.copy_context()
        self._thread = threading.Thread(target=context.run, args=(self._loop,), name=NAME, daemon=True)
        sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH_INTERVAL_S))
        self._thread.start()

    def wake(self) -> None:
        """Cut the present wait short."""
        self._wake.set()

    def stop(self) -> None:
        """End the thread, and wait for it unless called from it."""
        self._is_stopped = True
        self.wake()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _loop(self) -> None:
        while not self._is_stopped:
            self._wake.clear()
            pause = self._step()
            if not self._is_stopped:
                self._wake.wait(pause)
        _relax()


def _relax() -> None:
    """Give the interpreter its usual interval back, if it is ours and this thread is the last that needs it."""
    others = [thread for thread in threading.enumerate() if thread is not threading.current_thread()]
    is_ours = sys.getswitchinterval() == SWITCH_INTERVAL_S
    if is_ours and not any(thread.name == NAME for thread in others):
        sys.setswitchinterval(USUAL_SWITCH_INTERVAL_S)
