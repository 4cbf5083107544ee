"""One folder a kind: what each kind of summary shows, and how little of it a screen needs to be told.

A kind is a sub-package. One with a dashboard exports ``KIND``; nothing else lists it. One whose values stay in the
files says in its module ``decode`` how they are read, and exports that as an `ElementKind`.
"""

from tbx_widget.dashboards.base import DashboardKind, Elements, Feed, Numbers
from tbx_widget.dashboards.registry import kinds

__all__ = ["DashboardKind", "Elements", "Feed", "Numbers", "kinds"]
