"""Addresses of places that are no directory of this machine, and how to name them without giving secrets away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HIDDEN = "***"

_SCHEME = r"[A-Za-z][\w+.-]*(?:::[A-Za-z][\w+.-]*)*"
_URL = re.compile(rf"(?P<scheme>{_SCHEME})://(?P<rest>.*)", re.DOTALL)
_URL_IN_TEXT = re.compile(rf"{_SCHEME}://[^\s'\"<>]+")
_NAMELESS_PORT = re.compile(r"[^/?#@:]*:(?![0-9]*(?:[/?#]|$))")
_SHORT = 8


def is_url(path: str) -> bool:
    """Whether a path is an address such as ``s3://bucket/logs``."""
    return _URL.match(path) is not None


def public_name(url: str) -> str:
    """Return an address without what may be secret in it: user, password, query and fragment. Others stay as they are.

    A password may hold an unescaped slash, so whatever stands before an "@" counts as one if it could be.
    """
    scheme, _, rest, _ = _parts(url)
    return f"{scheme}://{rest}" if scheme else url


def secrets_of(url: str) -> set[str]:
    """Return the texts of an address that `public_name` leaves out, as they stand and unescaped."""
    _, user, _, query = _parts(url)
    found = {user, query, *user.split(":", 1), *(part.partition("=")[2] for part in query.split("&"))}
    return {text for text in found | {unquote(text) for text in found} if text}


def _parts(url: str) -> tuple[str, str, str, str]:
    """Split an address: scheme, user and password, host and path, query and fragment; scheme "" if it is none."""
    found = _URL.match(url)
    if found is None:
        return "", "", url, ""
    rest = found["rest"]
    before_at = rest if _NAMELESS_PORT.match(rest) else re.split(r"[/?#]", rest, maxsplit=1)[0]
    user, at, _ = before_at.rpartition("@")
    path, _, query = rest[len(user) + len(at) :].replace("#", "?").partition("?")
    return found["scheme"], user, path, query


def scrub(text: str, secrets: Iterable[str] = ()) -> str:
    """Return a message of someone else's without what may be secret in its addresses, and without `secrets`."""
    text = _URL_IN_TEXT.sub(lambda found: public_name(found[0]), text)
    for secret in sorted({*secrets}, key=len, reverse=True):
        for spelling in (secret, quote(secret), quote(secret, safe="")):
            edge = r"(?<!\w)(?:{})(?!\w)" if len(secret) < _SHORT else "{}"
            text = re.sub(edge.format(re.escape(spelling)), HIDDEN, text)
    return text


def texts(options: object) -> Iterator[str]:
    """Yield every text in nested options: what `scrub` must take for a secret."""
    if isinstance(options, dict):
        for value in options.values():
            yield from texts(value)
    elif isinstance(options, (list, tuple, set)):
        for value in options:
            yield from texts(value)
    elif isinstance(options, bytes):
        yield from texts(options.decode(errors="ignore"))
    elif isinstance(options, str) and options:
        yield options
