"""Finds the kinds: the sub-packages of this package."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tbx_widget.dashboards.base import DashboardKind


def kinds() -> list[DashboardKind]:
    """Return all kinds, by name.

    Returns
    -------
    list of DashboardKind
    """
    package = import_module("tbx_widget.dashboards")
    names = sorted(module.name for module in iter_modules(package.__path__) if module.ispkg)
    return [import_module(f"tbx_widget.dashboards.{name}").KIND for name in names]
