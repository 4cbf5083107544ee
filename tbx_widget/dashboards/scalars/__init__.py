"""Scalars: loss and accuracy curves.

`wants` is what screens ask for, `plan` what that leaves for each series. `curves`, `windows`, `bands`, `axes` and
`superseded` are how each table is told in parts, `tellers`, `groups` and the latter two who is still to be told, `feed`
the order of it all and `budget` how much at a time. docs/protocol.md describes the tables. `export` writes files.
"""

from tbx_widget.dashboards.base import DashboardKind
from tbx_widget.dashboards.scalars.export import to_csv, to_json
from tbx_widget.dashboards.scalars.feed import ScalarsFeed

KIND = DashboardKind(name="scalars", feed=ScalarsFeed, exports={"csv": to_csv, "json": to_json})

__all__ = ["KIND"]
