"""Find a Chromium for browser tests and benchmarks, or install one: ``python -m tools.chromium`` prints its path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> Path:
    """Return the path of a Chromium: one on PATH, else Playwright's own.

    Raises
    ------
    SystemExit
        If there is none.
    """
    path = _on_path() or _playwrights()
    if path is None:
        raise SystemExit("No Chromium: run `make test-browser`, which installs one, or put one on PATH.")
    return path


def find_or_install() -> Path:
    """Return the path of a Chromium; install one when there is none.

    Raises
    ------
    SystemExit
        If none can be had; the message names all that was tried.
    """
    path = _on_path() or _playwrights()
    if path is None:
        print("Installing Chromium …", flush=True)
        path = _download() or _from_system()
    if path is None:
        raise SystemExit(
            f"No Chromium for the browser tests. Tried: {', '.join(_COMMANDS)} on PATH; `playwright install chromium`; "
            "`apt-get install chromium` as root. Install Chromium or Google Chrome and put it on PATH."
        )
    return path


def _on_path() -> Path | None:
    found = next(filter(None, map(shutil.which, _COMMANDS)), None)
    return Path(found) if found else None


def _playwrights() -> Path | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _download() -> Path | None:
    playwright = [sys.executable, "-m", "playwright"]
    if not _succeeds([*playwright, "install", "chromium"]):
        return None
    if _can_install_packages():
        _succeeds([*playwright, "install-deps", "chromium"])
    return _playwrights()


def _from_system() -> Path | None:
    if not _can_install_packages():
        return None
    updated = _succeeds(["apt-get", "update", "--quiet"])
    return _on_path() if updated and _succeeds(["apt-get", "install", "--quiet", "--yes", "chromium"]) else None


def _can_install_packages() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _succeeds(command: list[str]) -> bool:
    result = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if result.returncode:
        last_words = (result.stderr or result.stdout).strip().splitlines()[-1:]
        print(f"  {' '.join(command)}: {''.join(last_words)}", flush=True)
    return result.returncode == 0


if __name__ == "__main__":
    print(f"Chromium: {find_or_install()}")
