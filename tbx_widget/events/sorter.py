"""Sorts the events of one file that lie in a buffer: the general path, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np
from google.protobuf.message import DecodeError as ProtobufError

from tbx_widget.events.batch import Start
from tbx_widget.events.event_pb2 import Event
from tbx_widget.events.outline import LARGE, outline_of
from tbx_widget.events.plan import FOOTER_BYTES
from tbx_widget.events.stretch import Stretch
from tbx_widget.events.tags import Tags
from tbx_widget.events.tensor import holds_one_number
from tbx_widget.records import HEADER_BYTES, masked_crc32c_many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from tbx_widget.events.batch import Batch
    from tbx_widget.events.template import Template

    Record: TypeAlias = tuple[int, int, int, bool | None]
    """Its number in the buffer, start and size of its payload there, whether its checksum is right (None: unknown)."""

BAD_PAYLOAD: Final = "records skipped because their checksum is wrong"
NO_EVENT: Final = "records skipped because they are no event"
NO_VALUE: Final = "values skipped because they cannot be read"

LONG: Final = 1 << 12
"""Bytes beyond which the payload of an event that is only indexed is not verified before somebody asks for it."""

_SESSION_START: Final = 1
_GRAPH_FIELDS: Final = frozenset({"graph_def", "meta_graph_def", "tagged_run_metadata"})
_INDEXED_FIELDS: Final = frozenset({"image", "audio", "histo", "obsolete_old_style_histogram"})


class Decoder:
    """What it takes to decode the events of one file, in order.

    It remembers what the file has said about its tags, since some writers (TF1) say it with the first value only.

    Parameters
    ----------
    report : callable
        Told of each record or value that is skipped: ``report(what, offset, detail)``, with `BAD_PAYLOAD`, `NO_EVENT`
        or `NO_VALUE`, an offset in the file, and the reason.

    Attributes
    ----------
    report : callable
    tags : Tags
    """

    def __init__(self, report: Callable[[str, int, str], None]) -> None:
        self.report = report
        self.tags = Tags()


class Saying(NamedTuple):
    """What a template says about its tags, and the number of the first record of a file that says it."""

    number: int
    template: Template


class Sorter:
    """Sorts the events of one file.

    Parameters
    ----------
    buffer : bytes
    decoder : Decoder
        Of the file.
    first : int
        Number of the file's first record in the buffer.
    shift : int
        Offset in the file less that in the buffer.

    Attributes
    ----------
    cuts : list of int
        Number of the first record of each stretch.
    stretches : list of Stretch
        One, and one more for each session that starts.
    """

    def __init__(self, buffer: bytes, decoder: Decoder, first: int, shift: int) -> None:
        self.cuts = [first]
        self.stretches = [Stretch(decoder.tags)]
        self._buffer = buffer
        self._decoder = decoder
        self._shift = shift

    def take(self, records: Iterable[Record], sayings: Sequence[Saying]) -> None:
        """Take records, and hear in time what others of the file said.

        Parameters
        ----------
        records : iterable of Record
            By number.
        sayings : sequence of Saying
            In any order.
        """
        waiting = sorted(sayings, key=lambda saying: saying.number, reverse=True)
        for record in records:
            while waiting and waiting[-1].number < record[0]:
                self._hear(waiting.pop())
            self._take(record)
        while waiting:
            self._hear(waiting.pop())

    def finish(self) -> list[Batch]:
        """Return the batches that have events, and report values that were skipped."""
        for stretch in self.stretches:
            for offset, detail in stretch.unreadable:
                self._decoder.report(NO_VALUE, offset, detail)
        return [batch for batch in (stretch.finish() for stretch in self.stretches) if batch.events]

    def _hear(self, saying: Saying) -> None:
        for value in saying.template.values:
            self.stretches[-1].tell(value)

    def _take(self, record: Record) -> None:
        number, start, size, is_sound = record
        offset = start + self._shift
        try:
            event = None if is_sound is False else self._parse(start, size)
        except ProtobufError as error:
            if is_sound or self._verify(start, size):
                self._decoder.report(NO_EVENT, offset, str(error))
                return
            event = None
        what = event.WhichOneof("what") if event else None
        if event is None or not (is_sound or _is_indexed(event, what) or self._verify(start, size)):
            self._decoder.report(BAD_PAYLOAD, offset - HEADER_BYTES, "")
            return
        if what == "session_log" and event.session_log.status == _SESSION_START:
            self.cuts.append(number)
            self.stretches.append(Stretch(self._decoder.tags, Start(event.step, event.wall_time)))
        self.stretches[-1].take(event, what, number, (offset, size))

    def _parse(self, start: int, size: int) -> Event:
        if size >= LARGE:
            outline = outline_of(memoryview(self._buffer)[start : start + size])
            event = Event.FromString(outline) if outline is not None else None
            if event is not None and _is_indexed(event, event.WhichOneof("what")):
                return event
        return Event.FromString(self._buffer[start : start + size])

    def _verify(self, start: int, size: int) -> bool:
        return bool(are_sound(self._buffer, np.array([start]), np.array([size]))[0])


def are_sound(buffer: bytes, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Verify the checksums of payloads.

    Parameters
    ----------
    buffer : bytes
    starts, sizes : ndarray of int64, shape (n,)
        Spans of the payloads, whose checksums stand behind them.

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    stored = np.ndarray((max(len(buffer) - FOOTER_BYTES + 1, 0),), "<u4", buffer, strides=(1,))[starts + sizes]
    sound: NDArray[np.bool_] = masked_crc32c_many(np.frombuffer(buffer, np.uint8), starts, sizes) == stored
    return sound


def _is_indexed(event: Event, what: str | None) -> bool:
    """Whether nothing of an event is kept but where it stands."""
    if what != "summary":
        return what in _GRAPH_FIELDS
    for value in event.summary.value:
        field = value.WhichOneof("value")
        if field not in _INDEXED_FIELDS and (field != "tensor" or holds_one_number(value.tensor)):
            return False
    return True
