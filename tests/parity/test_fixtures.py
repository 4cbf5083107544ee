"""Files of torch, TensorFlow, Keras and Lightning, made by tests/fixtures, against what their writers were given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.reading import read, scalars
from tests.support.tensorboard_reading import assert_same_as_tensorboard

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.json") if not path.stem.startswith("kinds_"))
MISREAD_BY_TENSORBOARD = {"torch_number_types": "float32 bits in half_val, uint8 in uint32_val"}


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


@pytest.mark.parametrize("name", [name for name in NAMES if name not in MISREAD_BY_TENSORBOARD])
def test_every_step_time_number_and_word_about_a_tag_is_as_tensorboard_reads_it(name):
    assert_same_as_tensorboard(FIXTURES / name)


def test_there_are_fixtures():
    assert len(NAMES) >= 7
