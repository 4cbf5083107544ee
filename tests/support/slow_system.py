"""A file system for fsspec, far away: each request takes its time and is counted."""

from __future__ import annotations

import time
from typing import ClassVar

from fsspec import register_implementation
from fsspec.implementations.memory import MemoryFileSystem

from tests.support.event_files import scalar, version

KEY, SECRET = "AKIA-KEY-OF-SOMEONE", "s3cr/et+word"


class SlowSystem(MemoryFileSystem):
    """``slow://user:password@bucket/logs?token=...``; tests set the class attributes by `monkeypatch`."""

    protocol = "slow"
    cachable = False
    store: ClassVar = {}
    pseudo_dirs: ClassVar = [""]

    latency_s = 0.0
    requests: ClassVar = []
    trouble = None

    @classmethod
    def _strip_protocol(cls, path):
        place = path.removeprefix("slow://").partition("?")[0].rpartition("@")[2]
        return MemoryFileSystem._strip_protocol(place)

    def find(self, path, maxdepth=None, withdirs=False, detail=False, **kwargs):  # noqa: FBT002 - fsspec's
        self.request("find", path)
        found = {name: {"name": name, "size": file.size, "type": "file"} for name, file in self.store.items()}
        return {name: info for name, info in found.items() if name == path or name.startswith(path + "/")}

    def info(self, path, **kwargs):
        self.request("info", path)
        return super().info(path, **kwargs)

    def cat_file(self, path, start=None, end=None, **kwargs):
        self.request("read", path, start, end)
        return super().cat_file(path, start, end, **kwargs)

    def request(self, *request):
        self.requests.append(request)
        if self.trouble is not None:
            raise self.trouble
        time.sleep(self.latency_s)


def put(path, content):
    SlowSystem().pipe_file(path, content)


def put_run(path, steps):
    put(path, version() + b"".join(scalar("loss", step, float(step)) for step in steps))


def register(system=SlowSystem):
    register_implementation("slow", system, clobber=True)
