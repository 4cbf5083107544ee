"""Each known damage costs what it says, and no other file anything."""

from __future__ import annotations

import pytest

from tbx_widget.types import SeriesKey
from tests.support.damage import ALL, CASES, Case, make
from tests.support.event_files import record as framed
from tests.support.event_files import scalar, write
from tests.support.reading import catch_up, contents, read, watch


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_all_is_read_but_what_is_damaged(tmp_path, case):
    path = make(case, tmp_path)
    sound = write(tmp_path / "sound" / "events.out.tfevents.1", *(scalar("t", step, 0.0) for step in ALL))
    snapshot = read(tmp_path)
    found = {key.run: series for key, series in snapshot.series.items() if key.tag == "t"}
    assert found["sound"].steps.tolist() == list(ALL)
    assert ([] if "run" not in found else found["run"].steps.tolist()) == list(case.steps)
    if case.steps:
        assert found["run"].values.tolist() == list(case.steps)
    problems = [(one.path, one.what, one.count) for one in snapshot.problems]
    assert problems == ([(str(path), case.what, case.count)] if case.what else [])
    assert str(sound) not in {one.path for one in snapshot.problems}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_it_does_not_matter_in_which_pieces_the_damaged_file_grew(tmp_path, case):
    path = make(case, tmp_path)
    data = path.read_bytes()
    whole = contents(read(tmp_path))
    path.write_bytes(b"")
    ingest = watch(tmp_path)
    for stop in range(0, len(data) + 40, 40):
        path.write_bytes(data[:stop])
        catch_up(ingest)
    assert contents(catch_up(ingest)) == whole


@pytest.mark.parametrize("missing", [1, 3, 4, 5, 20, 26, 27, 34, 35, 38])
def test_a_record_cut_anywhere_is_read_once_it_is_whole_and_is_no_problem_before(tmp_path, missing):
    path = make(CASES[0], tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[:-missing])
    ingest = watch(tmp_path)
    key = SeriesKey("run", "scalars", "t")
    assert catch_up(ingest).series[key].steps.tolist() == [0, 1, 2, 3, 4]
    assert ingest.snapshot.problems == ()
    path.write_bytes(data)
    assert catch_up(ingest).series[key].steps.tolist() == list(ALL)
    assert ingest.snapshot.problems == ()


@pytest.mark.xfail(reason="a record that runs into others takes them along", strict=True)
@pytest.mark.parametrize(
    "spoil",
    [lambda record: record[:20] + record[24:], lambda record: framed(b"", length=60), lambda record: record[:30]],
    ids=["bytes missing", "a false length", "cut"],
)
def test_a_record_that_runs_into_others_does_not_take_them_along(tmp_path, spoil):
    case = Case("", lambda head, r: head + b"".join([*r[:3], spoil(r[3]), *r[4:]]))
    make(case, tmp_path)
    (series,) = read(tmp_path).series.values()
    assert series.steps.tolist() == [0, 1, 2, 4, 5]
