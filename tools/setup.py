"""Give the checkout its own Python environment: ``python -m tools.setup demo|dev|browser``.

Runs on any Python the package supports, with nothing installed. Each step runs again only when what it was made from
has changed, so that a second call costs nothing and needs no network.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

from tools import frontend
from tools.paths import OLD_IPYKERNEL, ROOT, VENV, VENV_PYTHON
from tools.stamps import Stamp

_STARTUP = ROOT / "ipython"


def main() -> None:
    """Do the steps that the arguments name."""
    steps = {"demo": _demo, "dev": _dev, "browser": _browser}
    for name in sys.argv[1:]:
        steps[name]()


def _demo() -> None:
    _python("demo")
    frontend.build()


def _dev() -> None:
    frontend.install()
    _python("dev")


def _browser() -> None:
    _dev()
    _old_ipykernel()
    _run(VENV_PYTHON, "-m", "tools.chromium")


def _python(extra: str) -> None:
    inputs: list[Path | str] = [ROOT / "pyproject.toml", _STARTUP, Path(__file__), str(ROOT)]
    stamps = {name: Stamp(f"python-{name}", inputs) for name in ("demo", "dev")}
    if VENV_PYTHON.exists() and (stamps[extra].is_fresh() or stamps["dev"].is_fresh()):
        return
    frontend.build()
    print(f"Installing Python packages into .venv (extra: {extra}) …", flush=True)
    if not VENV_PYTHON.exists():
        _create_environment()
    _pip("--editable", f"{ROOT}[{extra}]")
    _quiet_jupyterlab()
    stamps[extra].write()


def _quiet_jupyterlab() -> None:
    """Keep the environment's JupyterLab from asking for news and updates."""
    settings = VENV / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    (settings / "overrides.json").write_text(json.dumps(quiet))


def _create_environment() -> None:
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError as error:
        raise SystemExit(
            "Python's venv module could not put pip into .venv. On Debian and Ubuntu: apt-get install python3-venv"
        ) from error


def _old_ipykernel() -> None:
    """Keep the last ipykernel 6 beside the environment's newest, for tests on both."""
    stamp = Stamp("ipykernel6", [str(ROOT)])
    if stamp.is_fresh() and OLD_IPYKERNEL.exists():
        return
    print("Installing ipykernel 6.31 beside the newest …", flush=True)
    _pip("--target", str(OLD_IPYKERNEL), "--upgrade", "--no-deps", "ipykernel==6.31.*")
    stamp.write()


def _pip(*arguments: str, environment: dict[str, str] | None = None) -> None:
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action=ignore"]
    _run(VENV_PYTHON, "-m", "pip", "install", *options, *arguments, environment=environment)


def _run(*command: object, environment: dict[str, str] | None = None) -> None:
    words = [str(word) for word in command]
    result = subprocess.run(words, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False)
    if result.returncode:
        raise SystemExit(f"Set-up failed in: {' '.join(words)}")


if __name__ == "__main__":
    main()
