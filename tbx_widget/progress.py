"""Tells how far reading has come: a callback, or a bar where a person looks on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from tbx_widget.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqdm import tqdm

Told: TypeAlias = Callable[[int, int], None]
Telling: TypeAlias = Told | Literal[False] | None

DELAY_S: Final = 1.0
"""What takes less needs no bar."""


@contextmanager
def telling(progress: Telling, *, clock: Callable[[], float] = time.monotonic) -> Iterator[Told]:
    """Provide who is to be told of progress while the block runs.

    Parameters
    ----------
    progress : callable, False or None
        Called as ``progress(bytes_done, bytes_total)``; False for nobody; None for a bar that shows after `DELAY_S`, in
        a notebook or a terminal, and goes when the block ends.
    clock : callable
        Seconds, of any origin.

    Yields
    ------
    callable
        ``told(bytes_done, bytes_total)``.

    Raises
    ------
    QueryError
        If `progress` is none of these.
    """
    if callable(progress):
        yield progress
    elif progress is False or (progress is None and not _is_watched()):
        yield lambda _done, _total: None
    elif progress is None:
        bar = _Bar(clock)
        try:
            yield bar
        finally:
            bar.close()
    else:
        raise QueryError(f"progress cannot be {progress!r}: it is a function of two numbers, False, or None.")


class _Bar:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began = clock()
        self._bar: tqdm[None] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None:
            if done >= total or self._clock() - self._began < DELAY_S:
                return
            from tqdm.auto import tqdm  # noqa: PLC0415 - half of the packages of a notebook, for loads that last

            self._bar = tqdm(initial=done, total=total, desc="Reading logs", unit="B", unit_scale=True, leave=False)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def _is_watched() -> bool:
    """Whether a person sees what is printed: in a terminal, or in a notebook's cell."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return "IPKernelApp" in getattr(shell, "config", ()) or bool(sys.stderr and sys.stderr.isatty())
