"""The fast path: that it is taken, and that it learns and forgets."""

from __future__ import annotations

import numpy as np
import pytest

from tbx_widget.events import BAD_PAYLOAD, Decoder, FileRecords, Plans, decode
from tbx_widget.events.event_pb2 import Event, Summary, Tensor
from tbx_widget.events.hash_table import HashTable
from tbx_widget.records import masked_crc32c_many, unmasked
from tests.support.event_files import damage_payload, record

SCALARS = {"plugin_data": {"plugin_name": b"scalars"}}
RANDOM = np.random.default_rng(7)


def event(*values, step=1, wall_time=1.7e9):
    return record(Event(wall_time=wall_time, step=step, summary=Summary(value=values)).SerializeToString())


def content(number, dtype, kind):
    return Tensor(dtype=dtype, tensor_shape={}, tensor_content=np.array(number).astype(kind).tobytes())


FORMS = {
    "simple_value": lambda number: {"simple_value": number},
    "simple_value, display name": lambda number: {"simple_value": number, "metadata": {"display_name": b"A"}},
    "float_val": lambda number: {"tensor": Tensor(dtype=1, float_val=[number]), "metadata": SCALARS},
    "double_val": lambda number: {"tensor": Tensor(dtype=2, double_val=[number]), "metadata": SCALARS},
    "float32": lambda number: {"tensor": content(number, 1, "<f4"), "metadata": SCALARS},
    "float64": lambda number: {"tensor": content(number, 2, "<f8"), "metadata": SCALARS},
    "float16": lambda number: {"tensor": content(number, 19, "<f2"), "metadata": SCALARS},
    "int64": lambda number: {"tensor": content(number * 1e6, 9, "<i8"), "metadata": SCALARS},
    "uint8": lambda number: {"tensor": content(abs(number), 4, "u1"), "metadata": SCALARS},
}


def records_of(written):
    sizes = np.array([len(one) - 16 for one in written], np.int64)
    return np.cumsum(sizes + 16) - sizes - 4, sizes


def left(plans, written):
    """Return how many records the fast path leaves."""
    starts, sizes = records_of(written)
    return int(plans.take(b"".join(written), starts, sizes)[1].sum())


def read(written, plans, reports=None):
    reports = [] if reports is None else reports
    starts, sizes = records_of(written)
    file = FileRecords(Decoder(lambda *report: reports.append(report[:2])), starts, sizes, 0)
    (batches,) = decode(b"".join(written), [file], plans)
    return batches


def contents(batches):
    return [
        (
            batch.start,
            batch.events,
            batch.metadata,
            (batch.first_wall_time, batch.last_wall_time, batch.first_point_time, batch.first_step, batch.reached),
            {
                tag: [getattr(points, name).tobytes() for name in ("steps", "wall_times", "values")]
                for tag, points in sorted(batch.scalars.items())
            },
        )
        for batch in batches
    ]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_of_scalar_goes_the_fast_path_and_reads_as_on_the_other(form):
    tags = (b"a", b"b", b"loss/train", "größe".encode())
    steps = [0, 1, 127, 128, 2**14, 2**40, -1, -(2**63), *range(200, 300)]
    written = [
        event(Summary.Value(tag=tag, **form(number)), step=step, wall_time=1.7e9 + number)
        for step in steps * 4
        for tag, number in zip(tags, RANDOM.normal(0, 50, len(tags)).tolist(), strict=True)
    ]
    assert left(Plans(fewest=1), written) == 0
    assert contents(read(written, Plans(fewest=1))) == contents(read(written, None))


def test_many_values_in_one_event_go_the_fast_path():
    numbers = RANDOM.normal(size=(50, 30)).tolist()
    written = [
        event(*(Summary.Value(tag=b"tag %d" % tag, simple_value=one) for tag, one in enumerate(row)), step=step)
        for step, row in enumerate(numbers)
    ]
    assert left(Plans(), written) == 1, "step 0 is absent, which is a spelling of its own"
    assert contents(read(written, Plans())) == contents(read(written, None))


def test_a_tag_that_is_written_twice_in_an_event_keeps_its_order():
    written = [
        event(Summary.Value(tag=b"a", simple_value=step), Summary.Value(tag=b"a", simple_value=-step), step=step)
        for step in range(1, 100)
    ]
    assert left(Plans(), written) == 0
    (batch,) = read(written, Plans())
    assert batch.scalars["a"].values[:4].tolist() == [1, -1, 2, -2]


def test_spellings_that_interlock_end_up_in_the_order_written():
    written = [
        event(
            Summary.Value(tag=b"a", simple_value=step, metadata={"display_name": b"A"} if step % 3 else None), step=step
        )
        for step in range(300)
    ]
    (batch,) = read(written, Plans())
    assert batch.scalars["a"].steps.tolist() == list(range(300))
    assert batch.metadata["a"].display_name == "A"


def test_a_session_that_starts_between_parts_the_points_there():
    start = record(Event(wall_time=1.7e9, step=50, session_log={"status": 1}).SerializeToString())
    points = [event(Summary.Value(tag=b"a", simple_value=step), step=step) for step in range(1, 100)]
    before, after = read([*points[:60], start, *points[40:]], Plans())
    assert before.scalars["a"].steps.tolist() == list(range(1, 61))
    assert after.scalars["a"].steps.tolist() == list(range(41, 100))
    assert after.start.step == 50


