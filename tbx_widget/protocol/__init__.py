"""The wire: what kernel and browser say to each other, as docs/protocol.md has it.

Knows messages and frames, and nothing of logs, sessions or transports.
"""

from tbx_widget.protocol.frames import Frame, pack, unpack
from tbx_widget.protocol.messages import (
    PROTOCOL_VERSION,
    Ack,
    Bye,
    Export,
    Hello,
    Inbound,
    Ping,
    Screenshot,
    Want,
    error,
    no_part,
    parse,
    part,
    pong,
    screenshot,
)

__all__ = [
    "PROTOCOL_VERSION",
    "Ack",
    "Bye",
    "Export",
    "Frame",
    "Hello",
    "Inbound",
    "Ping",
    "Screenshot",
    "Want",
    "error",
    "no_part",
    "pack",
    "parse",
    "part",
    "pong",
    "screenshot",
    "unpack",
]
