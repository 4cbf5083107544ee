"""From records to batches, for many files at once.

There are two paths. The general one, `Sorter`, takes any event, one at a time. The fast one, `Plans`, takes the scalars
that are spelled alike, which is nearly all of them, and leaves the rest to the other. What comes out is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tbx_widget.events.sorter import LONG, Saying, Sorter, are_sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tbx_widget.events.batch import Batch
    from tbx_widget.events.plan import Points
    from tbx_widget.events.plans import Plans
    from tbx_widget.events.sorter import Decoder, Record
    from tbx_widget.events.tags import Tags
    from tbx_widget.events.template import Template, TemplateValue

    Found = list[tuple[Template, list[Points]]]


@dataclass(frozen=True, slots=True, eq=False)
class FileRecords:
    """Records of one file, found in a buffer, not verified.

    Parameters
    ----------
    decoder : Decoder
        Of the file.
    starts, sizes : ndarray of int64, shape (n,)
        Spans of the payloads in the buffer, whose checksums stand behind them.
    shift : int
        Offset in the file less that in the buffer.
    """

    decoder: Decoder
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    shift: int


def decode(buffer: bytes, files: Sequence[FileRecords], plans: Plans | None) -> list[list[Batch]]:
    """Decode events that lie in one buffer.

    Parameters
    ----------
    buffer : bytes
    files : sequence of FileRecords
        In the order in which their bytes stand in the buffer; at least one.
    plans : Plans or None
        What is known of how events are spelled; None takes the general path for all.

    Returns
    -------
    list of list of Batch
        For each of the files, in order: one batch, and one more for each session that starts; those without an event
        are left out. What the batches hold, put end to end, does not depend on how the file was cut into buffers.
    """
    starts = np.concatenate([file.starts for file in files])
    sizes = np.concatenate([file.sizes for file in files])
    firsts = np.cumsum([0, *(len(file.starts) for file in files)])
    found, is_left = plans.take(buffer, starts, sizes) if plans else ([], np.ones(len(starts), np.bool_))
    sorters = [
        Sorter(buffer, file.decoder, first, file.shift) for file, first in zip(files, firsts.tolist(), strict=False)
    ]
    sayings = _sayings(found, files, firsts)
    numbers = np.flatnonzero(is_left)
    records = _records(buffer, numbers, starts[numbers], sizes[numbers])
    edges = np.searchsorted(numbers, firsts).tolist()
    for sorter, told, (start, stop) in zip(sorters, sayings, pairwise(edges), strict=True):
        sorter.take(records[start:stop], told)
    _share_out(found, sorters)
    return [sorter.finish() for sorter in sorters]


def _records(
    buffer: bytes, numbers: NDArray[np.int64], starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> list[Record]:
    """Return records as the general path takes them, verified unless they are long."""
    is_short = sizes <= LONG
    is_sound: NDArray[np.object_] = np.full(len(numbers), None, object)
    is_sound[is_short] = are_sound(buffer, starts[is_short], sizes[is_short])
    return list(zip(numbers.tolist(), starts.tolist(), sizes.tolist(), is_sound.tolist(), strict=True))


def _sayings(found: Found, files: Sequence[FileRecords], firsts: NDArray[np.int64]) -> list[list[Saying]]:
    """Return, for each file, what templates say about tags of which it has said nothing before."""
    sayings: list[list[Saying]] = [[] for _ in files]
    for template, (points, *_) in found:
        values = [value for value in template.values if value.metadata]
        if not values:
            continue
        for number, start, _ in _parts(points.records, firsts[:-1]):
            tags = files[number].decoder.tags
            if not all(_is_known(tags, value) for value in values):
                sayings[number].append(Saying(int(points.records[start]), template))
    return sayings


def _is_known(tags: Tags, value: TemplateValue) -> bool:
    return tags.is_told(value.raw_tag) and (not value.is_tensor or tags.has_named(value.raw_tag))


def _share_out(found: Found, sorters: Sequence[Sorter]) -> None:
    """Give each stretch its points."""
    stretches = [stretch for sorter in sorters for stretch in sorter.stretches]
    cuts = np.array([cut for sorter in sorters for cut in sorter.cuts], np.int64)
    for template, values in found:
        for number, start, stop in _parts(values[0].records, cuts):
            stretches[number].take_points(template, [one.part(start, stop) for one in values])


def _parts(records: NDArray[np.int64], cuts: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Cut ascending records at some numbers: which part, where it begins and ends; parts without any are left out."""
    if len(records) < len(cuts):
        parts = np.searchsorted(cuts, records, side="right") - 1
        edges = np.flatnonzero(np.diff(parts, prepend=-1, append=len(cuts)))
        yield from zip(parts[edges[:-1]].tolist(), edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        return
    edges = np.append(np.searchsorted(records, cuts), len(records))
    for number in np.flatnonzero(edges[1:] > edges[:-1]).tolist():
        yield number, int(edges[number]), int(edges[number + 1])
