"""Every way in which event files are known to break, with what is left of them.

``python -m tests.support.damage`` prints what `problems` says for each.

The file is tensorboardX's: a version record and one scalar a step, steps 0 to 5. Damage stands between steps 2 and 3,
unless it says otherwise.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tensorboardX

from tbx_widget.events import BAD_PAYLOAD, NO_EVENT, NO_VALUE
from tbx_widget.events.event_pb2 import Event
from tbx_widget.records import frame
from tbx_widget.records.framing import SKIPPED
from tests.support.event_files import damage_length_checksum, damage_payload, record, scalar, tensor, version
from tests.support.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NAME = "events.out.tfevents.1700000000.host"
ALL = (0, 1, 2, 3, 4, 5)


class Case(NamedTuple):
    """One kind of damage.

    Parameters
    ----------
    name : str
    spoil : callable
        Takes the version record and the six records, returns the file.
    steps : sequence of int
        What is read of the tag.
    what : str
        The problem that is reported, "" for none.
    count : int
        How often.
    """

    name: str
    spoil: Callable[[bytes, list[bytes]], bytes]
    steps: Sequence[int] = ALL
    what: str = ""
    count: int = 0


def inserted(name: str, broken: bytes, what: str, count: int) -> Case:
    """Damage between two sound records."""
    return Case(name, lambda head, r: head + b"".join([*r[:3], broken, *r[3:]]), ALL, what, count)


def appended(name: str, broken: bytes, what: str, count: int) -> Case:
    """Damage at the end of the file."""
    return Case(name, lambda head, r: head + b"".join([*r, broken]), ALL, what, count)


def replaced(name: str, spoil: Callable[[bytes], bytes], what: str, count: int) -> Case:
    """Damage of the record of step 3."""
    return Case(name, lambda head, r: head + b"".join([*r[:3], spoil(r[3]), *r[4:]]), (0, 1, 2, 4, 5), what, count)


def _bare_tag(tag: bytes) -> bytes:
    return record(Event(step=3, summary={"value": [{"tag": tag, "simple_value": 1.0}]}).SerializeToString())


RECORD_BYTES = 39
CASES = (
    Case("nothing", lambda head, r: head + b"".join(r)),
    replaced("payload checksum wrong, payload changed", damage_payload, BAD_PAYLOAD, 1),
    replaced("payload checksum wrong, payload sound", lambda r: r[:-4] + bytes(4), BAD_PAYLOAD, 1),
    replaced("length checksum wrong", damage_length_checksum, SKIPPED, RECORD_BYTES),
    replaced("length changed", lambda r: bytes([r[0] ^ 0x40]) + r[1:], SKIPPED, RECORD_BYTES),
    inserted("zeros in the middle (a crash of the machine)", bytes(512), SKIPPED, 512),
    inserted("garbage in the middle", b"garbage " * 64, SKIPPED, 512),
    appended("zeros at the end", bytes(4096), SKIPPED, 4085),
    appended("garbage at the end", b"garbage " * 64, SKIPPED, 501),
    inserted("a length of 1 TB, its checksum right", record(b"", length=2**40), SKIPPED, 16),
    inserted("a length of 2**63, its checksum right", record(b"", length=2**63), SKIPPED, 16),
    inserted("a length of 2**64 - 1, its checksum right", record(b"", length=2**64 - 1), SKIPPED, 16),
    inserted("a length of 1 MB that is false, its checksum right", record(b"", length=10**6), SKIPPED, 16),
    inserted("a record that is no event", record(b"\xff\xff\xff"), NO_EVENT, 1),
    inserted("a record of another message, which is an event that says nothing", record(b"\x0a\x03abc" * 3), "", 0),
    inserted("an empty record", record(b""), "", 0),
    inserted("a tag that is no UTF-8", _bare_tag(b"a\xff"), "", 0),
    inserted(
        "a value without a number", record(Event(summary={"value": [{"tag": b"x"}]}).SerializeToString()), NO_VALUE, 1
    ),
    inserted("a scalar that is text", tensor("x", 3, "scalars"), NO_VALUE, 1),
    inserted("a second version record", version(), "", 0),
    Case("no version record", lambda _, r: b"".join(r)),
    Case(
        "a file of version 1",
        lambda _, r: b"".join([record(Event(file_version=b"brain.Event:1").SerializeToString()), *r]),
    ),
    Case("the last record is cut", lambda head, r: (head + b"".join(r))[:-10], (0, 1, 2, 3, 4)),
    Case("the last record's length is cut", lambda head, r: head + b"".join([*r, r[0][:5]])),
    Case("the first record is cut", lambda head, r: (head + b"".join(r))[10:], ALL, SKIPPED, 30),
    Case(
        "a wall time that is NaN", lambda head, r: head + b"".join([*r[:3], scalar("t", 3, 3.0, float("nan")), *r[4:]])
    ),
    Case("an infinite wall time", lambda head, r: head + b"".join([*r[:3], scalar("t", 3, 3.0, float("inf")), *r[4:]])),
    Case("an empty file", lambda _, __: b"", ()),
    Case("a file of garbage", lambda _, __: b"garbage " * 64, (), SKIPPED, 501),
)


def make(case: Case, folder: Path) -> Path:
    """Write the spoilt file."""
    whole = folder / "whole"
    with tensorboardX.SummaryWriter(str(whole)) as writer:
        for step in ALL:
            writer.add_scalar("t", step, step, walltime=1_700_000_000.0 + step)
    (written,) = whole.iterdir()
    data = written.read_bytes()
    written.unlink()
    starts = [start - 12 for start in frame(data).starts.tolist()] + [len(data)]
    head, *records = (data[start:stop] for start, stop in pairwise(starts))
    path = folder / "run" / NAME
    path.parent.mkdir()
    path.write_bytes(case.spoil(head, records))
    return path


def table() -> str:
    """Say in Markdown what is read of each, and what `problems` says."""
    lines = ["| damage | steps read | problems |", "| --- | --- | --- |"]
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            make(case, Path(folder))
            snapshot = read(folder)
        steps = [series.steps.tolist() for key, series in snapshot.series.items() if key.tag == "t"]
        said = [f"{one.count} {one.what}, from byte {one.offset}. {one.detail}".strip() for one in snapshot.problems]
        lines.append(f"| {case.name} | {steps[0] if steps else 'none'} | {'; '.join(said)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
