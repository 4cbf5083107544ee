"""Fetches what some files have to be read, and hands it over decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from tbx_widget.ingest.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tbx_widget.events import Batch, Plans
    from tbx_widget.ingest.file_reader import FileReader
    from tbx_widget.sources import Source

Trouble: TypeAlias = OSError | MemoryError

UNREADABLE = "files that cannot be read"


def portion(readers: Iterable[FileReader], source: Source) -> list[FileReader]:
    """Return the first of some files, as many as are read before decoding; at least one if there is any."""
    chosen: list[FileReader] = []
    left = source.portion_bytes
    for reader in readers:
        left -= reader.tail.span(source.slice_bytes)[1]
        if left < 0 and chosen:
            break
        chosen.append(reader)
    return chosen


def read_slices(
    source: Source, readers: Sequence[FileReader], plans: Plans
) -> Iterator[tuple[FileReader, list[Batch] | None]]:
    """Read a slice of each file.

    Parameters
    ----------
    source : Source
    readers : sequence of FileReader
        Of files that are behind; each once.
    plans : Plans
        What is known of how events are spelled.

    Yields
    ------
    (FileReader, list of Batch or None)
        Each file with what was read; None if it turned out to be another one, so that what was read of it is void.
        Files that cannot be read have that among their problems, and give nothing.
    """
    spans = [(reader.file.path, *reader.tail.span(source.slice_bytes)) for reader in readers]
    fetched = source.map(lambda span: _fetch(source, *span), spans)
    pieces = []
    for reader, found in zip(readers, fetched, strict=True):
        if not isinstance(found, bytes):
            note(reader, found)
            reader.tail.give_up()
            continue
        reader.problems.discard(UNREADABLE)
        new = reader.tail.new_bytes(found)
        if new is None:
            reader.begin()
            yield reader, None
        elif reader.tail.asked:
            pieces.append((reader, new))
    yield from decode(pieces, plans)


def note(reader: FileReader, trouble: Trouble) -> None:
    """Put among a file's problems that it cannot be read; not if it is gone, as that is seen at the next look."""
    reader.problems.discard(UNREADABLE)
    if not isinstance(trouble, FileNotFoundError):
        reader.problems.add(UNREADABLE, detail=getattr(trouble, "strerror", None) or str(trouble))


def _fetch(source: Source, path: str, offset: int, size: int) -> bytes | Trouble:
    try:
        return source.read(path, offset, size)
    except (OSError, MemoryError) as error:
        return error