def test_files_read_together_do_not_mix():
    plans, files, data, reports = Plans(), [], b"", []
    for number in range(5):
        written = [event(Summary.Value(tag=b"a", simple_value=number), step=step) for step in range(1, 20 + number)]
        starts, sizes = records_of(written)
        files.append(
            FileRecords(Decoder(lambda *report: reports.append(report)), starts + len(data), sizes, -len(data))
        )
        data += b"".join(written)
    batches = decode(data, files, plans)
    assert [len(one.scalars["a"].steps) for (one,) in batches] == [19, 20, 21, 22, 23]
    assert [set(one.scalars["a"].values.tolist()) for (one,) in batches] == [{0}, {1}, {2}, {3}, {4}]


def test_a_wrong_checksum_costs_that_record_also_among_others_like_it():
    written = [event(Summary.Value(tag=b"a", simple_value=step), step=step) for step in range(200, 300)]
    written[50] = damage_payload(written[50])
    reports = []
    (batch,) = read(written, Plans(), reports)
    assert batch.scalars["a"].steps.tolist() == [*range(200, 250), *range(251, 300)]
    assert reports == [(BAD_PAYLOAD, sum(map(len, written[:50])))]


def test_a_tensor_is_what_its_tag_was_said_to_be_by_whichever_path():
    said = Summary.Value(tag=b"a", tensor=Tensor(dtype=1, float_val=[1.0]), metadata=SCALARS)
    unsaid = Summary.Value(tag=b"a", tensor=Tensor(dtype=1, float_val=[1.0]))
    written = [event(said, step=1), *(event(unsaid, step=step) for step in range(2, 40)), event(said, step=40)]
    for plans in (Plans(fewest=1), None):
        (batch,) = read(written, plans)
        assert batch.scalars["a"].steps.tolist() == list(range(1, 41))
        assert not batch.untold


def test_what_is_known_stays_bounded_where_every_tag_is_new(monkeypatch):
    monkeypatch.setattr("tbx_widget.events.plans._MOST_BYTES", 100_000)
    plans = Plans(fewest=2)
    for number in range(50):
        tags = [b"tag %06d" % (number * 40 + tag) for tag in range(40)]
        assert (
            left(plans, [event(Summary.Value(tag=tag, simple_value=1.0), step=step) for tag in tags for step in (1, 2)])
            == 0
        )
        assert plans._bytes <= 100_000


def test_a_hash_table_finds_all_its_keys_and_no_others():
    keys = np.unique(RANDOM.integers(1, 2**64, 5000, dtype=np.uint64))
    keys[:100] = keys[0] + np.arange(100, dtype=np.uint64)
    table = HashTable()
    for number, key in enumerate(keys.tolist()):
        table.add(key, number * 3)
    slots, found = table.find(keys)
    assert found.all()
    assert table.numbers[slots].tolist() == list(range(len(keys)))
    assert table.checksums[slots].tolist() == list(range(0, 3 * len(keys), 3))
    assert not table.find(RANDOM.integers(1, 2**64, 5000, dtype=np.uint64))[1].any()


@pytest.mark.parametrize("shift", range(8))
def test_tags_made_to_look_alike_are_told_apart(shift):
    tag = bytes(range(32, 128)) * 5
    twin = _twin(tag, range(shift, len(tag) - 8, 8))
    assert twin != tag
    written = [
        event(Summary.Value(tag=one, simple_value=step), step=step) for step in range(1, 41) for one in (tag, twin)
    ]
    assert contents(read(written, Plans())) == contents(read(written, None))


def _twin(tag, places):
    """Return another tag of which events have the same checksums, and of which an even number of words is the same.

    Each place says where a word is flipped, if it is, in the bits that a shift by 29 and XOR turns into its highest.
    """

    def checksum(one):
        data = np.frombuffer(one + bytes(8), np.uint8)
        return int(unmasked(masked_crc32c_many(data, np.zeros(1, np.int64), np.array([len(data)])))[0])

    rows: dict[int, tuple[int, int]] = {}
    for number, place in enumerate(places):
        difference, chosen = (checksum(_flipped(tag, [place])) ^ checksum(tag)) << 1 | 1, 1 << number
        while difference and (top := difference.bit_length()) in rows:
            difference, chosen = difference ^ rows[top][0], chosen ^ rows[top][1]
        if not difference:
            return _flipped(tag, [place for number, place in enumerate(places) if chosen >> number & 1])
        rows[difference.bit_length()] = difference, chosen
    raise AssertionError("too few places")


def _flipped(tag, places):
    flipped = bytearray(tag)
    for place in places:
        word = int.from_bytes(flipped[place : place + 8], "little") ^ (1 << 63 | 1 << 34 | 1 << 5)
        flipped[place : place + 8] = word.to_bytes(8, "little")
    return bytes(flipped)


def test_more_templates_than_have_numbers_are_left(monkeypatch):
    monkeypatch.setattr("tbx_widget.events.plan._MOST_TEMPLATES", 10)
    tags = [b"tag %06d" % number for number in range(40)]
    written = [event(Summary.Value(tag=tag, simple_value=step), step=step) for tag in tags for step in range(1, 10)]
    assert left(Plans(), written) == 270
    assert contents(read(written, Plans())) == contents(read(written, None))


def test_few_long_events_are_left_to_the_general_path():
    written = [event(Summary.Value(tag=b"a" * 2000, simple_value=step), step=step) for step in range(1, 1001)]
    assert left(Plans(), written[200:240]) == 40
    assert left(Plans(), written[200:]) == 0


def test_layouts_of_one_size_are_learned_only_while_they_take_many_events():
    tags = [(b"a" * size, b"b" * (1000 - size)) for size in range(1, 1000)]
    values = [[Summary.Value(tag=tag, simple_value=1.0) for tag in pair] for pair in tags]
    plans = Plans(fewest=3)
    assert left(plans, [event(*pair) for pair in values for _ in range(3)]) > 2 * len(tags)
    assert max(map(len, plans._by_size.values())) <= 16
