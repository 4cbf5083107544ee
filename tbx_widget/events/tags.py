"""What one file has said about its tags so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.events.batch import Metadata

if TYPE_CHECKING:
    from tbx_widget.events.event_pb2 import Summary, SummaryMetadata


class Tags:
    """Names, first metadata and first plugin of each tag of one file."""

    def __init__(self) -> None:
        self._described: set[bytes] = set()
        self._plugins: dict[bytes, str] = {}

    def is_told(self, tag: bytes) -> bool:
        """Whether the metadata of a tag were taken."""
        return tag in self._described

    def tell(self, value: Summary.Value) -> Metadata:
        """Take the metadata of the first value of a tag that has them."""
        self._described.add(value.tag)
        return _metadata(value.metadata)

    def plugin(self, value: Summary.Value) -> str:
        """Return the plugin that a value names, else the first that its tag named in this file, else ""."""
        own = text(value.metadata.plugin_data.plugin_name)
        if own:
            self._plugins.setdefault(value.tag, own)
            return own
        return self._plugins.get(value.tag, "")


def text(raw: bytes) -> str:
    r"""Return UTF-8 as text; bytes that are none become escapes like ``\xff``."""
    return raw.decode(errors="backslashreplace")


def _metadata(message: SummaryMetadata) -> Metadata:
    return Metadata(
        display_name=text(message.display_name),
        description=text(message.summary_description),
        plugin_name=text(message.plugin_data.plugin_name),
        plugin_content=message.plugin_data.content,
    )
