from __future__ import annotations

import sys
import tracemalloc

import numpy as np
import pytest

import tbx_widget as tbx
from tbx_widget.dashboards.hparams import Session
from tbx_widget.data.tables import scalar_table, session_table
from tbx_widget.errors import HostError, QueryError
from tbx_widget.store import Metadata, ScalarSeries
from tbx_widget.types import SeriesKey
from tests.support.event_files import scalar, tensor, version, write


@pytest.fixture
def logs(tmp_path):
    events = "events.out.tfevents.1.h"
    write(tmp_path / "run 10" / events, version(), scalar("loss", 0, 3.0, 10.0), scalar("acc", 0, 0.5, 11.0))
    write(
        tmp_path / "run 9" / events, version(), scalar("loss", 0, 1.5, 20.0), tensor("loss 2", 1, "scalars", double=0.1)
    )
    write(tmp_path / events, version(), scalar("loss", 5, 7.0, 30.0))
    return tbx.read(tmp_path)


def rows(table):
    return list(zip(*(column.tolist() for column in table.columns.values()), strict=True))


def test_all_scalars_stand_in_natural_order_of_runs_and_tags(logs):
    table = logs.table()
    assert list(table.columns) == ["run", "tag", "step", "wall_time", "value"]
    assert rows(table) == [
        (".", "loss", 5, 30.0, 7.0),
        ("run 9", "loss", 0, 20.0, 1.5),
        ("run 9", "loss 2", 1, 1.0, 0.1),
        ("run 10", "acc", 0, 11.0, 0.5),
        ("run 10", "loss", 0, 10.0, 3.0),
    ]


def test_runs_and_tags_are_picked_by_pattern_or_by_name(logs):
    assert rows(logs.table(runs="run", tags="loss$"))[0][:2] == ("run 9", "loss")
    assert [row[0] for row in rows(logs.table(runs=["."]))] == ["."]
    assert len(logs.table(runs="nothing like it")) == 0


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ({"kind": "scalar"}, "no kind 'scalar'. Did you mean 'scalars'"),
        ({"runs": ["run 1"]}, "no run 'run 1'. Did you mean"),
        ({"tags": ["los"]}, "no tag 'los'. Did you mean 'loss'"),
        ({"tags": "("}, "no regular expression"),
        ({"kind": "hparams", "tags": "lr"}, "has no tags"),
    ],
)
def test_a_question_without_an_answer_is_refused(logs, question, says):
    with pytest.raises(QueryError, match=says):
        logs.table(**question)


def test_values_are_double_only_where_a_series_is(logs):
    assert logs.table().columns["value"].dtype == np.float64
    assert logs.table(tags=["loss"]).columns["value"].dtype == np.float32


def test_names_are_numbers_into_a_list(logs):
    codes, names = logs.table(tags=["loss"]).codes("run")
    assert (codes.tolist(), names) == ([0, 1, 2], (".", "run 9", "run 10"))
    with pytest.raises(QueryError, match="'run' and 'tag'"):
        logs.table().codes("step")


@pytest.mark.parametrize("question", [{}, {"runs": "nothing like it"}], ids=["rows", "no rows"])
def test_frames_of_all_libraries_hold_the_same(logs, question):
    table = logs.table(**question)
    pandas, polars, arrow = table.to_pandas(), table.to_polars(), table.to_arrow()
    assert [tuple(row) for row in pandas.itertuples(index=False)] == rows(table)
    assert polars.rows() == rows(table)
    assert list(zip(*arrow.to_pydict().values(), strict=True)) == rows(table)


def test_runs_and_tags_of_frames_are_categories(logs):
    table = logs.table()
    assert (table.to_pandas()["run"].dtype, str(table.to_arrow()["run"].type)) == (
        "category",
        "dictionary<values=string, indices=int32, ordered=0>",
    )
    assert table.to_polars()["tag"].dtype.categories.to_list() == ["loss", "loss 2", "acc"]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_library_that_is_missing_is_named(logs, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(HostError, match=f"pip install {library}"):
        getattr(logs.table(), f"to_{'arrow' if library == 'pyarrow' else library}")()


@pytest.mark.parametrize("frame", ["to_pandas", "to_polars", "to_arrow"])
def test_a_frame_costs_no_object_a_point(frame):
    count = 200_000
    steps = np.arange(count)
    series = [
        ScalarSeries(SeriesKey("r", "scalars", tag), Metadata(), steps, steps / 2, np.zeros(count, np.float32), 0, 0)
        for tag in ("a", "b")
    ]
    table = scalar_table(series)
    getattr(table, frame)()
    tracemalloc.start()
    try:
        kept = getattr(table, frame)()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(kept) == 2 * count
    assert peak < 2 * count * 40


def test_people_see_the_first_rows(logs):
    assert repr(logs.table()).splitlines()[:3] == [
        "Table of scalars, shape (5, 5)",
        "run     tag     step  wall_time  value",
        ".       loss    5     30.0       7.0",
    ]


def test_sessions_have_a_column_for_each_name():
    sessions = [
        Session("a", {"lr": 0.5, "opt": "sgd", "amp": True}, {"loss": 1.0}, "success", "g", 1.0, 2.0),
        Session("b", {"lr": 1.0, "opt": 3.0, "amp": False, "new": "x"}, {}),
    ]
    table = session_table(sessions)
    columns = {name: column.tolist() for name, column in table.columns.items()}
    assert columns["run"] == ["a", "b"]
    assert columns["status"] == ["success", "unknown"]
    assert columns["hparams.lr"] == [0.5, 1.0]
    assert columns["hparams.opt"] == ["sgd", "3.0"]
    assert columns["hparams.amp"] == [True, False]
    assert columns["hparams.new"] == [None, "x"]
    assert columns["metrics.loss"][0] == 1.0
    assert np.isnan(columns["metrics.loss"][1])
    assert len(table.to_pandas()) == len(table.to_polars()) == len(table.to_arrow()) == 2
