"""Open the quickstart notebook in JupyterLab: in a browser where there is a screen, else by its address."""

from __future__ import annotations

import os
import sys

from tools.jupyter import free_port
from tools.paths import ROOT, VENV

_NOTEBOOK = "quickstart.ipynb"


def main() -> None:
    """Become JupyterLab; Ctrl-C ends it."""
    examples = ROOT / "examples"
    command = [
        *(sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={examples}", f"--port={free_port()}"),
        *(f"--LabApp.default_url=/lab/tree/{_NOTEBOOK}", "--log-level=WARN", "-y"),
    ]
    if os.geteuid() == 0:
        command.append("--allow-root")
    if not _has_screen():
        command.append("--no-browser")
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
    os.execve(sys.executable, command, {**os.environ, "PATH": path})  # noqa: S606  # no shell is wanted


def _has_screen() -> bool:
    return sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    main()
