"""The names that a snapshot holds, as people ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.data.meshes import mesh_name
from tbx_widget.sources import natural_order
from tbx_widget.store import BlobSeries

if TYPE_CHECKING:
    from tbx_widget.store import ScalarSeries, Snapshot


class Names:
    """Runs and tags of one snapshot in natural order, "." first; meshes by name, not by the tags of their parts.

    Parameters
    ----------
    snapshot : Snapshot

    Attributes
    ----------
    snapshot : Snapshot
    runs : list of str
    tags : dict of str to dict of str to list of str
        By run and kind; a run without points is there too.
    mesh_parts : dict of (str, str) to list of BlobSeries
        The tags that a mesh is made of, by run and mesh.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.runs = sorted((run.name for run in snapshot.runs), key=lambda run: (run != ".", natural_order(run)))
        self.mesh_parts: dict[tuple[str, str], list[BlobSeries]] = {}
        found: dict[str, dict[str, dict[str, None]]] = {run: {} for run in self.runs}
        for key, series in snapshot.series.items():
            found[key.run].setdefault(key.kind, {})[self._name(series)] = None
        self.tags = {
            run: {kind: sorted(tags, key=natural_order) for kind, tags in sorted(kinds.items())}
            for run, kinds in found.items()
        }

    def _name(self, series: ScalarSeries | BlobSeries) -> str:
        if series.key.kind != "meshes" or not isinstance(series, BlobSeries):
            return series.key.tag
        name, _ = mesh_name(series)
        self.mesh_parts.setdefault((series.key.run, name), []).append(series)
        return name
