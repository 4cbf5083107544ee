"""The contract of a kind whose values stay in the files until they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

    from tbx_widget.events.payloads import Payload

Element = TypeVar("Element")
Cell: TypeAlias = "int | float | str | NDArray[Any]"
CellType: TypeAlias = Literal["integer", "number", "text", "numbers"]
"""What one column of a table holds: int64, float64, text, or an array of numbers in each row."""


@dataclass(frozen=True, slots=True)
class TableForm(Generic[Element]):
    """What a table says of each element, beside run, tag, step and wall time.

    Parameters
    ----------
    columns : mapping of str to CellType
    rows : callable
        The cells of these columns, for each row of an element.
    """

    columns: Mapping[str, CellType]
    rows: Callable[[Element], Iterable[tuple[Cell, ...]]]


@dataclass(frozen=True, slots=True)
class ElementKind(Generic[Element]):
    """How the values of one kind are decoded.

    Parameters
    ----------
    name : str
        The kind, as in `SeriesKey.kind`.
    decode : callable
        Makes an element of a payload; DecodeError if that cannot be done. A pure function.
    """

    name: str
    decode: Callable[[Payload], Element]
