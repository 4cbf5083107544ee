"""The thread that keeps a log directory read."""

from __future__ import annotations

import contextvars
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Poller:
    """Calls one function again and again, on a daemon thread of its own.

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
        self._thread = threading.Thread(target=context.run, args=(self._loop,), name="tbx-poller", daemon=True)
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
