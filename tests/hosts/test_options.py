"""The words after %tbx."""

from __future__ import annotations

from pathlib import Path

import pytest

from tbx_widget.errors import QueryError
from tbx_widget.hosts.notebook.options import parse


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        ("logs", ["logs"]),
        ("--logdir logs", ["logs"]),
        ("--logdir=logs", ["logs"]),
        ("logs/a logs/b", ["logs/a", "logs/b"]),
        ("'my logs' \"your logs\"", ["my logs", "your logs"]),
        ("a=runs/a b=runs/b", ["a=runs/a", "b=runs/b"]),
        ("logs --height 300 more", ["logs", "more"]),
        ("~/logs", [str(Path("~/logs").expanduser())]),
        ("old=~/logs", ["old=" + str(Path("~/logs").expanduser())]),
        ("s3://bucket/logs", ["s3://bucket/logs"]),
        ("#1", ["#1"]),
    ],
)
def test_directories_are_read_as_typed(line, paths):
    assert parse(line)["paths"] == paths


def test_environment_variables_are_put_in(monkeypatch):
    monkeypatch.setenv("TBX_TEST_DIR", "/data")
    assert parse("$TBX_TEST_DIR/logs") == {"paths": ["/data/logs"]}
    assert parse("$TBX_TEST_DIR/lr=0.1") == {"paths": ["/data/lr=0.1"]}


def test_options_get_the_names_and_types_of_the_dashboard():
    options = parse("logs --smoothing 0.9 --height 700 --x wall --runs lr --tags '/^val/'")
    assert options == {
        "paths": ["logs"],
        "smoothing": 0.9,
        "height": 700,
        "x_axis": "wall",
        "runs": "lr",
        "tags": "/^val/",
    }


def test_each_setting_has_its_option():
    line = (
        "logs --x tag:epoch --x-scale log --y-scale symlog --ignore-outliers --group-by 'regex:lr=(.*)' --stat median "
        "--band iqr --baseline 'my run' --pin loss --pin acc --theme dark"
    )
    assert parse(line) == {
        "paths": ["logs"],
        "x_axis": "tag:epoch",
        "x_scale": "log",
        "y_scale": "symlog",
        "ignore_outliers": True,
        "group_by": "regex:lr=(.*)",
        "stat": "median",
        "band": "iqr",
        "baseline": "my run",
        "pinned": ["loss", "acc"],
        "theme": "dark",
    }


def test_a_kind_of_smoothing_goes_with_its_amount():
    assert parse("logs --smoothing-kind gaussian --smoothing 4")["smoothing"] == {"kind": "gaussian", "amount": 4.0}
    with pytest.raises(QueryError, match="How much"):
        parse("logs --smoothing-kind gaussian")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "Which directory"),
        ("--height 300", "Which directory"),
        ("logs --smoothin 0.5", "no option --smoothin. Did you mean --smoothing\\? It has: --band"),
        ("logs --port 6006", "no option --port.*It has: --band.*--logdir.*--y-scale"),
        ("logs --height tall", "invalid int value: 'tall'"),
        ("logs --height", "expected one argument"),
        ("'logs", "A quote is not closed"),
    ],
)
def test_what_cannot_be_understood_is_said_with_the_right_options(line, message):
    with pytest.raises(QueryError, match=message):
        parse(line)
