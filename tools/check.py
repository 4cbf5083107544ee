"""Run the checks: ``python -m tools.check [stage …]``, all of them by default, up to the first that fails."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from tools import bundle, frontend, wheel
from tools.paths import ROOT, VENV

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Run the stages named on the command line, or all, and print how long each took."""
    names = sys.argv[1:] or list(_STAGES)
    took: list[str] = []
    for name in names:
        print(f"\n── {name}", flush=True)
        start = time.monotonic()
        _run_stage(name)
        took.append(f"{name} {time.monotonic() - start:.1f} s")
    print(f"\nPassed: {', '.join(took)}", flush=True)


def _run_stage(name: str) -> None:
    try:
        for step in _STAGES[name]:
            step()
    except SystemExit as error:
        raise SystemExit(f"\nStopped: {name} failed. {error}") from None


def _tool(command: str, *arguments: str) -> Callable[[], None]:
    return partial(_run, str(VENV / "bin" / command), *arguments)


def _npm(script: str) -> Callable[[], None]:
    return partial(frontend.npm, "run", "--silent", script)


def _run(*command: str) -> None:
    result = subprocess.run(command, cwd=ROOT, check=False)
    if result.returncode:
        raise SystemExit(f"The command was: {' '.join(command)}")


_STAGES: dict[str, tuple[Callable[[], None], ...]] = {
    "lint": (
        _tool("ruff", "check", "--quiet"),
        _tool("ruff", "format", "--check", "--quiet"),
        _tool("lint-imports"),
        _npm("lint"),
    ),
    "types": (_tool("mypy"), _npm("types")),
    "test-py": (_tool("pytest", "--quiet", "-m", "not browser"),),
    "test-js": (_npm("test"),),
    "build": (frontend.build, bundle.check, wheel.check),
    "test-browser": (frontend.build, _tool("pytest", "--quiet", "-m", "browser")),
}


if __name__ == "__main__":
    main()
