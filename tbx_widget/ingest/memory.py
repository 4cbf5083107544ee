"""Memory that the C library keeps for itself."""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def give_back() -> None:
    """Give memory that was freed back to the system, where the C library (glibc) does not do so by itself.

    A load leaves holes between the columns that grew meanwhile, of nearly the size of the columns.
    """
    _trim()(0)


@lru_cache(maxsize=1)
def _trim() -> Callable[[int], int]:
    trim: Callable[[int], int] | None = None
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim or (lambda _: 0)
