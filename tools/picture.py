"""Take the README's picture: ``python -m tools.picture`` runs the quickstart in a real JupyterLab.

Waits until the second network is well into its training, and writes ``docs/quickstart.png``.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import expect

from tools import jupyter
from tools.lab import open_lab
from tools.paths import ROOT

_PICTURE = ROOT / "docs" / "quickstart.png"
_DASHBOARD, _TRAINING = 1, 2
_RUN = "narrow"


def main() -> None:
    """Run the quickstart and take its picture."""
    with tempfile.TemporaryDirectory() as folder:
        root, home = Path(folder, "notebooks"), Path(folder, "home")
        root.mkdir()
        notebook_path = root / "quickstart.ipynb"
        shutil.copy(ROOT / "examples" / notebook_path.name, notebook_path)
        with jupyter.serve(root, home) as server, open_lab(server, width=1160, height=900, scale=2) as lab:
            lab.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
            notebook = lab.open(notebook_path)
            notebook.run(_DASHBOARD)
            notebook.start(_TRAINING)
            card = notebook.output(_DASHBOARD).locator("figure[aria-label='loss/train'] .for-readers")
            expect(card).to_contain_text(f"/{_RUN} ", timeout=180_000)
            lab.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.outerNode.scrollTo(0, 0)")
            lab.page.wait_for_timeout(8_000)
            lab.page.screenshot(path=_PICTURE)
    print(f"Wrote {_PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
