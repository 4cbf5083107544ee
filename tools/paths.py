"""Where things are in a checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
FRONT_END = ROOT / "js"
BUNDLE = ROOT / "tbx_widget" / "static" / "widget.js"
EXTENSION = ROOT / "tbx_widget" / "labextension"
OLD_IPYKERNEL = CACHE / "ipykernel6"
