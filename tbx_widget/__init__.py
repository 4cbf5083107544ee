"""TensorBoard inside the notebook, with no server.

>>> from tbx_widget import Dashboard, chart
>>> Dashboard("logs")  # doctest: +SKIP

or, in a notebook, ``%tbx logs``. `chart` makes one chart alone. `read` gives the same data as arrays, without any
widget. Names are imported when they are first used: importing the package itself costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from tbx_widget.hosts.notebook.widget import Dashboard, chart
    from tbx_widget.logs import Logs, read

__all__ = ["Dashboard", "Logs", "chart", "load_ipython_extension", "read"]
__version__ = "0.1.0"

_HOMES = {
    "Dashboard": "tbx_widget.hosts.notebook.widget",
    "Logs": "tbx_widget.logs",
    "chart": "tbx_widget.hosts.notebook.widget",
    "read": "tbx_widget.logs",
}


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Register ``%tbx``; what ``%load_ext tbx_widget`` calls.

    Parameters
    ----------
    shell : InteractiveShell
    """
    from tbx_widget.hosts.notebook.magic import register  # noqa: PLC0415

    register(shell)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)


def _register_in_running_shell() -> None:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        load_ipython_extension(shell)


_register_in_running_shell()
