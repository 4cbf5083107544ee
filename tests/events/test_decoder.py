from __future__ import annotations

import math

import numpy as np
import pytest

from tbx_widget.events import (
    BAD_PAYLOAD,
    NO_EVENT,
    NO_VALUE,
    Decoder,
    FileRecords,
    Metadata,
    Plans,
    Start,
)
from tbx_widget.events import decode as decode_files
from tbx_widget.events.event_pb2 import Event, Summary, SummaryMetadata, Tensor
from tests.support.event_files import damage_payload, record

OVERHEAD = 16
FLOAT = Tensor(dtype=1, float_val=[0.5])


@pytest.fixture
def reports():
    return []


@pytest.fixture(params=["one at a time", "by plans"])
def decode(reports, request):
    decoder = Decoder(lambda what, offset, detail: reports.append((what, offset)))
    plans = Plans(fewest=1) if request.param == "by plans" else None

    def run(*payloads):
        payloads = [one if isinstance(one, bytes) else one.SerializeToString() for one in payloads]
        return decode_records([record(payload) for payload in payloads], decoder, plans)

    return run


def decode_records(records, decoder, plans):
    """Decode records of a file in which they stand from offset 1000 on."""
    sizes = np.array([len(one) - OVERHEAD for one in records], np.int64)
    starts = np.cumsum(sizes + OVERHEAD) - sizes - 4
    (batches,) = decode_files(b"".join(records), [FileRecords(decoder, starts, sizes, 1000)], plans)
    return batches


def event(*values, step=1, wall_time=1.0):
    return Event(wall_time=wall_time, step=step, summary=Summary(value=values))


def value(tag=b"tag", plugin=b"", **kinds):
    made = Summary.Value(tag=tag, **kinds)
    if plugin:
        made.metadata.plugin_data.plugin_name = plugin
    return made


def names(batch):
    return {("scalars", tag) for tag in batch.scalars} | set(batch.blobs) | {("", tag) for tag in batch.untold}


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (value(simple_value=1.0), "scalars"),
        (value(plugin=b"scalars", simple_value=1.0), "scalars"),
        (value(plugin=b"images", image=b""), "images"),
        (value(image=b""), "images"),
        (value(audio=b""), "audio"),
        (value(histo=b""), "histograms"),
        (value(obsolete_old_style_histogram=b""), "histograms"),
        (value(plugin=b"scalars", tensor=FLOAT), "scalars"),
        (value(plugin=b"images", tensor={}), "images"),
        (value(plugin=b"audio", tensor={}), "audio"),
        (value(plugin=b"text", tensor={}), "text"),
        (value(plugin=b"histograms", tensor={}), "histograms"),
        (value(plugin=b"pr_curves", tensor={}), "pr_curves"),
        (value(plugin=b"mesh", tensor={}), "meshes"),
        (value(plugin=b"custom_scalars", tensor={}), "custom_scalars"),
        (value(plugin=b"hparams", tensor={}), "hparams"),
        (value(plugin=b"hparams"), "hparams"),
        (value(plugin=b"graph_keras_model", tensor={}), "graphs"),
        (value(plugin=b"graph_run_metadata", tensor={}), "graphs"),
        (value(plugin=b"tensor", tensor={}), "tensors"),
        (value(plugin=b"nobody_knows", tensor={}), "tensors"),
        (value(tensor={}), ""),
    ],
)
def test_the_value_field_decides_the_kind_then_the_plugin(decode, reports, made, kind):
    (batch,) = decode(event(made))
    assert names(batch) == {(kind, "tag")}
    assert not reports


@pytest.mark.parametrize("field", ["graph_def", "meta_graph_def"])
def test_graphs_are_blobs_called_after_their_field(decode, field):
    (batch,) = decode(Event(**{field: b"graph"}))
    assert set(batch.blobs) == {("graphs", field)}


def test_run_metadata_is_a_graph_blob_under_its_tag(decode):
    (batch,) = decode(Event(tagged_run_metadata={"tag": b"step1"}))
    assert set(batch.blobs) == {("graphs", "step1")}


def test_a_blob_is_the_span_of_its_event_and_its_place_in_it(decode):
    first, second = event(value(simple_value=0)), event(value(b"a", image=b""), value(b"b", image=b""))
    (batch,) = decode(first, second)
    blob = batch.blobs["images", "b"]
    assert blob.offsets == [1000 + OVERHEAD + len(first.SerializeToString()) + 12]
    assert blob.sizes == [len(second.SerializeToString())]
    assert blob.positions == [1]


def test_metadata_comes_with_the_first_value_of_a_tag_and_lasts(decode):
    said = SummaryMetadata(
        plugin_data={"plugin_name": b"scalars", "content": b"\x01"}, display_name=b"Loss", summary_description=b"why"
    )
    later = SummaryMetadata(display_name=b"other")
    (first,) = decode(event(Summary.Value(tag=b"t", tensor=FLOAT, metadata=said)))
    (second,) = decode(event(Summary.Value(tag=b"t", tensor=FLOAT, metadata=later)), event(value(b"t", tensor=FLOAT)))
    assert first.metadata == {"t": Metadata("Loss", "why", "scalars", b"\x01")}
    assert not second.metadata
    assert len(second.scalars["t"].values) == 2


