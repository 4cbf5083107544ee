"""Values whose bytes were spoilt before their checksum was made: they reach the decoders."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tbx_widget as tbx
from tbx_widget.dashboards.audio import AUDIO
from tbx_widget.dashboards.custom_scalars import LAYOUTS
from tbx_widget.dashboards.graphs import GRAPHS
from tbx_widget.dashboards.histograms import HISTOGRAMS
from tbx_widget.dashboards.hparams import STATEMENTS
from tbx_widget.dashboards.images import IMAGES
from tbx_widget.dashboards.meshes import MESH_PARTS
from tbx_widget.dashboards.pr_curves import PR_CURVES
from tbx_widget.dashboards.tensors import TENSORS
from tbx_widget.dashboards.text import TEXT
from tbx_widget.data import tables
from tbx_widget.errors import DecodeError
from tbx_widget.events.payload_pb2 import Event
from tbx_widget.events.payloads import Payload, parse

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
KINDS = {
    kind.name: kind
    for kind in (AUDIO, LAYOUTS, GRAPHS, HISTOGRAMS, STATEMENTS, IMAGES, MESH_PARTS, PR_CURVES, TENSORS, TEXT)
}


def samples():
    """Kind, payload, position and metadata of each value of the fixtures that is no scalar."""
    for name in ("kinds_tf1", "kinds_tf2", "kinds_torch", "keras"):
        for key, series in tbx.read(FIXTURES / name).snapshot.series.items():
            for index in range(len(series) if key.kind != "scalars" else 0):
                span = series.span(index)
                payload = Path(span.path).read_bytes()[span.offset : span.offset + span.size]
                yield KINDS[key.kind], payload, int(series.positions[index]), series.metadata


@pytest.fixture(scope="module")
def values():
    return list(samples())


def spoil(payload, random):
    """Change a few bytes; often to numbers that a length or a shape would show."""
    spoilt = bytearray(payload)
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(spoilt))
        match random.randrange(4):
            case 0:
                spoilt[place] ^= 1 << random.randrange(8)
            case 1:
                spoilt[place] = random.choice((0, 1, 0x7F, 0x80, 0xFF))
            case 2:
                del spoilt[place : place + random.randint(1, 4)]
                spoilt = spoilt or bytearray(b"\0")
            case _:
                spoilt[place:place] = struct.pack("<Q", random.getrandbits(64))[: random.randint(1, 8)]
    return bytes(spoilt)


def decoded(kind, payload, position, metadata):
    """Decode as the reader does, and make the rows of a table; None if that is refused."""
    try:
        element = kind.decode(Payload(parse(Event, payload), position, metadata))
    except DecodeError:
        return None
    if kind.name in tables.FORMS and kind is not MESH_PARTS:
        with np.errstate(all="raise"):
            list(tables.FORMS[kind.name].rows(element))
    return element


def test_sound_values_are_decoded(values):
    assert {kind.name for kind, *_ in values} == KINDS.keys()
    assert all(decoded(*value) is not None for value in values)


@settings(max_examples=1000, deadline=None)
@given(number=st.integers(0, 10_000), random=st.randoms(use_true_random=False))
def test_spoilt_values_are_decoded_or_refused_and_nothing_else(values, number, random):
    kind, payload, position, metadata = values[number % len(values)]
    decoded(kind, spoil(payload, random), position, metadata)
