"""Sound event files to begin with: every form that a writer has for its values, and what real writers wrote."""

from __future__ import annotations

import functools
import struct
from typing import TYPE_CHECKING, Final

from tbx_widget.events.event_pb2 import Event, Summary
from tbx_widget.records import frame
from tools.fuzz.wire import BYTES, VARINT, Field, render
from tools.paths import ROOT

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

FIXTURES: Final = ROOT / "tests" / "fixtures"
MOST_RECORDS: Final = 30
LONGEST_RECORD: Final = 4096

_DT_FLOAT, _DT_DOUBLE, _DT_STRING = 1, 2, 7
_TAGS: Final = (b"loss", b"train/acc", b"a", b"", "ünï <b>".encode(), b"x" * 200)
_STEPS: Final = (0, 1, 126, 16383, 2**31, 2**53 + 1, 2**63 - 40, -3)


def base(rng: random.Random) -> list[bytes]:
    """Make a file: the payloads of 1 to 30 records.

    Half of them hold many records of one or two forms, as most real files do, the rest a stretch of a real writer's.
    """
    if rng.random() < 0.6:  # noqa: PLR2004 - a share
        return _stretch_of_forms(rng)
    payloads = rng.choice(written())
    first = rng.randrange(len(payloads))
    return list(payloads[first : first + rng.randrange(1, MOST_RECORDS)])


@functools.cache
def written() -> tuple[tuple[bytes, ...], ...]:
    """Return the payloads of each committed file, without the longest."""
    files = (_payloads(path) for path in sorted(FIXTURES.rglob("*tfevents*")))
    return tuple(payloads for payloads in files if payloads)


def _payloads(path: Path) -> tuple[bytes, ...]:
    data = path.read_bytes()
    frames = frame(data)
    spans = zip(frames.starts.tolist(), frames.sizes.tolist(), strict=True)
    return tuple(data[start : start + size] for start, size in spans if size <= LONGEST_RECORD)


def _stretch_of_forms(rng: random.Random) -> list[bytes]:
    forms = rng.sample(FORMS, rng.choice((1, 1, 1, 2, 3)))
    tags = rng.sample(_TAGS, rng.choice((1, 1, 2, 3)))
    first, wall_time = rng.choice(_STEPS), rng.choice((0.0, 1.5, 1.7e9))
    version = [Event(wall_time=wall_time, file_version=b"brain.Event:2").SerializeToString()]
    count = rng.randrange(1, MOST_RECORDS)
    return version * rng.randrange(2) + [
        rng.choice(forms)(tags[place % len(tags)], first + place // len(tags), wall_time + place / 8, rng)
        for place in range(count)
    ]


def _event(step: int, wall_time: float, values: Sequence[Summary.Value]) -> bytes:
    return Event(wall_time=wall_time, step=step, summary=Summary(value=values)).SerializeToString()


def _simple(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    return _event(step, wall_time, [Summary.Value(tag=tag, simple_value=rng.random())])


def _described(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    value = Summary.Value(tag=tag, simple_value=rng.random())
    value.metadata.display_name, value.metadata.summary_description = b"Loss", b"why"
    return _event(step, wall_time, [value])


def _several(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    tags = (tag, tag + b"_1", tag + b"_2")
    return _event(step, wall_time, [Summary.Value(tag=one, simple_value=rng.random()) for one in tags])


def _tensor_content(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    value = Summary.Value(tag=tag)
    value.tensor.dtype = _DT_FLOAT
    value.tensor.tensor_shape.SetInParent()
    value.tensor.tensor_content = struct.pack("<f", rng.random())
    value.metadata.plugin_data.plugin_name = b"scalars"
    return _event(step, wall_time, [value])


def _float_val(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    value = Summary.Value(tag=tag)
    value.tensor.dtype = _DT_FLOAT
    value.tensor.float_val.append(rng.random())
    value.metadata.plugin_data.plugin_name = b"scalars"
    return _event(step, wall_time, [value])


def _double_val(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    value = Summary.Value(tag=tag)
    value.tensor.dtype = _DT_DOUBLE
    value.tensor.double_val.append(rng.random())
    value.metadata.plugin_data.plugin_name = b"scalars"
    return _event(step, wall_time, [value])


def _untold(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    value = Summary.Value(tag=tag)
    value.tensor.dtype = _DT_FLOAT
    value.tensor.float_val.append(rng.random())
    if rng.random() < 0.1:  # noqa: PLR2004 - a share
        value.metadata.plugin_data.plugin_name = rng.choice((b"scalars", b"text"))
    return _event(step, wall_time, [value])


def _image(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    sizes = (Field(number, VARINT, 4) for number in (1, 2, 3))
    value = Summary.Value(tag=tag)
    value.MergeFromString(render((Field(4, BYTES, (*sizes, Field(4, BYTES, rng.randbytes(40)))),)))
    return _event(step, wall_time, [value])


def _histogram(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    limits = b"".join(struct.pack("<d", place) for place in range(5))
    counts = b"".join(struct.pack("<d", rng.randrange(5)) for _ in range(5))
    value = Summary.Value(tag=tag)
    value.MergeFromString(render((Field(5, BYTES, (Field(6, BYTES, limits), Field(7, BYTES, counts))),)))
    return _event(step, wall_time, [value])


def _text(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    value = Summary.Value(tag=tag)
    value.tensor.dtype = _DT_STRING
    value.tensor.MergeFromString(render((Field(8, BYTES, rng.randbytes(3)),)))
    value.metadata.plugin_data.plugin_name = b"text"
    return _event(step, wall_time, [value])


def _start(tag: bytes, step: int, wall_time: float, rng: random.Random) -> bytes:
    del tag
    return Event(wall_time=wall_time, step=step, session_log={"status": rng.randrange(4)}).SerializeToString()


FORMS: Final[Sequence[Callable[[bytes, int, float, random.Random], bytes]]] = (
    *(_simple, _simple, _described, _several, _tensor_content, _float_val, _double_val, _untold),
    *(_image, _histogram, _text, _start),
)
