from __future__ import annotations

from pathlib import Path

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet
from grpc_tools import protoc
from tensorboard.compat.proto.event_pb2 import Event as TensorBoardEvent
from tensorboard.plugins.custom_scalar.layout_pb2 import Layout
from tensorboard.plugins.hparams.plugin_data_pb2 import HParamsPluginData
from tensorboard.plugins.mesh.plugin_data_pb2 import MeshPluginData

from tbx_widget.events import event_pb2, payload_pb2

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("module", [event_pb2, payload_pb2])
def test_the_generated_modules_are_fresh(module, tmp_path):
    """If not: tools/generate_event_pb2.py says how to make them again."""
    out = tmp_path / "descriptors"
    assert protoc.main(["protoc", f"-I{ROOT}", f"--descriptor_set_out={out}", str(ROOT / module.DESCRIPTOR.name)]) == 0

    committed = FileDescriptorProto()
    module.DESCRIPTOR.CopyToProto(committed)
    assert committed == without_json_names(FileDescriptorSet.FromString(out.read_bytes()).file[0])


def without_json_names(message):
    """protoc adds to fields what the generated module leaves out."""
    for nested in [*getattr(message, "message_type", ()), *getattr(message, "nested_type", ())]:
        without_json_names(nested)
    for field in getattr(message, "field", ()):
        field.ClearField("json_name")
    return message


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (event_pb2.Event, TensorBoardEvent),
        (payload_pb2.Event, TensorBoardEvent),
        (payload_pb2.HParamsPluginData, HParamsPluginData),
        (payload_pb2.MeshPluginData, MeshPluginData),
        (payload_pb2.Layout, Layout),
    ],
    ids=["index", "payload", "hparams", "mesh", "layout"],
)
def test_every_field_is_where_tensorboard_has_it(ours, theirs):
    assert_is_part(ours.DESCRIPTOR, theirs.DESCRIPTOR, set())


def assert_is_part(ours, theirs, seen):
    if ours.full_name in seen:
        return
    seen.add(ours.full_name)
    for field in ours.fields:
        other = theirs.fields_by_number[field.number]
        assert field.name == other.name
        assert wire_type(field) == wire_type(other)
        if field.message_type:
            assert_is_part(field.message_type, other.message_type, seen)


def wire_type(field):
    """Text, and messages not looked into, are declared as bytes, enumerations as numbers: the same on the wire."""
    same = {
        field.TYPE_STRING: "bytes",
        field.TYPE_BYTES: "bytes",
        field.TYPE_MESSAGE: "bytes",
        field.TYPE_ENUM: field.TYPE_INT32,
    }
    return same.get(field.type, field.type), field.is_repeated
