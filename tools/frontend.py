"""Build the front end, when it is not built from these very sources already."""

from __future__ import annotations

import re
import shutil
import subprocess

from tools.paths import BUNDLE, EXTENSION, FRONT_END, ROOT, VENV
from tools.stamps import Stamp

_OLDEST_NODE = 20
_LOCK = FRONT_END / "package-lock.json"


def install() -> None:
    """Install the npm packages that the lock file names."""
    stamp = Stamp("npm", [_LOCK, _node_version()])
    if stamp.is_fresh() and (FRONT_END / "node_modules").exists():
        return
    print("Installing npm packages (js/package-lock.json) …", flush=True)
    npm("ci", "--no-audit", "--no-fund", quiet=True)
    stamp.write()


def build(_target: str = "", _version: str = "") -> None:
    """Bundle ``js`` into ``tbx_widget/static`` and ``tbx_widget/labextension``.

    Also the build function of the wheel: hatch-jupyter-builder calls it with the target and the kind of build. A
    source distribution holds the bundle and needs no Node.
    """
    if (ROOT / "PKG-INFO").exists() and BUNDLE.exists():
        return
    install()
    stamp = Stamp(
        "bundle", [_LOCK, *(FRONT_END / name for name in ("package.json", "build.mjs", "src", "labextension"))]
    )
    if not (stamp.is_fresh() and BUNDLE.exists()):
        print("Building the front end …", flush=True)
        npm("run", "--silent", "build", quiet=True)
        stamp.write()
    _place_extension()


def _place_extension() -> None:
    """Bring the extension to where the JupyterLab of this checkout looks; an editable install has only a copy of it."""
    place = VENV / "share" / "jupyter" / "labextensions" / "tbx-widget"
    if place.parent.exists():
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(EXTENSION, place)
        shutil.copy(FRONT_END / "labextension" / "install.json", place)


def npm(*arguments: str, quiet: bool = False) -> None:
    """Run npm in ``js/``; its failure ends the program, after its own messages.

    Parameters
    ----------
    *arguments : str
        What stands after ``npm``.
    quiet : bool
        Print its messages only if it fails.
    """
    result = subprocess.run(["npm", *arguments], cwd=FRONT_END, check=False, capture_output=quiet, text=True)
    if result.returncode:
        print(result.stdout or "", result.stderr or "", flush=True)
        raise SystemExit(f"Failed in js/: npm {' '.join(arguments)}")


def _node_version() -> str:
    if not (shutil.which("node") and shutil.which("npm")):
        raise SystemExit(f"tbx-widget's front end is built with Node {_OLDEST_NODE} or newer and npm: none on PATH.")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    major = re.match(r"v(\d+)", version)
    if major is None or int(major[1]) < _OLDEST_NODE:
        raise SystemExit(f"tbx-widget's front end is built with Node {_OLDEST_NODE} or newer; this is {version}.")
    return version
