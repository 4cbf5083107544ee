"""A JupyterLab server of its own: nothing of the user's settings, two kernels."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from tools.paths import OLD_IPYKERNEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEWEST_KERNEL = "ipykernel-newest"
OLD_KERNEL = "ipykernel-6"
KERNELS = (NEWEST_KERNEL, OLD_KERNEL)

_START_S = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running JupyterLab.

    Parameters
    ----------
    url : str
        Its address, without a slash at the end.
    root : Path
        The folder it serves, where kernels start.
    """

    url: str
    root: Path

    def sessions(self) -> list[dict[str, Any]]:
        """Return the open sessions, as the server describes them."""
        with self._request("/api/sessions") as response:
            sessions: list[dict[str, Any]] = json.load(response)
        return sessions

    def end_sessions(self) -> None:
        """Shut down every kernel."""
        for session in self.sessions():
            self._request(f"/api/sessions/{session['id']}", method="DELETE").close()

    def _request(self, path: str, method: str = "GET") -> Any:  # noqa: ANN401  # urlopen's own type
        return urlopen(Request(self.url + path, method=method), timeout=20)  # noqa: S310  # our own server


@contextmanager
def serve(root: Path, home: Path) -> Iterator[Server]:
    """Run a JupyterLab that keeps everything of its own below `home`.

    Parameters
    ----------
    root : Path
        The folder to serve.
    home : Path
        An empty folder for settings, kernels, and the server's log.

    Raises
    ------
    RuntimeError
        If the server ends or does not answer within a minute; the message closes with its log.
    """
    _write_kernels(home / "data" / "kernels")
    port = free_port()
    log = home / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            _command(root, port), cwd=root, env=_environment(home), stdout=output, stderr=subprocess.STDOUT
        )
    server = Server(f"http://127.0.0.1:{port}", root)
    try:
        _wait_until_up(server, process, log)
        yield server
        server.end_sessions()
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _command(root: Path, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *(f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={root}"),
        *("--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True"),
        "--LabApp.expose_app_in_browser=True",
    ]


def _environment(home: Path) -> dict[str, str]:
    folders = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return {
        **os.environ,
        **{name: str(home / folder) for name, folder in folders.items()},
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "TZ": "UTC",
    }


def _write_kernels(folder: Path) -> None:
    for name, environment in ((NEWEST_KERNEL, {}), (OLD_KERNEL, {"PYTHONPATH": str(OLD_IPYKERNEL)})):
        specification = {
            "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            "display_name": name,
            "language": "python",
            "env": environment,
        }
        (folder / name).mkdir(parents=True)
        (folder / name / "kernel.json").write_text(json.dumps(specification))


def _wait_until_up(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_START_S * 10):
        if _answers(server):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start. Its last words:\n{log.read_text()[-3000:]}")


def _answers(server: Server) -> bool:
    try:
        server.sessions()
    except OSError:
        return False
    return True
