"""Series written out whole, in pieces: CSV and JSON.

Numbers are written with as few digits as bring them back exactly. What is not finite is "NaN", "Infinity" and
"-Infinity", in JSON as text, as TensorBoard writes it. In CSV, names that a spreadsheet would take for a formula get an
apostrophe in front.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from tbx_widget.store import ScalarSeries

_NOT_FINITE: Final = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
_FORMULA: Final = ("=", "+", "-", "@")
PIECE_BYTES: Final = 1_000_000
"""Where a piece is full: about 40 ms of work."""
_STRETCH_BYTES: Final = 2_000_000
_STRETCH_POINTS: Final = 10_000
_POINT_BYTES: Final = 100
"""More than the numbers of a point take."""


def to_csv(series: Sequence[ScalarSeries]) -> Iterator[bytes]:
    """Write series below each other: run, tag, step, wall_time, value.

    Parameters
    ----------
    series : sequence of ScalarSeries

    Returns
    -------
    iterator of bytes
        UTF-8, at most 4 MB each.
    """
    return _pieces(_csv(series))


def to_json(series: Sequence[ScalarSeries]) -> Iterator[bytes]:
    """Write series as a list of objects: run, tag, and the columns step, wall_time, value.

    Parameters
    ----------
    series : sequence of ScalarSeries

    Returns
    -------
    iterator of bytes
        UTF-8, at most 4 MB each.
    """
    return _pieces(_json(series))


def _pieces(texts: Iterable[str]) -> Iterator[bytes]:
    gathered: list[bytes] = []
    size = 0
    for text in texts:
        gathered.append(text.encode())
        size += len(gathered[-1])
        if size >= PIECE_BYTES:
            yield b"".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield b"".join(gathered)


def _csv(series: Sequence[ScalarSeries]) -> Iterator[str]:
    yield "run,tag,step,wall_time,value\n"
    for one in series:
        names = _csv_cells(one.key.run, one.key.tag)
        for part in _stretches(one, len(names.encode())):
            columns = (_text(column[part]) for column in (one.steps, one.wall_times, one.values))
            yield "".join([f"{names},{step},{wall},{value}\n" for step, wall, value in zip(*columns, strict=True)])


def _json(series: Sequence[ScalarSeries]) -> Iterator[str]:
    before = "["
    for one in series:
        yield f'{before}{{"run": {json.dumps(one.key.run)}, "tag": {json.dumps(one.key.tag)}'
        for name, column in (("step", one.steps), ("wall_time", one.wall_times), ("value", one.values)):
            yield f', "{name}": ['
            for part in _stretches(one, 0):
                yield (", " if part.start else "") + ", ".join(_text(column[part], '"{}"'))
            yield "]"
        yield "}"
        before = ",\n"
    yield "]\n" if series else "[]\n"


def _stretches(series: ScalarSeries, names_bytes: int) -> Iterator[slice]:
    count = max(min(_STRETCH_POINTS, _STRETCH_BYTES // (names_bytes + _POINT_BYTES)), 1)
    for start in range(0, len(series.steps), count):
        yield slice(start, start + count)


def _text(column: NDArray[np.generic], not_finite: str = "{}") -> list[str]:
    words: list[str] = column.astype(np.str_).tolist()
    if np.issubdtype(column.dtype, np.floating):
        for position in np.flatnonzero(~np.isfinite(column.astype(np.float64))):
            words[position] = not_finite.format(_NOT_FINITE[words[position]])
    return words


def _csv_cells(*cells: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(["'" * cell.startswith(_FORMULA) + cell for cell in cells])
    return line.getvalue()
