"""One JupyterLab and one warm page a session; a notebook and a kernel of its own for each test."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from tools import jupyter
from tools.lab import open_lab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.jupyter import Server
    from tools.lab import Lab


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root, home = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("home")
    with jupyter.serve(root, home) as running:
        yield running


@pytest.fixture(scope="session")
def warm_lab(server: Server) -> Iterator[Lab]:
    with open_lab(server) as opened:
        yield opened


@pytest.fixture
def lab(warm_lab: Lab) -> Iterator[Lab]:
    """The page, with nothing open; an error that reaches the page fails the test."""
    warm_lab.errors.clear()
    yield warm_lab
    warm_lab.close_all()
    assert not warm_lab.errors


@pytest.fixture
def logdir(server: Server) -> Path:
    """A path below the notebooks for this test's logs; nothing is there yet."""
    return server.root / f"logs-{uuid.uuid4().hex[:8]}"


@pytest.fixture(params=jupyter.KERNELS)
def kernel(request: pytest.FixtureRequest) -> str:
    return str(request.param)
