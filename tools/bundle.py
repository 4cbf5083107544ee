"""Hold the built front end to its promises: small, and complete without a network."""

from __future__ import annotations

import re

from tools.paths import BUNDLE, ROOT

_LARGEST = 245_000
"""The aim is 150,000: tables, exports and dialogs, which few open at once, are to come after the first picture."""
_NAMESPACES = ("http://www.w3.org/",)


def check() -> None:
    """Check the bundle's size and that it names no address to load from.

    Raises
    ------
    SystemExit
        If it is too large or names one.
    """
    size = BUNDLE.stat().st_size
    print(f"{BUNDLE.relative_to(ROOT)}: {size:,} bytes of {_LARGEST:,}", flush=True)
    if size > _LARGEST:
        raise SystemExit(f"The bundle is {size - _LARGEST:,} bytes too large.")
    addresses = set(re.findall(r"https?://[^\s\"'`]+", BUNDLE.read_text(encoding="utf-8")))
    if foreign := sorted(a for a in addresses if not a.startswith(_NAMESPACES)):
        raise SystemExit(f"The bundle names addresses on the network: {', '.join(foreign)}")
