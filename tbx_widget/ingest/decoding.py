"""From bytes to batches: the part of reading that costs time, for many files at once."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from tbx_widget.events import FileRecords
from tbx_widget.events import decode as decode_records
from tbx_widget.records import Piece, frame_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tbx_widget.events import Batch, Plans
    from tbx_widget.ingest.file_reader import FileReader


def decode(pieces: Sequence[tuple[FileReader, bytes]], plans: Plans) -> list[tuple[FileReader, list[Batch]]]:
    """Find and decode the records in new bytes of some files, and move their readers on.

    Parameters
    ----------
    pieces : sequence of (FileReader, bytes)
        Each file once, with the bytes that follow those it has dealt with.
    plans : Plans
        What is known of how events are spelled.

    Returns
    -------
    list of (FileReader, list of Batch)
        Each file with what its bytes held.
    """
    if not pieces:
        return []
    buffer = b"".join(data for _, data in pieces) if len(pieces) > 1 else pieces[0][1]
    edges = list(pairwise(accumulate((len(data) for _, data in pieces), initial=0)))
    spans = [Piece(start, stop, reader.is_lost) for (reader, _), (start, stop) in zip(pieces, edges, strict=True)]
    frames = frame_pieces(buffer, spans)
    files = [
        FileRecords(reader.decoder, found.starts + start, found.sizes, reader.tail.offset - start)
        for (reader, _), (start, _), found in zip(pieces, edges, frames, strict=True)
    ]
    batches = decode_records(buffer, files, plans)
    for (reader, data), found in zip(pieces, frames, strict=True):
        reader.advance(data, found)
    return [(reader, of_file) for (reader, _), of_file in zip(pieces, batches, strict=True)]
