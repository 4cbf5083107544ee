"""The same through the whole reader: a directory with a spoilt file that grows, beside a sound one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tbx_widget.ingest import Ingest
from tbx_widget.records.framing import SKIPPED
from tbx_widget.sources import LocalSource
from tools.fuzz.corpus import written
from tools.fuzz.judge import Finding, Reading, compare, cuts, general, read, shown, slices
from tools.fuzz.mutate import frame_all

if TYPE_CHECKING:
    import random

_NAME: Final = "events.out.tfevents.1.fuzz"
_MOST_POLLS: Final = 1000


def judge_on_disk(data: bytes, rng: random.Random) -> None:
    """Let a directory grow to the input, and read it from there.

    Raises
    ------
    Finding
        If something else is read than from memory, if a sound file beside it suffers, or if there is no end.
    """
    sound = b"".join(frame_all(written()[0]))
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        ingest, paths = Ingest(LocalSource([folder])), {name: Path(folder, name, _NAME) for name in ("sound", "spoilt")}
        for path in paths.values():
            path.parent.mkdir()
        paths["sound"].write_bytes(sound)
        for size in cuts(data, rng):
            paths["spoilt"].write_bytes(data[:size])
            _catch_up(ingest)
        for name, content in (("sound", sound), ("spoilt", data)):
            plain = read(slices(content, [len(content)]), general)
            found = _shown(ingest, name, paths[name], plain.end)
            if not _was_overtaken(found, plain):
                compare(f"on disk, {name}", found, plain)


def _was_overtaken(found: Reading, plain: Reading) -> bool:
    """Whether the reader gave up a record that it waited for, since others came after it, and lost nothing by it.

    Bytes in memory do not grow, so nobody waits there: a false length takes along what stands behind it.
    """
    gave_up = found.problems.get(SKIPPED) != plain.problems.get(SKIPPED)
    return gave_up and _points(found) >= _points(plain)


def _points(reading: Reading) -> int:
    return sum(len(steps) for (_, steps), *_ in reading.series.values())


def _memory() -> str | None:
    """Return a file system in memory, if there is one: nothing here is about disks."""
    path = Path("/dev/shm")  # noqa: S108 - a place, not a file
    return str(path) if path.is_dir() else None


def _catch_up(ingest: Ingest) -> None:
    for _ in range(_MOST_POLLS):
        if not ingest.poll():
            return
    raise Finding("polling does not come to an end")


def _shown(ingest: Ingest, run: str, path: Path, end: tuple[int, bool]) -> Reading:
    snapshot = ingest.snapshot
    series = {(key.kind, key.tag): shown(one) for key, one in snapshot.series.items() if key.run == run}
    found = [problem for problem in snapshot.problems if problem.path == str(path)]
    problems = {problem.what: (problem.offset or 0, problem.count, problem.detail) for problem in found}
    return Reading(series, problems, end)
