"""What all events of one spelling have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from google.protobuf.message import DecodeError as ProtobufError

from tbx_widget.errors import DecodeError
from tbx_widget.events.event_pb2 import Event
from tbx_widget.events.kinds import SCALARS
from tbx_widget.events.layout import layout_of
from tbx_widget.events.tags import metadata_of, text
from tbx_widget.events.tensor import single_number

if TYPE_CHECKING:
    from tbx_widget.events.batch import Metadata
    from tbx_widget.events.event_pb2 import Summary
    from tbx_widget.events.layout import Layout


@dataclass(frozen=True, slots=True)
class TemplateValue:
    """One value of the summary, but for its number.

    Parameters
    ----------
    raw_tag : bytes
        As it stands in the file.
    tag : str
    metadata : Metadata or None
    is_tensor : bool
        Whether it is a tensor rather than a ``simple_value``.
    is_double : bool
        Whether float32 may not hold the number.
    """

    raw_tag: bytes
    tag: str
    metadata: Metadata | None
    is_tensor: bool
    is_double: bool


@dataclass(frozen=True, slots=True)
class Template:
    """An event, but for its wall time, step and numbers.

    Parameters
    ----------
    layout : Layout
        Where these stand.
    values : tuple of TemplateValue
    """

    layout: Layout
    values: tuple[TemplateValue, ...]


def template_of(payload: bytes) -> Template | None:
    """Read an event as an example of its spelling.

    Returns
    -------
    Template or None
        None unless the event holds scalars and nothing else, and says of each all that it takes to know it for one.
    """
    layout = layout_of(payload)
    if layout is None:
        return None
    try:
        event = Event.FromString(payload)
        return Template(layout, tuple(_value(value) for value in event.summary.value))
    except (ProtobufError, DecodeError):
        return None


def _value(value: Summary.Value) -> TemplateValue:
    metadata = metadata_of(value.metadata) if value.HasField("metadata") else None
    if value.HasField("simple_value"):
        return TemplateValue(value.tag, text(value.tag), metadata, is_tensor=False, is_double=False)
    if metadata is None or metadata.plugin_name != SCALARS:
        raise DecodeError("what the tag is may have been said before")
    _, is_double = single_number(value.tensor)
    return TemplateValue(value.tag, text(value.tag), metadata, is_tensor=True, is_double=is_double)
