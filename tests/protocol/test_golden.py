"""The messages that the browser's tests read as well."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tbx_widget.dashboards.scalars.wants import Card, Groups, ScalarsWant, parse_want
from tbx_widget.protocol import Frame, Want, parse, unpack
from tbx_widget.query import Smoothing, Summary

GOLDEN = Path(__file__).parents[1] / "golden"
spec = importlib.util.spec_from_file_location("make_golden", GOLDEN / "make_golden.py")
make_golden = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make_golden)

FILES = make_golden.files()
MESSAGES = sorted(name for name in make_golden.FRAMES)


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_code_still_makes_the_committed_message(name):
    assert (GOLDEN / name).read_bytes() == FILES[name]


def test_no_other_file_is_left():
    left = {path.name for path in GOLDEN.iterdir() if path.suffix in {".json", ".bin"}} - FILES.keys()
    assert not left


@pytest.mark.parametrize("name", MESSAGES)
def test_a_committed_message_can_be_read_back(name):
    header = json.loads((GOLDEN / f"{name}.json").read_bytes())
    for _, table in unpack(Frame(header, (GOLDEN / f"{name}.bin").read_bytes())):
        points = [column for column in table.columns if not column.startswith("series_")]
        counts = table.columns.get("series_count", ())
        assert {len(table.columns[column]) for column in points} <= {sum(counts)}


@pytest.mark.parametrize("message", make_golden.FROM_BROWSER, ids=lambda message: message["kind"])
def test_what_a_browser_says_is_understood(message):
    assert parse(message).client == "page"


def test_what_a_browser_wants_is_understood():
    [want] = [message for message in map(parse, make_golden.FROM_BROWSER) if isinstance(message, Want)]
    assert parse_want(want.wants["scalars"]) == ScalarsWant(
        cards=(Card(0, 420), Card(1, 420, (10.0, 20.5), x=0)),
        hidden=frozenset({1}),
        smoothing=Smoothing("ema", 0.6),
        groups=Groups(Summary("mean", "ci95"), ((0,), (1, 2))),
        superseded=True,
    )
