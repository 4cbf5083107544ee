"""Files of torch, TensorFlow and Keras, made by tests/fixtures/make_fixtures.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.reading import read, scalars

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.json"))


def others(snapshot):
    found = {}
    for key, series in snapshot.series.items():
        if key.kind != "scalars":
            found.setdefault(key.run, {}).setdefault(key.kind, {})[key.tag] = len(series)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_was_written_is_read(name):
    expected = json.loads((FIXTURES / f"{name}.json").read_text())
    snapshot = read(FIXTURES / name)
    assert scalars(snapshot) == expected["scalars"]
    assert others(snapshot) == expected["others"]
    assert snapshot.superseded == expected.get("superseded", 0)
    assert snapshot.problems == ()


def test_there_are_fixtures():
    assert len(NAMES) >= 7
