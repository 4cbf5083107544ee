"""Finds the kinds: the sub-packages of this package that have a dashboard."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tbx_widget.dashboards.base import DashboardKind


def kinds() -> list[DashboardKind]:
    """Return all kinds that have a dashboard, by name.

    Returns
    -------
    list of DashboardKind
    """
    package = import_module("tbx_widget.dashboards")
    names = sorted(module.name for module in iter_modules(package.__path__) if module.ispkg)
    modules = [import_module(f"tbx_widget.dashboards.{name}") for name in names]
    return [module.KIND for module in modules if hasattr(module, "KIND")]
