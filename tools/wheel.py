"""Build the wheel and look inside."""

from __future__ import annotations

import subprocess
import sys
from zipfile import ZipFile

from tools.paths import ROOT

_FOLDER = ROOT / "dist"
_MUST_HOLD = (
    "tbx_widget/static/widget.js",
    "tbx_widget/py.typed",
    "etc/ipython/startup/50-tbx-widget.py",
    "share/jupyter/labextensions/tbx-widget/package.json",
    "share/jupyter/labextensions/tbx-widget/install.json",
)


def check() -> None:
    """Build the wheel into ``dist`` and check that it is pure and complete.

    Raises
    ------
    SystemExit
        If it cannot be built, is made for one platform, or lacks a file.
    """
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(_FOLDER)]
    result = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(f"The wheel could not be built.\n{result.stderr}")
    wheel = max(_FOLDER.glob("*.whl"), key=lambda path: path.stat().st_mtime)
    print(f"{wheel.relative_to(ROOT)}: {wheel.stat().st_size:,} bytes", flush=True)
    if not wheel.name.endswith("-py3-none-any.whl"):
        raise SystemExit("The wheel is not pure Python.")
    names = ZipFile(wheel).namelist()
    if missing := [name for name in _MUST_HOLD if not any(held.endswith(name) for held in names)]:
        raise SystemExit(f"The wheel lacks {', '.join(missing)}")
