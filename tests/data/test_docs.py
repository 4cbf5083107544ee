"""The examples of the documentation run."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from tensorboardX import SummaryWriter

from tbx_widget.data.tables import FORMS

ROOT = Path(__file__).resolve().parents[2]


def example(name, heading):
    """All Python blocks of a page's section, end to end; `heading` "" for the whole page."""
    page = (ROOT / name).read_text(encoding="utf-8")
    section = page.split(heading, 1)[1].split("\n## ", 1)[0] if heading else page
    return "".join(re.findall(r"```python\n(.*?)```", section, re.DOTALL))


@pytest.fixture
def directory(tmp_path, monkeypatch):
    for run in ("", "baseline", "run 9", "run 10"):
        with SummaryWriter(str(tmp_path / "logs" / run)) as writer:
            for step in (0, 100):
                writer.add_scalar("loss", 1.0, step)
                writer.add_histogram("weights", np.arange(10), step)
                writer.add_image("samples", np.zeros((3, 4, 4), np.uint8), step)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(("page", "heading"), [("docs/data.md", ""), ("README.md", "\n## The data in Python\n")])
def test_the_examples_run(page, heading):
    names = {}
    code = example(page, heading)
    exec(compile(code, page, "exec"), names)  # noqa: S102 - our own pages
    assert names["logs"].problems == ()
    assert len(names["loss"]) == 2


def test_the_page_says_what_an_element_of_each_kind_is():
    methods = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/data.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(methods) == sorted(FORMS)
