"""The session: keeps one screen told of one log directory."""

from __future__ import annotations

import logging
import secrets
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from tbx_widget import protocol
from tbx_widget.dashboards import kinds
from tbx_widget.errors import TbxError
from tbx_widget.session.catalogue import Catalogue
from tbx_widget.session.clients import Clients
from tbx_widget.session.exports import Exports
from tbx_widget.session.pace import Pace
from tbx_widget.session.screenshots import Screenshots
from tbx_widget.session.status import status_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tbx_widget.logs import Logs
    from tbx_widget.protocol import Frame
    from tbx_widget.store import Snapshot
    from tbx_widget.types import ColumnTable

log = logging.getLogger(__name__)


class Session:
    """Keeps one screen told of what `logs` holds.

    Messages of the screen may come on any thread: they wait in an inbox until the next tick. Everything else happens
    in `tick`, on the thread of `logs`. No transport is known here: a host passes `send` and calls `handle`.

    Parameters
    ----------
    logs : Logs
    send : callable
        Takes a `Frame`; called from several threads, must not raise.
    clock : callable
        Seconds, never going back.
    """

    def __init__(
        self, logs: Logs, send: Callable[[Frame], None], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.id = secrets.token_hex(8)
        self._logs = logs
        self._send = send
        by_name = {kind.name: kind for kind in kinds()}
        self._feeds = {name: kind.feed(logs.reader) for name, kind in by_name.items()}
        self._exports = Exports(by_name)
        self._screenshots = Screenshots(send)
        self._inbox: deque[protocol.Inbound] = deque()
        self._clients = Clients()
        self._catalogue = Catalogue()
        self._pace = Pace(clock)
        self._seq = 0
        self._is_full_due = True
        self._is_closed = False
        self._fault = ""
        self._told: tuple[Any, Any] = (None, None)

    def open(self) -> None:
        """Begin to send, unasked: a busy kernel hears nobody's hello."""
        self._logs.attach(self.tick)
        if self._is_closed:
            self._logs.detach(self.tick)

    def close(self) -> None:
        """Send no more, whoever says hello."""
        self._is_closed = True
        self._logs.detach(self.tick)

    def screenshot(self, *, timeout_s: float) -> bytes:
        """Return a picture of a view as a PNG; the calling thread waits for it.

        Raises
        ------
        HostError
            If no page answers in time, or none can make one.
        """
        return self._screenshots.take(timeout_s=timeout_s)

    def handle(self, message: object) -> None:
        """Take a message of the screen, on any thread.

        Parameters
        ----------
        message : object
            What JSON brought; a wrong one is answered with an error.
        """
        try:
            parsed = protocol.parse(message)
        except TbxError as error:
            self._send(protocol.Frame(protocol.error(str(error))))
            return
        self._answer_at_once(parsed)
        self._inbox.append(parsed)
        if not isinstance(parsed, protocol.Ack | protocol.Ping):
            self._logs.wake()

    def _answer_at_once(self, message: protocol.Inbound) -> None:
        match message:
            case protocol.Ping():
                self._send(protocol.Frame(protocol.pong(message)))
            case protocol.Hello():
                self._screenshots.arrived()
                self.open()
            case protocol.Screenshot():
                self._screenshots.answered(message)

    def tick(self) -> bool:
        """Read the inbox, and send an update if there is something to say.

        A fault is told to the user, and the next update starts from nothing.

        Returns
        -------
        bool
            Whether there is more to say, soon.
        """
        try:
            return self._tick()
        except Exception as error:
            log.exception("A screen of %s could not be updated", self._logs.paths)
            self._is_full_due = True
            self._tell_fault(f"The screen could not be updated: {error!r}. The kernel's log has the details.")
            return False

    def _tick(self) -> bool:
        had_clients = bool(self._clients)
        while self._inbox:
            self._take_in(self._inbox.popleft())
        if had_clients and not self._clients:
            self._rest()
            return False
        if not self._pace.may_send:
            return True
        frame = self._update()
        self._fault = ""
        if frame is not None:
            self._send(frame)
            self._pace.sent(frame.header["seq"])
        self._send_part()
        return bool(self._exports) or any(feed.is_behind for feed in self._feeds.values())

    def _send_part(self) -> None:
        part = self._exports.next_part()
        if part is not None:
            self._send(part)
            self._pace.pause()

    def _rest(self) -> None:
        """Send no more until the next hello, which may have come while the last goodbye was taken in."""
        self._is_full_due = True
        self._logs.detach(self.tick)
        if self._inbox:
            self.open()

    def _tell_fault(self, message: str) -> None:
        if message != self._fault:
            self._fault = message
            self._send(protocol.Frame(protocol.error(message)))

    def _take_in(self, message: protocol.Inbound) -> None:
        for gone in self._clients.hear(message.client):
            self._forget_client(gone)
        match message:
            case protocol.Hello():
                is_current = message.session == self.id and message.seq == self._seq - 1
                self._is_full_due = self._is_full_due or not is_current
            case protocol.Want():
                self._want(message)
            case protocol.Ack() | protocol.Ping():
                self._pace.acked(message.seq)
            case protocol.Export():
                self._export(message)
            case protocol.Bye():
                self._forget_client(message.client)

    def _want(self, message: protocol.Want) -> None:
        self._clients.answers[message.client] = message.id
        for name, feed in self._feeds.items():
            try:
                feed.want(message.client, message.wants.get(name))
            except TbxError as error:
                self._send(protocol.Frame(protocol.error(str(error))))

    def _export(self, message: protocol.Export) -> None:
        try:
            self._exports.start(message, self._catalogue, self._logs.snapshot)
        except TbxError as error:
            self._send(protocol.Frame(protocol.no_part(message, str(error))))

    def _forget_client(self, client: str) -> None:
        self._clients.forget(client)
        self._exports.forget(client)
        for feed in self._feeds.values():
            feed.want(client, None)

    def _update(self) -> Frame | None:
        snapshot = self._logs.snapshot
        if snapshot.epoch != self._catalogue.epoch:
            self._is_full_due = True
        is_full = self._is_full_due
        if is_full:
            self._catalogue = Catalogue(snapshot.epoch)
            for feed in self._feeds.values():
                feed.forget()
        self._catalogue.take_in(snapshot)
        catalogue = self._catalogue.news()
        tables = self._tables(snapshot)
        status = status_of(self._logs)
        telling = ({**status, "now": None}, dict(self._clients.answers))
        if not (is_full or catalogue or tables or telling != self._told or self._pace.must_send):
            return None
        self._told, self._is_full_due = telling, False
        return self._frame(status, catalogue, tables, is_full=is_full)

    def _tables(self, snapshot: Snapshot) -> list[tuple[str, ColumnTable]]:
        return [(name, table) for name, feed in self._feeds.items() for table in feed.tables(snapshot, self._catalogue)]

    def _frame(
        self,
        status: dict[str, Any],
        catalogue: dict[str, Any] | None,
        tables: list[tuple[str, ColumnTable]],
        *,
        is_full: bool,
    ) -> Frame:
        message: dict[str, Any] = {
            "kind": "update",
            "protocol": protocol.PROTOCOL_VERSION,
            "session": self.id,
            "seq": self._seq,
            "full": is_full,
            "status": status,
            "answers": dict(self._clients.answers),
        }
        if catalogue is not None:
            message["catalogue"] = catalogue
        self._seq += 1
        return protocol.pack(message, tables)
