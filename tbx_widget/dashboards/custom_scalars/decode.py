"""Layouts of custom scalar charts.

Source: tensorboard/plugins/custom_scalar/layout.proto.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import strings_of
from tbx_widget.events.payload_pb2 import Layout as LayoutMessage
from tbx_widget.events.payloads import parse
from tbx_widget.events.tags import text

if TYPE_CHECKING:
    from tbx_widget.events.payloads import Payload


@dataclass(frozen=True, slots=True)
class MultilineChart:
    """Several tags in one chart.

    Parameters
    ----------
    title : str
    tags : tuple of str
        Regular expressions: each stands for all tags that it matches.
    """

    title: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """A line and the band around it: three tags, to be taken by the letter."""

    value: str
    lower: str
    upper: str


@dataclass(frozen=True, slots=True)
class MarginChart:
    """Lines with bands.

    Parameters
    ----------
    title : str
    margins : tuple of Margin
    """

    title: str
    margins: tuple[Margin, ...]


Chart: TypeAlias = MultilineChart | MarginChart


@dataclass(frozen=True, slots=True)
class Category:
    """Charts under one heading.

    Parameters
    ----------
    title : str
    charts : tuple of Chart
    is_closed : bool
        Whether the writer wants it folded at first.
    """

    title: str
    charts: tuple[Chart, ...]
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Which charts to draw.

    Parameters
    ----------
    categories : tuple of Category
    """

    categories: tuple[Category, ...]


def decode(payload: Payload) -> Layout:
    """Read a layout; DecodeError if it is none."""
    value = payload.value
    strings = strings_of(value.tensor) if value.WhichOneof("value") == "tensor" else []
    if len(strings) != 1:
        raise DecodeError(f"one layout is wanted, not {len(strings)} strings")
    return Layout(tuple(_category(message) for message in parse(LayoutMessage, strings[0]).category))


def _category(message: LayoutMessage.Category) -> Category:
    return Category(text(message.title), tuple(map(_chart, message.chart)), message.closed)


def _chart(message: LayoutMessage.Chart) -> Chart:
    title = text(message.title)
    if message.WhichOneof("content") == "margin":
        return MarginChart(title, tuple(map(_margin, message.margin.series)))
    return MultilineChart(title, tuple(map(text, message.multiline.tag)))


def _margin(message: LayoutMessage.Margin.Series) -> Margin:
    return Margin(text(message.value), text(message.lower), text(message.upper))
