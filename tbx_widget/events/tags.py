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

    def tell(self, tag: bytes) -> None:
        """Note that the metadata of a tag were taken."""
        self._described.add(tag)

    def plugin(self, value: Summary.Value) -> str:
        """Return the plugin that a value names, else the first that its tag named in this file, else ""."""
        own = text(value.metadata.plugin_data.plugin_name)
        if own:
            self.name_plugin(value.tag, own)
            return own
        return self._plugins.get(value.tag, "")

    def has_named(self, tag: bytes) -> bool:
        """Whether a tag has named a plugin."""
        return tag in self._plugins

    def name_plugin(self, tag: bytes, plugin: str) -> None:
        """Note the plugin that a tag names, unless it has named one before."""
        self._plugins.setdefault(tag, plugin)


def text(raw: bytes) -> str:
    r"""Return UTF-8 as text; bytes that are none become escapes like ``\xff``."""
    return raw.decode(errors="backslashreplace")


def metadata_of(message: SummaryMetadata) -> Metadata:
    """Return a value's metadata."""
    return Metadata(
        display_name=text(message.display_name),
        description=text(message.summary_description),
        plugin_name=text(message.plugin_data.plugin_name),
        plugin_content=message.plugin_data.content,
    )