def test_a_tensor_nobody_named_is_both_index_and_number(decode):
    (batch,) = decode(event(value(tensor=FLOAT)), event(value(tensor=Tensor(dtype=7))))
    untold = batch.untold["tag"]
    assert untold.values[0] == 0.5
    assert math.isnan(untold.values[1])
    assert len(untold.offsets) == 2


def test_a_session_start_begins_a_batch(decode):
    start = Event(wall_time=5.0, step=3, session_log={"status": 1})
    checkpoint = Event(wall_time=6.0, step=3, session_log={"status": 3})
    before, after = decode(event(value(simple_value=1)), start, checkpoint, event(value(simple_value=2)))
    assert before.start is None
    assert after.start == Start(3, 5.0)
    assert after.scalars["tag"].values == [2]


def test_facts_of_a_batch_leave_out_times_that_are_no_times(decode):
    (batch,) = decode(
        event(value(simple_value=1), step=5, wall_time=math.nan),
        event(value(simple_value=1), step=9, wall_time=7.0),
        event(value(simple_value=1), step=2, wall_time=math.inf),
        event(value(simple_value=1), step=3, wall_time=3.0),
    )
    assert (batch.first_wall_time, batch.last_wall_time) == (7.0, 7.0)
    assert (batch.first_step, batch.reached) == (5, 9)
    assert len(batch.scalars["tag"].steps) == 4


def test_tags_and_steps_of_every_sort_arrive(decode):
    tags = ["", "../../x", "<b>", "a\nb\0", "🦄", "__proto__"]
    (batch,) = decode(*(event(value(tag.encode(), simple_value=0), step=-(2**63)) for tag in tags))
    assert set(batch.scalars) == set(tags)
    assert batch.scalars[""].steps == [-(2**63)]


def test_a_tag_that_is_no_text_is_kept_in_escapes(decode, reports):
    (batch,) = decode(event(value(b"a\xff", simple_value=1)))
    assert list(batch.scalars) == ["a\\xff"]
    assert not reports


def test_a_record_that_is_no_event_is_reported_and_skipped(decode, reports):
    (batch,) = decode(b"\xff\xff\xff", event(value(simple_value=1)))
    assert reports == [(NO_EVENT, 1012)]
    assert batch.scalars["tag"].values == [1]


@pytest.mark.parametrize(
    "made",
    [value(plugin=b"scalars", tensor=Tensor(dtype=7)), value(), value(plugin=b"scalars")],
    ids=["text as scalar", "no value", "a plugin and no value"],
)
def test_a_value_that_cannot_be_read_is_reported_and_its_event_goes_on(decode, reports, made):
    (batch,) = decode(event(made, value(b"other", simple_value=1)))
    assert reports == [(NO_VALUE, 1012)]
    assert list(batch.scalars) == ["other"]


def test_a_wrong_checksum_costs_that_record(reports):
    decoder = Decoder(lambda what, offset, detail: reports.append((what, offset)))
    first, second = (record(event(value(simple_value=step), step=step).SerializeToString()) for step in (1, 2))
    (batch,) = decode_records([damage_payload(first), second], decoder, None)
    assert batch.scalars["tag"].steps == [2]
    assert reports == [(BAD_PAYLOAD, 1000)]


def test_a_long_payload_is_verified_when_it_holds_scalars_and_else_when_it_is_asked_for(reports):
    decoder = Decoder(lambda what, offset, detail: reports.append((what, offset)))
    image, scalar = (value(b"x" * 5000, **field) for field in ({"image": b""}, {"simple_value": 1.0}))
    spoilt = [record(event(one).SerializeToString()).replace(b"xx", b"yx", 1) for one in (image, scalar)]
    (batch,) = decode_records(spoilt, decoder, None)
    assert names(batch) == {("images", "y" + "x" * 4999)}
    assert [what for what, _ in reports] == [BAD_PAYLOAD]


@pytest.mark.parametrize("size", [8, 1 << 16])
def test_a_scalar_with_too_many_bytes_is_reported_however_many(decode, reports, size):
    (batch,) = decode(event(value(plugin=b"scalars", tensor=Tensor(dtype=1, tensor_content=bytes(size)))))
    assert reports == [(NO_VALUE, 1012)]
    assert not batch.scalars


@pytest.mark.parametrize("plugin", [b"scalars", b"tensor", b""])
def test_dimensions_without_end_are_no_number_and_take_no_time(decode, reports, plugin):
    shape = Tensor.Shape(dim=[Tensor.Shape.Dim(size=2**62)] * 100_000)
    (batch,) = decode(event(value(plugin=plugin, tensor=Tensor(dtype=1, tensor_shape=shape))))
    assert bool(reports) == (plugin == b"scalars")
    assert not batch.scalars
