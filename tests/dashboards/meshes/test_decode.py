from __future__ import annotations

import numpy as np
import pytest

from tbx_widget.dashboards.meshes.decode import Part, decode, join, role_of
from tbx_widget.errors import DecodeError
from tbx_widget.events.payload_pb2 import MeshPluginData
from tests.support.payloads import array, payload


def content(number, **fields):
    return MeshPluginData(content_type=number, **fields).SerializeToString()


def test_the_role_of_a_tag_stands_in_the_plugins_message():
    assert role_of(content(2, name=b"bunny")) == ("bunny", "faces")


@pytest.mark.parametrize("bad", [b"", content(9), b"\xff"])
def test_a_message_without_a_role_is_refused(bad):
    with pytest.raises(DecodeError):
        role_of(bad)


@pytest.mark.parametrize(("number", "dtype"), [(1, np.float32), (2, np.int32), (3, np.uint8)])
def test_parts_have_the_type_of_their_role_though_writers_give_floats(number, dtype):
    found = decode(payload(content(number, json_config=b"{}"), tensor=array(np.ones((1, 4, 3), np.float32))))
    assert (found.values.dtype, found.values.shape, found.config) == (dtype, (1, 4, 3), "{}")


@pytest.mark.parametrize("shape", [(4, 3), (1, 4, 2)])
def test_parts_of_another_shape_are_refused(shape):
    with pytest.raises(DecodeError, match="numbers are wanted"):
        decode(payload(content(1), tensor=array(np.ones(shape, np.float32))))


def test_a_mesh_without_faces_is_a_point_cloud():
    mesh = join({"vertices": Part(np.ones((1, 4, 3), np.float32), "")})
    assert (mesh.vertices.shape, mesh.faces, mesh.colors, mesh.config) == ((1, 4, 3), None, None, "")


def test_a_mesh_says_what_it_has_and_no_numbers():
    mesh = join({"vertices": Part(np.ones((1, 4, 3)), ""), "faces": Part(np.ones((1, 2, 3)), "{}")})
    assert repr(mesh) == "Mesh(vertices (1, 4, 3), faces (1, 2, 3))"


def test_parts_without_vertices_are_kept():
    mesh = join({"faces": Part(np.ones((1, 2, 3), np.int32), "{}")})
    assert (mesh.vertices.size, mesh.faces.shape, mesh.config) == (0, (1, 2, 3), "{}")
