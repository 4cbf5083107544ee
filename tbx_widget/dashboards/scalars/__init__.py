"""Scalars: loss and accuracy curves.

`wants` is what screens ask for, `curves` how one series is told in parts, `windows` the detail of a zoomed range,
`feed` the order and the budget of it all. The tables are described in docs/protocol.md.
"""

from tbx_widget.dashboards.base import DashboardKind
from tbx_widget.dashboards.scalars.feed import ScalarsFeed

KIND = DashboardKind(name="scalars", feed=ScalarsFeed)

__all__ = ["KIND"]
