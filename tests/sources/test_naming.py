from __future__ import annotations

from pathlib import Path

import pytest

from tbx_widget.errors import QueryError
from tbx_widget.sources import file_order, is_event_file, natural_order, parse_roots


def shuffled(names):
    return names[1::2] + names[::2]


@pytest.mark.parametrize("name", ["events.out.tfevents.1.host", ".tfevents", "x.tfevents.bak"])
def test_a_name_with_tfevents_anywhere_is_an_event_file(name):
    assert is_event_file(name)


@pytest.mark.parametrize("name", ["events.out", "events.out.tfevents.1.host.profile-empty", "TFEVENTS"])
def test_other_names_are_not(name):
    assert not is_event_file(name)


def test_files_are_ordered_by_their_second_then_naturally():
    names = [
        "events.out.tfevents.9.host",
        "events.out.tfevents.10.host.1.2",
        "events.out.tfevents.10.host.1.10",
        "events.out.tfevents.999999999.host",
        "events.out.tfevents.1000000000.host",
    ]
    assert sorted(shuffled(names), key=file_order) == names


def test_natural_order_compares_numbers_as_numbers_and_text_as_text():
    names = ["", "1", "2", "10", "a", "a1", "a1b", "a02", "a2", "a10", "b"]
    assert sorted(shuffled(names), key=natural_order) == names


def test_one_directory_needs_no_prefix(tmp_path):
    (root,) = parse_roots([tmp_path])
    assert (root.path, root.prefix) == (str(tmp_path), "")
    assert root.run(()) == "."
    assert root.run(("a", "b")) == "a/b"


def test_a_named_directory_goes_before_its_runs(tmp_path):
    (root,) = parse_roots([f"mine={tmp_path}"])
    assert root.run(()) == "mine"
    assert root.run(("a",)) == "mine/a"


def test_a_directory_whose_name_has_an_equals_sign_is_no_named_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("lr=1").mkdir()
    assert parse_roots(["lr=1"])[0].path == str(tmp_path / "lr=1")
    assert parse_roots(["runs/lr=2"])[0].path == str(tmp_path / "runs/lr=2")


def test_several_directories_are_called_by_what_tells_them_apart():
    assert [root.prefix for root in parse_roots(["/x/a", "/x/b"])] == ["a", "b"]
    assert [root.prefix for root in parse_roots(["/x/logs", "/y/logs"])] == ["x/logs", "y/logs"]


def test_home_is_expanded(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert parse_roots(["~/logs"])[0].path == str(tmp_path / "logs")


def test_the_home_of_nobody_is_a_directory_like_any_other(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert parse_roots(["~nobody-at-all/logs"])[0].path == str(tmp_path / "~nobody-at-all" / "logs")


def test_the_same_directory_twice_is_one():
    assert len(parse_roots(["/x/a", "/x/a/"])) == 1


@pytest.mark.parametrize("paths", [[], ["n=/a", "n=/b"], ["/x/a", "a=/b"]])
def test_names_that_clash_and_no_name_at_all_are_refused(paths):
    with pytest.raises(QueryError):
        parse_roots(paths)
