"""Has files read by the workers of an executor: threads, processes, or a cluster.

What goes out is names and sizes, what comes back is readers that have come to the end of their files: columns, and
where to go on.
"""

from __future__ import annotations

from concurrent.futures import as_completed
from typing import TYPE_CHECKING, Final

from tbx_widget.events import Plans
from tbx_widget.ingest.file_reader import FileReader
from tbx_widget.ingest.reading import portion, read_slices
from tbx_widget.sources import scrub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from tbx_widget.sources import FileStat, Source, SourceFile

    Work = list[tuple[SourceFile, FileStat]]

TASK_BYTES: Final = 32 << 20
"""Bytes of files in a task, but for a larger file alone: some tasks for each worker, and a small answer."""
TASK_FILES: Final = 256

NOT_ELSEWHERE: Final = "files that a worker of the executor could not read, and that were read here"


def hand_out(executor: Executor, source: Source, readers: Iterable[FileReader]) -> Iterator[list[FileReader]]:
    """Have files read elsewhere.

    Parameters
    ----------
    executor : Executor
    source : Source
    readers : iterable of FileReader
        Those of which something was read already are left out.

    Yields
    ------
    list of FileReader
        New readers at the end of their files, as each task is done. A reader whose file a worker could not read has
        that among its problems, and has read nothing.
    """
    waiting = {reader.file: reader.tail.seen for reader in readers if not reader.tail.offset}
    tasks = share_out([(file, stat) for file, stat in waiting.items() if stat])
    pending: dict[Future[list[FileReader]], Work] = {}
    try:
        for work in tasks:
            try:
                pending[executor.submit(read_to_end, source, work)] = work
            except Exception as error:  # noqa: BLE001 - as below
                yield _unread(work, error)
        for future in as_completed(list(pending)):
            work = pending.pop(future)
            try:
                yield [_checked(reader) for reader in future.result()]
            except Exception as error:  # noqa: BLE001 - whatever becomes of a worker, its files can be read here
                yield _unread(work, error)
    finally:
        for future in pending:
            future.cancel()


def share_out(work: Work) -> list[Work]:
    """Share files out to tasks of at most `TASK_BYTES` and `TASK_FILES`, the largest first."""
    tasks: list[Work] = []
    left = 0
    for file, stat in sorted(work, key=lambda one: one[1].size, reverse=True):
        if not tasks or stat.size > left or len(tasks[-1]) == TASK_FILES:
            tasks.append([])
            left = TASK_BYTES
        tasks[-1].append((file, stat))
        left -= stat.size
    return tasks


def read_to_end(source: Source, work: Work) -> list[FileReader]:
    """Read files as far as they went when they were looked at; what a worker does."""
    readers = [FileReader(file) for file, _ in work]
    for reader, (_, stat) in zip(readers, work, strict=True):
        reader.look(stat)
    plans = Plans()
    while behind := [reader for reader in readers if reader.tail.is_behind]:
        _read_portion(source, portion(behind, source), plans)
    return readers


def _read_portion(source: Source, readers: Sequence[FileReader], plans: Plans) -> None:
    for reader, batches in read_slices(source, readers, plans):
        for batch in batches or ():
            reader.run_file.take(batch)


def _checked(reader: FileReader) -> FileReader:
    if reader.tail.has_given_up and not reader.tail.offset:
        reader.problems.add(NOT_ELSEWHERE, detail="There was nothing to be read under this path.")
    return reader


def _unread(work: Work, error: Exception) -> list[FileReader]:
    readers = [FileReader(file) for file, _ in work]
    for reader in readers:
        reader.problems.add(NOT_ELSEWHERE, detail=scrub(f"{type(error).__name__}: {error}"))
    return readers
