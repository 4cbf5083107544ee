"""Many files read at once, as one poll of a directory does: each must come out as if it were alone.

That is the fast path's own ground: one buffer for all, and what is learned of one file's events serves the others.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from tbx_widget.events import Decoder, FileRecords, decode
from tbx_widget.records import Frames, Piece, frame_pieces
from tbx_widget.store import RunFile, Stage
from tools.fuzz.judge import RUN, Finding, Reading, compare, cuts, shown

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tbx_widget.events import Batch, Plans


class Company(Finding):
    """Something wrong with one of several inputs.

    Parameters
    ----------
    place : int
        Which.
    how : str
    """

    def __init__(self, place: int, how: str) -> None:
        super().__init__(how)
        self.place = place


def judge_together(files: Sequence[bytes], plans: Plans, rng: random.Random) -> None:
    """Read files together by both paths, whole and growing.

    Raises
    ------
    Company
        If two ways differ.
    """
    whole = [[len(data)] for data in files]
    plain = _read(files, whole, None)
    _compare("fast path, together", _read(files, whole, plans), plain)
    _compare("growing files, together", _read(files, [cuts(data, rng) for data in files], plans), plain)


def _compare(what: str, ones: Sequence[Reading], others: Sequence[Reading]) -> None:
    for place, (one, other) in enumerate(zip(ones, others, strict=True)):
        try:
            compare(what, one, other)
        except Finding as finding:
            raise Company(place, str(finding)) from None


class _File:
    """One file on its way."""

    def __init__(self, data: bytes, sizes: Sequence[int]) -> None:
        self._data = data
        self._sizes = list(reversed(sizes))
        self._problems: dict[str, tuple[int, int, str]] = {}
        self._file, self._stage = RunFile("file"), Stage("resume")
        self._stage.set_files(RUN, [self._file])
        self._needed = 1
        self.decoder = Decoder(self._report)
        self.offset = 0
        self.lost = False

    def next_bytes(self) -> bytes:
        """Return the bytes of which something can be made, none at the end."""
        while self._sizes and self._sizes[-1] - self.offset < self._needed:
            self._sizes.pop()
        return self._data[self.offset : self._sizes[-1]] if self._sizes else b""

    def take(self, frames: Frames, batches: Sequence[Batch]) -> None:
        for damage in frames.damage:
            self._report(damage.what, self.offset + damage.offset, count=damage.count)
        for batch in batches:
            self._stage.take(RUN, self._file, batch)
        self.offset += frames.consumed
        self._needed, self.lost = frames.needed, frames.lost

    def reading(self) -> Reading:
        series = {(key.kind, key.tag): shown(one) for key, one in self._stage.commit(()).series.items()}
        return Reading(series, self._problems, (self.offset, self.lost))

    def _report(self, what: str, offset: int, detail: str = "", count: int = 1) -> None:
        first = self._problems.get(what, (offset, 0, detail))
        self._problems[what] = (first[0], first[1] + count, first[2])


def _read(files: Sequence[bytes], sizes: Sequence[Sequence[int]], plans: Plans | None) -> list[Reading]:
    every = [_File(*both) for both in zip(files, sizes, strict=True)]
    while True:
        behind = [(file, data) for file in every if (data := file.next_bytes())]
        if not behind:
            return [file.reading() for file in every]
        _read_once([file for file, _ in behind], [data for _, data in behind], plans)


def _read_once(files: Sequence[_File], pieces: Sequence[bytes], plans: Plans | None) -> None:
    buffer = b"".join(pieces)
    edges = list(pairwise(accumulate(map(len, pieces), initial=0)))
    frames = frame_pieces(buffer, [Piece(*edge, file.lost) for file, edge in zip(files, edges, strict=True)])
    records = [
        FileRecords(file.decoder, found.starts + start, found.sizes, file.offset - start)
        for file, (start, _), found in zip(files, edges, frames, strict=True)
    ]
    for file, found, batches in zip(files, frames, decode(buffer, records, plans), strict=True):
        file.take(found, batches)
