"""The general path: any event, one at a time, to points by series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from google.protobuf.message import DecodeError as ProtobufError

from tbx_widget.events.batch import Start
from tbx_widget.events.event_pb2 import Event
from tbx_widget.events.stretch import Stretch
from tbx_widget.events.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tbx_widget.events.batch import Batch

NO_EVENT: Final = "records skipped because they are no event"
NO_VALUE: Final = "values skipped because they cannot be read"

_SESSION_START: Final = 1


class Decoder:
    """Decodes the events of one file, in order.

    It remembers what the file has said about its tags, since some writers (TF1) say it with the first value only.

    Parameters
    ----------
    report : callable
        Told of each record or value that is skipped: ``report(what, offset, detail)``, with `NO_EVENT` or `NO_VALUE`,
        the payload's offset in the file, and the reason.
    """

    def __init__(self, report: Callable[[str, int, str], None]) -> None:
        self._report = report
        self._tags = Tags()

    def decode(self, buffer: bytes, starts: Iterable[int], sizes: Iterable[int], *, base: int = 0) -> list[Batch]:
        """Decode the events whose payloads lie in a buffer.

        Parameters
        ----------
        buffer : bytes
        starts, sizes : iterables of int
            The payloads' spans in `buffer`.
        base : int
            Offset of `buffer` in the file.

        Returns
        -------
        list of Batch
            In order: one, and one more for each session that starts; those without an event are left out. What the
            batches hold, put end to end, does not depend on how the file was cut into buffers.
        """
        parse = Event.FromString
        stretch = Stretch(self._tags)
        stretches = [stretch]
        for first, size in zip(starts, sizes, strict=True):
            try:
                event = parse(buffer[first : first + size])
                what = event.WhichOneof("what")
                if what == "session_log" and event.session_log.status == _SESSION_START:
                    stretch = Stretch(self._tags, Start(event.step, event.wall_time))
                    stretches.append(stretch)
                stretch.take(event, what, base + first, size)
            except ProtobufError as error:
                self._report(NO_EVENT, base + first, str(error))
        for stretch in stretches:
            for offset, detail in stretch.unreadable:
                self._report(NO_VALUE, offset, detail)
        return [batch for batch in (stretch.finish() for stretch in stretches) if batch.events]
