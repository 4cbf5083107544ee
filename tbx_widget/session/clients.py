"""The pages at the other end of a session."""

from __future__ import annotations

MESSAGES_MISSED = 500


class Clients:
    """Who is there, and the newest want of each that was taken in.

    A page can go without a goodbye. One that says nothing while the others say `MESSAGES_MISSED` messages has gone.
    Time does not count: behind a busy cell every page is silent.
    """

    def __init__(self) -> None:
        self.answers: dict[str, int] = {}
        self._missed: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._missed)

    def hear(self, client: str) -> list[str]:
        """Note that a client said something; return those that have gone meanwhile."""
        for other in self._missed:
            self._missed[other] += 1
        self._missed[client] = 0
        return [other for other, missed in self._missed.items() if missed > MESSAGES_MISSED]

    def forget(self, client: str) -> None:
        """Drop a client."""
        self._missed.pop(client, None)
        self.answers.pop(client, None)
