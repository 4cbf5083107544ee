from __future__ import annotations

import os

import pytest

from tbx_widget.sources import LocalSource

NAME = "events.out.tfevents.1.host"
LONG_AGO = 1e9


def touch(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def runs(source):
    return [file.run for file in source.discover().files]


def age(directory):
    os.utime(directory, (LONG_AGO, LONG_AGO))


def test_runs_are_directories_in_natural_order(tmp_path):
    for run in (".", "run 10", "run 9", "run 9/nested/deep"):
        touch(tmp_path / run / NAME)
    assert runs(LocalSource([tmp_path])) == [".", "run 9", "run 9/nested/deep", "run 10"]


def test_hidden_files_count_and_directories_called_like_event_files_are_directories(tmp_path):
    touch(tmp_path / "a" / f".{NAME}")
    touch(tmp_path / NAME / NAME)
    assert runs(LocalSource([tmp_path])) == ["a", NAME]


def test_what_is_neither_file_nor_directory_is_left_alone(tmp_path):
    os.mkfifo(tmp_path / NAME)
    (tmp_path / "tfevents.dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "tfevents.loop").symlink_to(tmp_path / "tfevents.loop")
    assert runs(LocalSource([tmp_path])) == []


def test_links_are_followed_and_loops_end(tmp_path):
    touch(tmp_path / "elsewhere" / "deep" / NAME)
    touch(tmp_path / "logs" / "a" / NAME)
    (tmp_path / "logs" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "logs" / "a" / "loop").symlink_to(tmp_path / "logs")
    (tmp_path / "logs" / "a" / "self").symlink_to(tmp_path / "logs" / "a")
    assert runs(LocalSource([tmp_path / "logs"])) == ["a", "linked/deep"]


def test_a_directory_keeps_the_name_that_does_without_a_link(tmp_path):
    touch(tmp_path / "z" / NAME)
    (tmp_path / "latest").symlink_to(tmp_path / "z")
    assert runs(LocalSource([tmp_path])) == ["z"]


def test_a_directory_that_does_not_exist_yet_is_watched(tmp_path):
    source = LocalSource([tmp_path / "logs"])
    assert not source.discover().exists
    (tmp_path / "logs").mkdir()
    assert source.discover().exists
    touch(tmp_path / "logs" / NAME)
    assert runs(source) == ["."]


def test_a_single_event_file_can_be_given(tmp_path):
    assert runs(LocalSource([touch(tmp_path / NAME)])) == ["."]


def test_a_name_that_is_no_text_becomes_text(tmp_path):
    touch(tmp_path / os.fsdecode(b"a\xff") / NAME)
    assert runs(LocalSource([tmp_path])) == ["a\\xff"]


def test_several_directories_keep_their_runs_apart(tmp_path):
    for root in ("a", "b"):
        touch(tmp_path / root / "run" / NAME)
    assert runs(LocalSource([tmp_path / "a", tmp_path / "b"])) == ["a/run", "b/run"]


def test_nothing_new_is_the_same_listing_again(tmp_path):
    touch(tmp_path / "a" / NAME)
    source = LocalSource([tmp_path])
    first = source.discover()
    assert source.discover() is first


def test_a_new_file_in_a_directory_of_any_age_is_seen_at_once(tmp_path):
    touch(tmp_path / "a" / NAME)
    age(tmp_path / "a")
    source = LocalSource([tmp_path])
    source.discover()
    touch(tmp_path / "a" / f"{NAME}.2")
    assert runs(source) == ["a", "a"]


def test_a_settled_directory_is_not_listed_again(tmp_path, monkeypatch):
    touch(tmp_path / NAME)
    age(tmp_path)
    source = LocalSource([tmp_path], clock=lambda: LONG_AGO + 100)
    source.discover()
    monkeypatch.setattr(os, "scandir", lambda path: pytest.fail("listed again"))
    assert runs(source) == ["."]


def test_a_file_system_that_does_not_date_its_directories_is_listed_again_in_time(tmp_path):
    now = [LONG_AGO + 100]
    source = LocalSource([tmp_path], clock=lambda: now[0])
    age(tmp_path)
    source.discover()
    touch(tmp_path / NAME)
    age(tmp_path)
    assert runs(source) == []
    now[0] += 10
    assert runs(source) == ["."]


def test_a_directory_that_cannot_be_listed_is_a_problem_and_others_go_on(tmp_path, monkeypatch):
    touch(tmp_path / "a" / NAME)
    touch(tmp_path / "locked" / NAME)
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    listing = LocalSource([tmp_path]).discover()
    assert [file.run for file in listing.files] == ["a"]
    assert [(problem.path, problem.detail) for problem in listing.problems] == [
        (str(tmp_path / "locked"), "Permission denied")
    ]


@pytest.mark.parametrize("impossible", ["x" * 300, f"name={'x' * 300}"])
def test_a_path_that_cannot_be_looked_at_is_a_problem_and_others_go_on(tmp_path, impossible):
    touch(tmp_path / "a" / NAME)
    listing = LocalSource([tmp_path / "a", impossible]).discover()
    assert [file.run for file in listing.files] == ["a"]
    assert [problem.detail for problem in listing.problems] == ["File name too long"]
