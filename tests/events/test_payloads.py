from __future__ import annotations

import threading

import pytest

from tbx_widget.errors import DecodeError, SourceError
from tbx_widget.events import Metadata
from tbx_widget.events.payload_pb2 import Event
from tbx_widget.events.payloads import Payload, Payloads, parse
from tbx_widget.records import HEADER_BYTES
from tbx_widget.sources import LocalSource
from tbx_widget.types import FileSpan
from tests.support.event_files import damage_payload, record


class CountingSource(LocalSource):
    reads = 0

    def read(self, path, offset, size):
        self.reads += 1
        return super().read(path, offset, size)


def graph(size=10, *, step=1, wall_time=2.0, fill=b"g"):
    return Event(wall_time=wall_time, step=step, graph_def=fill * size).SerializeToString()


@pytest.fixture
def source(tmp_path):
    return CountingSource([tmp_path])


@pytest.fixture
def write(tmp_path):
    """Write records; return the span of each one's payload."""

    def write(*payloads, name="events.out.tfevents.1.h", spoil=bytes):
        path, spans, at = tmp_path / name, [], 0
        for payload in payloads:
            spans.append(FileSpan(str(path), at + HEADER_BYTES, len(payload)))
            at += len(payload) + 16
        path.write_bytes(spoil(b"".join(map(record, payloads))))
        return spans

    return write


def ask(payloads, span, step=1, wall_time=2.0):
    return payloads.event(span, step=step, wall_time=wall_time)


def test_an_event_is_read_from_its_place(source, write):
    first, second = write(graph(10), graph(20))
    payloads = Payloads(source)
    assert len(ask(payloads, second).graph_def) == 20
    assert len(ask(payloads, first).graph_def) == 10


def test_a_file_is_read_once_while_the_cache_holds_the_event(source, write):
    (span,) = write(graph())
    payloads = Payloads(source)
    for _ in range(3):
        ask(payloads, span)
    assert source.reads == 1


def test_the_cache_keeps_what_was_used_last_within_its_bytes(source, write):
    one, two, three = write(graph(100), graph(100), graph(100))
    payloads = Payloads(source, cache_bytes=2 * one.size)
    for span in (one, two, one, three, one):
        ask(payloads, span)
    assert source.reads == 3
    ask(payloads, two)
    assert source.reads == 4


def test_an_event_beyond_the_cache_is_read_each_time(source, write):
    (span,) = write(graph(100))
    payloads = Payloads(source, cache_bytes=50)
    ask(payloads, span)
    ask(payloads, span)
    assert source.reads == 2


@pytest.mark.parametrize("wall_time", [float("nan"), float("inf"), 0.0])
def test_any_wall_time_is_recognised(source, write, wall_time):
    (span,) = write(graph(wall_time=wall_time))
    payloads = Payloads(source)
    for _ in range(2):
        assert ask(payloads, span, wall_time=wall_time).graph_def == b"g" * 10
    assert source.reads == 1


def test_a_rewritten_file_is_not_taken_for_the_former_one_though_the_cache_holds_it(source, write):
    (span,) = write(graph(fill=b"a"))
    payloads = Payloads(source)
    ask(payloads, span)
    write(graph(fill=b"b", wall_time=3.0))
    assert ask(payloads, span).graph_def == b"a" * 10
    assert ask(payloads, span, wall_time=3.0).graph_def == b"b" * 10


def test_a_file_that_is_gone_is_told(source):
    with pytest.raises(SourceError, match=r"gone.*logs.reload\(\)"):
        ask(Payloads(source), FileSpan("/nowhere/events", 12, 5))


def test_a_directory_in_place_of_a_file_is_told(source, tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        ask(Payloads(source), FileSpan(str(tmp_path), 12, 5))


@pytest.mark.parametrize(
    "now",
    [[], [graph(11)], [graph(10, step=2)], [graph(10, wall_time=3.0)]],
    ids=["empty", "another size", "another step", "another time"],
)
def test_a_file_that_holds_something_else_by_now_is_told(source, write, now):
    (span,) = write(graph(10))
    write(*now)
    with pytest.raises(SourceError, match=r"has changed.*logs.reload\(\)"):
        ask(Payloads(source), span)


def test_a_file_cut_within_the_payload_is_told(source, write):
    (span,) = write(graph(100), spoil=lambda data: data[:60])
    with pytest.raises(SourceError, match="has changed"):
        ask(Payloads(source), span)


def test_a_damaged_payload_is_told_and_not_kept(source, write):
    (span,) = write(graph(), spoil=damage_payload)
    payloads = Payloads(source)
    for _ in range(2):
        with pytest.raises(DecodeError, match="checksum is wrong"):
            ask(payloads, span)
    assert source.reads == 2


def test_a_sound_record_that_is_no_event_is_told(source, write):
    (span,) = write(b"\xff\xff")
    with pytest.raises(DecodeError, match="no Event"):
        ask(Payloads(source), span)


def test_many_threads_may_ask_at_once(source, write):
    spans = write(*(graph(50 + number) for number in range(20)))
    payloads, wrong = Payloads(source, cache_bytes=500), []

    def work():
        for _ in range(20):
            wrong.extend(span for span in spans if len(ask(payloads, span).SerializeToString()) != span.size)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert payloads._kept_bytes == sum(map(len, payloads._kept.values())) <= 500


def test_a_value_that_the_event_has_not_is_told():
    with pytest.raises(DecodeError, match="holds 0 values, and this is number 4"):
        _ = Payload(Event(), 3, Metadata()).value


def test_bytes_that_are_no_message_are_told():
    with pytest.raises(DecodeError, match="3 bytes are no Event"):
        parse(Event, b"\xff\xff\xff")
