"""What must hold for any bytes whatever.

Nothing raises, the fast path reads what the general one reads, and it does not matter in what pieces a file grew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

from tbx_widget.events import Batch, Decoder, FileRecords, Plans
from tbx_widget.events import decode as decode_files
from tbx_widget.records import Frames, Piece, frame, frame_pieces
from tbx_widget.store import RunFile, Stage

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from tbx_widget.store import BlobSeries, ScalarSeries

    Decode: TypeAlias = Callable[[Decoder, bytes, Frames, int], list[Batch]]

RUN: Final = "run"
_COLUMNS: Final = ("steps", "wall_times", "values", "offsets", "sizes", "positions")


def fast(decoder: Decoder, buffer: bytes, frames: Frames, offset: int) -> list[Batch]:
    """Decode as everyone does, however few the events."""
    return _decode(decoder, buffer, frames, offset, Plans(fewest=1))


def general(decoder: Decoder, buffer: bytes, frames: Frames, offset: int) -> list[Batch]:
    """Decode one event at a time: the reference."""
    return _decode(decoder, buffer, frames, offset, None)


def _decode(decoder: Decoder, buffer: bytes, frames: Frames, offset: int, plans: Plans | None) -> list[Batch]:
    (batches,) = decode_files(buffer, [FileRecords(decoder, frames.starts, frames.sizes, offset)], plans)
    return batches


class Finding(Exception):  # noqa: N818 - what a fuzzer looks for
    """Something that must not be, found in one input."""


class Reading(NamedTuple):
    """All that was read of one file, in a form that compares.

    Parameters
    ----------
    series : dict
        By kind and tag: columns as dtype and bytes, metadata, superseded points.
    problems : dict of str to (int, int, str)
        By cause: first offset, count, first detail.
    end : tuple
        Bytes dealt with, and whether a record is still searched for.
    """

    series: dict[tuple[str, str], tuple[Any, ...]]
    problems: dict[str, tuple[int, int, str]]
    end: tuple[int, bool]


class Slice(NamedTuple):
    """A piece of a file, where it begins, and the records in it."""

    buffer: bytes
    offset: int
    frames: Frames


def judge(data: bytes, rng: random.Random) -> None:
    """Read bytes in every way.

    Raises
    ------
    Finding
        If two ways differ, or a way does not come to an end.
    """
    whole = list(slices(data, [len(data)]))
    plain = read(whole, general)
    compare("fast path", read(whole, fast), plain)
    compare("growing file", read(slices(data, cuts(data, rng)), fast), plain)


def compare_frames(one: Frames, other: Frames) -> None:
    """Tell two framings apart.

    Raises
    ------
    Finding
        If they differ.
    """
    a, b = ((*map(bytes, (it.starts, it.sizes)), it.consumed, it.needed, it.lost, it.damage) for it in (one, other))
    if a != b:
        raise Finding(f"chains: records differ: {_difference(one, other)}")


def cuts(data: bytes, rng: random.Random) -> list[int]:
    """Sizes at which a growing file is looked at; the last is the whole."""
    return [*sorted(rng.randrange(len(data) + 1) for _ in range(rng.choice((1, 1, 2, 5)))), len(data)]


def compare(what: str, one: Reading, other: Reading) -> None:
    """Tell two readings apart.

    Raises
    ------
    Finding
        If they differ; says in what.
    """
    for name, a, b in zip(Reading._fields, one, other, strict=True):
        if a != b:
            raise Finding(f"{what}: {name} differ: {_difference(a, b)}")


def read(found: Iterable[Slice], decode: Decode) -> Reading:
    """Read a file, slice by slice, to the end."""
    problems: dict[str, tuple[int, int, str]] = {}

    def report(what: str, offset: int, detail: str = "", count: int = 1) -> None:
        first = problems.get(what, (offset, 0, detail))
        problems[what] = (first[0], first[1] + count, first[2])

    decoder, file, stage = Decoder(report), RunFile("file"), Stage("resume")
    stage.set_files(RUN, [file])
    end = (0, False)
    for buffer, offset, frames in found:
        for damage in frames.damage:
            report(damage.what, offset + damage.offset, count=damage.count)
        for batch in decode(decoder, buffer, frames, offset):
            stage.take(RUN, file, batch)
        end = (offset + frames.consumed, frames.lost)
    series = {(key.kind, key.tag): shown(one) for key, one in stage.commit(()).series.items()}
    return Reading(series, problems, end)


def slices(data: bytes, sizes: list[int]) -> Iterator[Slice]:
    """Frame a file that is looked at when it has so many bytes, one size after the other.

    Raises
    ------
    Finding
        If that would never end.
    """
    offset, needed, lost = 0, 1, False
    for size in sizes:
        while size - offset >= needed:
            buffer = data[offset:size]
            frames = frame(buffer, lost=lost)
            compare_frames(frame_pieces(buffer, [Piece(0, len(buffer), lost)])[0], frames)
            yield Slice(buffer, offset, frames)
            if not frames.consumed and frames.needed <= len(buffer):
                raise Finding(f"no progress at {offset} of {size} bytes")
            offset, needed, lost = offset + frames.consumed, frames.needed, frames.lost


def shown(series: ScalarSeries | BlobSeries) -> tuple[Any, ...]:
    """Return a series in a form that compares."""
    columns = (_bytes(getattr(series, name)) for name in _COLUMNS if hasattr(series, name))
    return (*columns, series.metadata, series.superseded)


def _bytes(column: NDArray[Any]) -> tuple[str, bytes]:
    """Return dtype and bytes; every NaN is the same NaN, since its other bits mean nothing."""
    if column.dtype.kind == "f" and np.isnan(column).any():
        column = np.where(np.isnan(column), column.dtype.type(np.nan), column)
    return column.dtype.str, column.tobytes()


def _difference(one: Any, other: Any) -> str:  # noqa: ANN401 - parts of readings
    if isinstance(one, dict):
        keys = [key for key in (*one, *other) if one.get(key) != other.get(key)]
        return f"{keys[0]!r}: {one.get(keys[0])!r} is not {other.get(keys[0])!r}"[:2000]
    return f"{one!r} is not {other!r}"
