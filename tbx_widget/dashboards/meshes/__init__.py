"""Meshes and point clouds, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tbx_widget.dashboards.element import ElementKind, TableForm
from tbx_widget.dashboards.meshes.decode import Content, Mesh, Part, decode, join, role_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MESH_PARTS = ElementKind(name="meshes", decode=decode)
TABLE: TableForm[Mesh] = TableForm(
    columns={"batch": "integer", "vertices": "integer", "faces": "integer", "has_colors": "integer"},
    rows=lambda mesh: [(*mesh.vertices.shape[:2], _count(mesh.faces), int(mesh.colors is not None))],
)


def _count(faces: NDArray[np.int32] | None) -> int:
    return 0 if faces is None else faces.shape[1]


__all__ = ["MESH_PARTS", "TABLE", "Content", "Mesh", "Part", "join", "role_of"]
