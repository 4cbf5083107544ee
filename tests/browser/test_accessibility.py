"""What axe (Deque's accessibility checker, from js/node_modules) finds wrong with a dashboard: nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.screen import screen_of
from tests.support.event_files import damage_payload, scalar, version, write
from tools.paths import FRONT_END

if TYPE_CHECKING:
    from pathlib import Path

    from tools.lab import Lab

_AXE = FRONT_END / "node_modules" / "axe-core" / "axe.min.js"
_VIOLATIONS = """async root => {
  const { violations } = await axe.run({ include: [root.getRootNode().host] });
  return violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(node => node.html)}`);
}"""


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_wrong(lab: Lab, logdir: Path, theme: str) -> None:
    damaged = damage_payload(scalar("loss", 1, 1.0))
    write(logdir / "a" / "events.out.tfevents.1", version(), scalar("loss", 0, 1.0), damaged, scalar("train/x", 2, 1.0))
    lab.set_theme(theme)
    notebook = lab.notebook(f"%tbx {logdir}")
    notebook.run(0)
    screen = screen_of(notebook, 0)
    screen.sees("loss", "a", step=0)
    screen.root.get_by_role("button", name="details").click()
    screen.card("loss").locator(".plot").focus()
    lab.page.keyboard.press("ArrowRight")
    screen.says("step 0")
    lab.page.add_script_tag(path=_AXE)
    assert screen.root.evaluate(_VIOLATIONS) == []
