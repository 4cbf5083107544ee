"""Generate the modules, and their types, of tbx_widget/events/*.proto.

    python -m venv /tmp/protoc && /tmp/protoc/bin/pip install "grpcio-tools==1.62.*" "setuptools<80"
    /tmp/protoc/bin/python tools/generate_event_pb2.py

Generated code runs with the protobuf release it was made for and later ones, and newer generators add a check that
refuses older releases. grpcio-tools 1.62 makes code for protobuf 4.25, the oldest that tbx-widget supports.
"""

from __future__ import annotations

import sys
from pathlib import Path

from google.protobuf import __version__ as protobuf_version
from grpc_tools import protoc

ROOT = Path(__file__).resolve().parent.parent
OLDEST = "4.25."


def main() -> int:
    """Run protoc in the root of the checkout."""
    if not protobuf_version.startswith(OLDEST):
        sys.exit(f"The code must run with protobuf {OLDEST}x: use grpcio-tools 1.62, not {protobuf_version}")
    sources = map(str, sorted((ROOT / "tbx_widget" / "events").glob("*.proto")))
    return int(protoc.main(["protoc", f"-I{ROOT}", f"--python_out={ROOT}", f"--pyi_out={ROOT}", *sources]))


if __name__ == "__main__":
    sys.exit(main())
