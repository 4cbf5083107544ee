"""Take the pictures: ``python -m tools.picture`` runs the quickstart in a real JupyterLab.

Writes the README's, ``docs/quickstart.png``, while the second network is in training, and to ``docs/pictures`` the
same in the dark and 480 px wide, a directory without event files, and a damaged file.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tools import jupyter
from tools.lab import open_lab
from tools.paths import ROOT

if TYPE_CHECKING:
    from tools.lab import Lab, Notebook

_DOCS = ROOT / "docs"
_PICTURES = _DOCS / "pictures"
_DASHBOARD, _TRAINING = 1, 2
_RUN = "narrow"
_WIDE = {"width": 1160, "height": 900}
_NARROW = {"width": 574, "height": 900}
_PATIENCE_MS = 180_000


def main() -> None:
    """Run the quickstart and take the pictures."""
    _PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root, home = Path(folder, "notebooks"), Path(folder, "home")
        (root / "logs").mkdir(parents=True)
        notebook_path = root / "quickstart.ipynb"
        shutil.copy(ROOT / "examples" / notebook_path.name, notebook_path)
        with jupyter.serve(root, home) as server, open_lab(server, **_WIDE, scale=1.5) as lab:
            lab.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
            notebook = lab.open(notebook_path)
            _take_training(lab, notebook)
            _take_damage(lab, root)


def _take_training(lab: Lab, notebook: Notebook) -> None:
    notebook.run(_DASHBOARD)
    output = notebook.output(_DASHBOARD)
    expect(output.get_by_role("heading")).to_be_visible()
    _take(lab, _PICTURES / "empty.png")
    notebook.start(_TRAINING)
    card = output.locator("figure[aria-label='loss/train'] .for-readers")
    expect(card).to_contain_text(f"/{_RUN} ", timeout=_PATIENCE_MS)
    _to_top(lab)
    lab.page.wait_for_timeout(8_000)
    _take(lab, _DOCS / "quickstart.png")
    lab.set_theme("JupyterLab Dark")
    _take(lab, _PICTURES / "dark.png")
    lab.set_theme("JupyterLab Light")
    lab.page.set_viewport_size(_NARROW)  # type: ignore[arg-type]
    _to_top(lab)
    _take(lab, _PICTURES / "narrow.png")
    lab.page.set_viewport_size(_WIDE)  # type: ignore[arg-type]
    notebook.finish(_TRAINING)


def _take_damage(lab: Lab, root: Path) -> None:
    [file] = next((root / "logs").glob("*/wide")).glob("*tfevents*")
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    (root / "damaged").mkdir()
    (root / "damaged" / file.name).write_bytes(damaged)
    notebook = lab.notebook("%tbx damaged")
    notebook.run(0)
    notebook.output(0).get_by_role("button", name="details").click(timeout=_PATIENCE_MS)
    _take(lab, _PICTURES / "damaged.png")


def _to_top(lab: Lab) -> None:
    lab.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.outerNode.scrollTo(0, 0)")


def _take(lab: Lab, path: Path) -> None:
    lab.page.wait_for_timeout(1_500)
    lab.page.screenshot(path=path)
    print(f"Wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
