"""The wire: what kernel and browser say to each other, as docs/protocol.md has it.

Knows messages and frames, and nothing of logs, sessions or transports.
"""

from tbx_widget.protocol.frames import Frame, pack, unpack
from tbx_widget.protocol.messages import (
    PROTOCOL_VERSION,
    Ack,
    Bye,
    Hello,
    Inbound,
    Ping,
    Want,
    error,
    parse,
    pong,
)

__all__ = [
    "PROTOCOL_VERSION",
    "Ack",
    "Bye",
    "Frame",
    "Hello",
    "Inbound",
    "Ping",
    "Want",
    "error",
    "pack",
    "parse",
    "pong",
    "unpack",
]
