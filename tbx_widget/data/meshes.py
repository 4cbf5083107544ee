"""Meshes put together from the tags that hold their parts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tbx_widget.dashboards.meshes import MESH_PARTS, join, role_of
from tbx_widget.data.lazy_series import LazySeries
from tbx_widget.errors import DecodeError
from tbx_widget.types import SeriesKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tbx_widget.dashboards.meshes import Content, Mesh
    from tbx_widget.data.reader import Reader
    from tbx_widget.store import BlobSeries

    Moment = tuple[int, int]


class Place(NamedTuple):
    """Where one part of one step stands."""

    series: BlobSeries
    position: int


def mesh_name(series: BlobSeries) -> tuple[str, Content]:
    """Return the mesh that a tag belongs to, and the part that it holds; the tag's own name if it does not say."""
    try:
        return role_of(series.metadata.plugin_content)
    except DecodeError:
        return series.key.tag, "vertices"


def mesh_series(name: str, parts: Iterable[BlobSeries], reader: Reader) -> LazySeries[Mesh]:
    """Make a series of meshes.

    Parts belong together that have the same step, the second of a step with the second of that step.

    Parameters
    ----------
    name : str
        Of the mesh.
    parts : iterable of BlobSeries
        Those of its tags; at least one.
    reader : Reader

    Returns
    -------
    LazySeries of Mesh
        In order of the vertices; steps without any come last.
    """
    series = sorted(parts, key=lambda part: mesh_name(part)[1] != "vertices")
    moments: dict[Moment, dict[Content, Place]] = {}
    for part in series:
        content, seen = mesh_name(part)[1], Counter[int]()
        for position, step in enumerate(part.steps.tolist()):
            moments.setdefault((step, seen[step]), {})[content] = Place(part, position)
            seen[step] += 1
    places = list(moments.values())

    def read(position: int) -> Mesh:
        found = places[position].items()
        return join({content: reader.read(MESH_PARTS, place.series, place.position) for content, place in found})

    firsts = [next(iter(one.values())) for one in places]
    return LazySeries(
        SeriesKey(series[0].key.run, "meshes", name),
        series[0].metadata,
        steps=np.array([step for step, _ in moments], np.int64),
        wall_times=np.array([place.series.wall_times[place.position] for place in firsts], np.float64),
        superseded=max(part.superseded for part in series),
        read=read,
    )
