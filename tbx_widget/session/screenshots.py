"""Pictures of views, asked for by the kernel."""

from __future__ import annotations

import itertools
import queue
from typing import TYPE_CHECKING

from tbx_widget import protocol
from tbx_widget.errors import HostError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tbx_widget.protocol import Frame


class Screenshots:
    """Asks the pages for pictures, and waits. Any thread may use it.

    Parameters
    ----------
    send : callable
        Takes a `Frame`.
    """

    def __init__(self, send: Callable[[Frame], None]) -> None:
        self._send = send
        self._numbers = itertools.count()
        self._waiting: dict[int, queue.SimpleQueue[protocol.Screenshot]] = {}

    def take(self, *, timeout_s: float) -> bytes:
        """Return a picture of a view as a PNG.

        Raises
        ------
        HostError
            If no page answers in time, or none can make one.
        """
        number = next(self._numbers)
        self._waiting[number] = queue.SimpleQueue()
        try:
            self._ask(number)
            answer = self._waiting[number].get(timeout=timeout_s)
        except queue.Empty:
            raise HostError(
                f"No view of the dashboard answered within {timeout_s:g} s. It must be open and in sight, and the "
                "kernel must hear it while a cell runs: ipykernel 6 does not."
            ) from None
        finally:
            del self._waiting[number]
        if answer.png is None:
            raise HostError(f"The page could not make a picture: {answer.message}")
        return answer.png

    def answered(self, answer: protocol.Screenshot) -> None:
        """Take in a page's answer; the first one counts."""
        waiting = self._waiting.get(answer.id)
        if waiting is not None:
            waiting.put(answer)

    def arrived(self) -> None:
        """Ask again: a page has come that may not have heard."""
        for number in tuple(self._waiting):
            self._ask(number)

    def _ask(self, number: int) -> None:
        self._send(protocol.Frame(protocol.screenshot(number)))
