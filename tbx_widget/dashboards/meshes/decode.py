"""Meshes: their parts, each a tag of its own, and what the parts of one step make.

Source: tensorboard/plugins/mesh/plugin_data.proto. Which mesh a part belongs to stands in the plugin's message, not
in the tag: tensorboardX ends tags in ``_1``, torch in ``_VERTEX``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import array_of
from tbx_widget.events.payload_pb2 import MeshPluginData
from tbx_widget.events.payloads import parse
from tbx_widget.events.tags import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from tbx_widget.events.payloads import Payload

Content: TypeAlias = Literal["vertices", "faces", "colors"]

_CONTENTS: dict[int, Content] = {1: "vertices", 2: "faces", 3: "colors"}
_DTYPES: dict[Content, type[np.generic]] = {"vertices": np.float32, "faces": np.int32, "colors": np.uint8}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part of a mesh at one step.

    Parameters
    ----------
    values : ndarray, shape (batch, n, 3)
    config : str
        JSON for three.js, as written.
    """

    values: NDArray[Any]
    config: str


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """The mesh, or point cloud, of one step.

    Parameters
    ----------
    vertices : ndarray of float32, shape (batch, n, 3)
    faces : ndarray of int32, shape (batch, m, 3), or None
        Numbers of vertices; None for a point cloud.
    colors : ndarray of uint8, shape (batch, n, 3), or None
    config : str
        JSON for three.js, as written; "null" or "{}" if the writer was given none.
    """

    vertices: NDArray[np.float32]
    faces: NDArray[np.int32] | None = None
    colors: NDArray[np.uint8] | None = None
    config: str = ""

    def __repr__(self) -> str:
        there = [f"{name} {array.shape}" for name in _DTYPES if (array := getattr(self, name)) is not None]
        return f"Mesh({', '.join(there)})"


def role_of(plugin_content: bytes) -> tuple[str, Content]:
    """Return the name of the mesh that a tag belongs to, and what part of it the tag holds.

    Raises
    ------
    DecodeError
        If the plugin's message says neither.
    """
    message = parse(MeshPluginData, plugin_content)
    if message.content_type not in _CONTENTS:
        raise DecodeError(f"its plugin's message has no part of a mesh with the number {message.content_type}")
    return text(message.name), _CONTENTS[message.content_type]


def decode(payload: Payload) -> Part:
    """Read one part; DecodeError if it is none."""
    message = parse(MeshPluginData, payload.plugin_content)
    _, content = role_of(payload.plugin_content)
    if payload.value.WhichOneof("value") != "tensor":
        raise DecodeError("it holds no tensor")
    values = array_of(payload.value.tensor)
    if values.ndim != 3 or values.shape[2] != 3 or values.dtype.kind not in "fiu":  # noqa: PLR2004
        raise DecodeError(f"(batch, n, 3) numbers are wanted, not an array of shape {values.shape}")
    with np.errstate(invalid="ignore"):
        return Part(values.astype(_DTYPES[content], copy=False), text(message.json_config))


def join(parts: Mapping[Content, Part]) -> Mesh:
    """Put a mesh together from the parts that one step has."""
    vertices, faces, colors = (parts.get(content) for content in ("vertices", "faces", "colors"))
    return Mesh(
        vertices.values if vertices else np.empty((0, 0, 3), np.float32),
        faces.values if faces else None,
        colors.values if colors else None,
        next((part.config for part in parts.values() if part.config), ""),
    )
