"""Every exception of the package.

TbxError
├── SourceError      bytes that cannot be got: a file gone, changed, or not to be opened
├── DecodeError      an event's value that cannot be read
├── QueryError       a question that has no answer: unknown run, tag, kind, option
├── ProtocolError    a message that does not follow docs/protocol.md
└── HostError        the surroundings (kernel, notebook, browser) lack something
"""

from __future__ import annotations


class TbxError(Exception):
    """Base of all exceptions that tbx-widget raises on purpose."""


class SourceError(TbxError):
    """Bytes that cannot be got: a file that is gone, has changed since it was indexed, or cannot be opened."""


class DecodeError(TbxError):
    """An event's value that cannot be read."""


class QueryError(TbxError, ValueError):
    """A question that has no answer: an unknown run, tag, kind or option."""


class ProtocolError(TbxError):
    """A message that does not follow docs/protocol.md."""


class HostError(TbxError):
    """The surroundings (kernel, notebook, browser) lack something."""
