"""A message as it travels: a JSON header and one binary payload of aligned little-endian columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tbx_widget.errors import ProtocolError
from tbx_widget.types import ColumnTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

ALIGNMENT = 8
EXACT_FLOAT = 2**53
"""Integers strictly between minus this and this survive a trip through float64."""

DTYPES: dict[str, np.dtype[Any]] = {
    "u1": np.dtype("<u1"),
    "u4": np.dtype("<u4"),
    "i8": np.dtype("<i8"),
    "f4": np.dtype("<f4"),
    "f8": np.dtype("<f8"),
}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


@dataclass(frozen=True, slots=True)
class Frame:
    """One message, ready for any transport.

    Parameters
    ----------
    header : dict
        What JSON carries.
    payload : bytes
        The columns that ``header["tables"]`` describes; may be empty.
    """

    header: dict[str, Any]
    payload: bytes = b""


def pack(message: Mapping[str, Any], tables: Iterable[tuple[str, ColumnTable]] = ()) -> Frame:
    """Put a message and the tables of dashboard kinds into a frame.

    Parameters
    ----------
    message : mapping
        The header without ``tables``.
    tables : iterable of (kind, table)
        Columns may be of any dtype listed in docs/protocol.md; int64 columns travel as float64 where that is exact.

    Returns
    -------
    Frame

    Raises
    ------
    ProtocolError
        If a column has a dtype that the protocol does not know.
    """
    chunks: list[bytes] = []
    offset = 0
    described = []
    for kind, table in tables:
        columns = []
        for name, array in table.columns.items():
            column = _on_the_wire(name, array)
            columns.append([name, NAMES[column.dtype], offset, len(column)])
            raw = column.tobytes()
            padding = -len(raw) % ALIGNMENT
            chunks += (raw, bytes(padding))
            offset += len(raw) + padding
        described.append({"kind": kind, "name": table.name, "meta": dict(table.meta), "columns": columns})
    return Frame({**message, "tables": described}, b"".join(chunks))


def unpack(frame: Frame) -> list[tuple[str, ColumnTable]]:
    """Read the tables of a frame back.

    Parameters
    ----------
    frame : Frame
        As it came from a transport.

    Returns
    -------
    list of (kind, table)
        Columns are views of the payload.

    Raises
    ------
    ProtocolError
        If a column's dtype is unknown, its offset not aligned, or its end beyond the payload.
    """
    return [
        (
            table["kind"],
            ColumnTable(
                table["name"],
                {name: _view(frame.payload, name, *place) for name, *place in table["columns"]},
                table["meta"],
            ),
        )
        for table in frame.header.get("tables", [])
    ]


def _on_the_wire(name: str, array: NDArray[np.generic]) -> NDArray[np.generic]:
    if array.dtype == np.int64 and _is_exact_in_float64(array):
        return array.astype("<f8")
    column = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    if column.dtype not in NAMES:
        raise ProtocolError(f"Column {name!r} has dtype {array.dtype}, which the protocol has no name for.")
    return column


def _is_exact_in_float64(steps: NDArray[np.generic]) -> bool:
    return not len(steps) or bool(steps.min() > -EXACT_FLOAT and steps.max() < EXACT_FLOAT)


def _view(payload: bytes, name: str, dtype: str, offset: int, length: int) -> NDArray[Any]:
    if dtype not in DTYPES:
        raise ProtocolError(f"Column {name!r} has the unknown dtype {dtype!r}; expected one of {', '.join(DTYPES)}.")
    if offset % ALIGNMENT or offset < 0 or length < 0:
        raise ProtocolError(f"Column {name!r} starts at byte {offset}, which is no multiple of {ALIGNMENT}.")
    if offset + length * DTYPES[dtype].itemsize > len(payload):
        raise ProtocolError(f"Column {name!r} ends beyond the {len(payload)} bytes of its message.")
    return np.frombuffer(payload, DTYPES[dtype], length, offset)
