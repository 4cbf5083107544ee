from __future__ import annotations

from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet
from grpc_tools import protoc
from tensorboard.compat.proto.event_pb2 import Event as TensorBoardEvent

from tbx_widget.events import event_pb2

ROOT = Path(__file__).resolve().parents[2]
PROTO = "tbx_widget/events/event.proto"


def test_the_generated_module_is_fresh(tmp_path):
    """If not: tools/generate_event_pb2.py says how to make it again."""
    out = tmp_path / "descriptors"
    assert protoc.main(["protoc", f"-I{ROOT}", f"--descriptor_set_out={out}", str(ROOT / PROTO)]) == 0

    committed = FileDescriptorProto()
    event_pb2.DESCRIPTOR.CopyToProto(committed)
    assert committed == without_json_names(FileDescriptorSet.FromString(out.read_bytes()).file[0])


def without_json_names(message):
    """protoc adds to fields what the generated module leaves out."""
    for nested in [*getattr(message, "message_type", ()), *getattr(message, "nested_type", ())]:
        without_json_names(nested)
    for field in getattr(message, "field", ()):
        field.ClearField("json_name")
    return message


def test_every_field_is_where_tensorboard_has_it():
    assert_is_part(event_pb2.Event.DESCRIPTOR, TensorBoardEvent.DESCRIPTOR, set())


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
