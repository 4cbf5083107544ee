"""Do a step of set-up again only when what it was made from has changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tools.paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Stamp:
    """Remembers in ``.cache`` what a finished step was made from.

    Parameters
    ----------
    name : str
        The step.
    inputs : iterable of Path or str
        What the step's outcome depends on: files, folders (every file below), or plain words.
    """

    def __init__(self, name: str, inputs: Iterable[Path | str]) -> None:
        self._path = CACHE / "stamps" / name
        self._digest = _digest(inputs)

    def is_fresh(self) -> bool:
        """Whether the step was finished with the same inputs."""
        return self._path.exists() and self._path.read_text() == self._digest

    def write(self) -> None:
        """Record that the step is finished."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(self._digest)


def _digest(inputs: Iterable[Path | str]) -> str:
    digest = hashlib.sha256()
    for item in inputs:
        if isinstance(item, str):
            digest.update(item.encode() + b"\0")
            continue
        for file in sorted(item.rglob("*")) if item.is_dir() else [item]:
            if file.is_file():
                digest.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
