"""The messages that a browser sends, checked, and the short ones that it gets.

A browser is not trusted: a field of another type, or a message of another kind, is a `ProtocolError` with a
sentence, and changes nothing.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from tbx_widget.errors import ProtocolError
from tbx_widget.protocol.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROTOCOL_VERSION = 1
MAX_CLIENT_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Hello:
    """A page starts, or lost the thread.

    `session` and `seq` name the newest update it holds; without them it holds nothing.
    """

    client: str
    session: str | None = None
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Want:
    """All that a page has on screen, by dashboard kind, in the kind's own words."""

    client: str
    id: int
    wants: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ack:
    """The newest update a page has taken in."""

    client: str
    seq: int


@dataclass(frozen=True, slots=True)
class Ping:
    """Asks for a pong, to learn whether the kernel is busy; `seq` acknowledges as an `Ack` does, -1 nothing."""

    client: str
    id: int
    seq: int


@dataclass(frozen=True, slots=True)
class Bye:
    """The page has no view left."""

    client: str


@dataclass(frozen=True, slots=True)
class Export:
    """Asks for series whole, as a file; no series ends the client's former export."""

    client: str
    id: int
    format: str
    series: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A picture of a view, a PNG; or None, and a sentence why not."""

    client: str
    id: int
    png: bytes | None
    message: str


Inbound: TypeAlias = Hello | Want | Ack | Ping | Bye | Export | Screenshot


def parse(message: object) -> Inbound:
    """Check a browser's message.

    Parameters
    ----------
    message : object
        What JSON brought.

    Returns
    -------
    Hello, Want, Ack, Ping, Bye, Export or Screenshot

    Raises
    ------
    ProtocolError
        If it is none of these, speaks another version, or a field is missing or of another type.
    """
    if not isinstance(message, dict):
        raise ProtocolError(f"A message must be an object, not {type(message).__name__}.")
    kind = message.get("kind")
    if not isinstance(kind, str) or kind not in _PARSERS:
        raise ProtocolError(f"Unknown message kind {kind!r}; one of {', '.join(_PARSERS)} was expected.")
    client = _field(message, "client", str)
    if not 0 < len(client) <= MAX_CLIENT_LENGTH:
        raise ProtocolError(f"'client' must have 1 to {MAX_CLIENT_LENGTH} characters.")
    return _PARSERS[kind](client, message)


def pong(ping: Ping) -> dict[str, Any]:
    """Answer a ping."""
    return {"kind": "pong", "client": ping.client, "id": ping.id}


def error(message: str) -> dict[str, Any]:
    """Tell the user what went wrong, in a plain sentence."""
    return {"kind": "error", "message": message}


def part(export: Export, *, n: int, name: str, payload: bytes | None) -> Frame:
    """Make the n-th part of an export's file; without a payload it is the last."""
    header = {"kind": "part", "client": export.client, "id": export.id, "n": n, "last": payload is None, "name": name}
    return Frame(header, payload or b"")


def no_part(export: Export, message: str) -> dict[str, Any]:
    """Say why an export's file will not come."""
    return {**part(export, n=0, name="", payload=None).header, "error": message}


def screenshot(number: int) -> dict[str, Any]:
    """Ask each page with a visible view for a picture of it."""
    return {"kind": "screenshot", "id": number}


def _hello(client: str, message: dict[str, Any]) -> Hello:
    version = _field(message, "protocol", int)
    if version != PROTOCOL_VERSION:
        raise ProtocolError(
            f"The page speaks protocol version {version}, this kernel version {PROTOCOL_VERSION}: "
            "reload the page, and restart the kernel if tbx-widget was updated."
        )
    session, seq = message.get("session"), message.get("seq")
    if session is None or seq is None:
        return Hello(client)
    return Hello(client, _field(message, "session", str), _field(message, "seq", int))


def _want(client: str, message: dict[str, Any]) -> Want:
    return Want(client, _field(message, "id", int), _field(message, "wants", dict))


def _ack(client: str, message: dict[str, Any]) -> Ack:
    return Ack(client, _field(message, "seq", int))


def _ping(client: str, message: dict[str, Any]) -> Ping:
    return Ping(client, _field(message, "id", int), _field(message, "seq", int))


def _bye(client: str, message: dict[str, Any]) -> Bye:  # noqa: ARG001
    return Bye(client)


def _export(client: str, message: dict[str, Any]) -> Export:
    try:
        series = tuple((int(run), int(tag)) for run, tag in _field(message, "series", list))
    except (TypeError, ValueError, OverflowError) as reason:
        raise ProtocolError(f"'series' of an 'export' message must be a list of [run, tag] ({reason}).") from reason
    return Export(client, _field(message, "id", int), _field(message, "format", str), series)


def _screenshot(client: str, message: dict[str, Any]) -> Screenshot:
    number, picture = _field(message, "id", int), message.get("png")
    if picture is None:
        return Screenshot(client, number, None, _field(message, "message", str))
    try:
        png = base64.b64decode(_field(message, "png", str), validate=True)
    except (binascii.Error, ValueError) as reason:
        raise ProtocolError(f"'png' of a 'screenshot' message is no base64 ({reason}).") from reason
    return Screenshot(client, number, png, "")


_PARSERS: Mapping[str, Callable[[str, dict[str, Any]], Inbound]] = {
    "hello": _hello,
    "want": _want,
    "ack": _ack,
    "ping": _ping,
    "bye": _bye,
    "export": _export,
    "screenshot": _screenshot,
}


def _field(message: dict[str, Any], name: str, kind: type[Any]) -> Any:  # noqa: ANN401
    value = message.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ProtocolError(f"{name!r} of a {message['kind']!r} message must be {kind.__name__}, not {value!r:.50}.")
    return value
