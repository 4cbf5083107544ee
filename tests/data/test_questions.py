from __future__ import annotations

import pytest

from tbx_widget.data.questions import chosen, unknown_kind, unknown_tag
from tbx_widget.errors import QueryError

RUNS = [".", "lr=0.1", "lr=0.5", "lr=0x1"]


@pytest.mark.parametrize(
    ("choice", "picked"),
    [
        (None, RUNS),
        ("lr", RUNS[1:]),
        (r"lr=0\.", ["lr=0.1", "lr=0.5"]),
        ("1$", ["lr=0.1", "lr=0x1"]),
        ("nothing like it", []),
        (["lr=0.1"], ["lr=0.1"]),
        (("lr=0x1", "."), [".", "lr=0x1"]),
        ([], []),
    ],
)
def test_a_text_is_a_pattern_and_a_list_holds_exact_names(choice, picked):
    assert chosen(choice, RUNS, "run") == picked


def test_exact_names_may_come_one_by_one():
    assert chosen(iter(["lr=0.1", "."]), RUNS, "run") == [".", "lr=0.1"]


def test_a_pattern_that_is_none_is_refused_with_a_way_out():
    with pytest.raises(QueryError, match=r"'lr=\[' is no regular expression .* runs=\['lr=\['\]"):
        chosen("lr=[", RUNS, "run")


def test_an_exact_name_that_is_not_there_is_answered_with_near_ones():
    with pytest.raises(QueryError, match=r"no run 'lr=0.2'. Did you mean 'lr=0.5' or .*\? There are 4"):
        chosen(["lr=0.2"], RUNS, "run")


TAGS = {
    "a": {"scalars": ["loss", "acc"], "images": ["sample"]},
    "b": {"scalars": ["f1"]},
    "c": {"scalars": ["f1", "only c"]},
}


@pytest.mark.parametrize(
    ("kind", "tag", "says"),
    [
        ("scalars", "los", "Run 'a' has no scalars tag 'los'. Did you mean 'loss'? There are 2."),
        ("scalars", "sample", "Run 'a' has no scalars tag 'sample'. It is there as images. There are 2."),
        ("scalars", "f1", "Run 'a' has no scalars tag 'f1'. 2 other runs, such as 'b', have it. There are 2."),
        ("scalars", "only c", "Run 'a' has no scalars tag 'only c'. Run 'c' has it. There are 2."),
        ("audio", "x", "Run 'a' has no audio tag 'x'. There are 0."),
    ],
)
def test_a_tag_that_is_elsewhere_is_said_to_be_there(kind, tag, says):
    assert str(unknown_tag("a", kind, tag, TAGS)) == says


def test_an_unknown_kind_is_answered_with_all_kinds():
    assert str(unknown_kind("scalar", ["images", "scalars"])) == (
        "There is no kind 'scalar'. Did you mean 'scalars'? There are: images, scalars."
    )
