"""The widget: a dashboard that lives in a cell."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import anywidget
import traitlets
from IPython import get_ipython

from tbx_widget.errors import HostError, QueryError
from tbx_widget.hosts.notebook.magic import magics_of
from tbx_widget.logs import Logs
from tbx_widget.session import Session

if TYPE_CHECKING:
    import os

    from tbx_widget.protocol import Frame

    PathLike: TypeAlias = str | os.PathLike[str]

log = logging.getLogger(__name__)

FRONT_END = Path(__file__).parents[2] / "static" / "widget.js"
OUTPUT_MIME_TYPE = "application/vnd.tbx-widget+json"
"""What a stored output says to our JupyterLab extension when the notebook is opened again without its kernel."""


class Dashboard(anywidget.AnyWidget):
    """A live dashboard of event files, shown as a cell's last line or with ``display``.

    Its settings can be set and observed from Python at any time: ``dashboard.smoothing = 0.9``. What the user changes
    on screen arrives here as well, unless the kernel is busy.

    Parameters
    ----------
    *paths : str or path
        Log directories, each optionally ``name=path``. One that does not exist yet is watched.
    smoothing : float
        Weight of the moving average, from 0 to 0.999.
    x_axis : {"step", "relative", "wall"}
        What the charts' x axis shows.
    y_scale : {"linear", "log"}
        Scale of the charts' y axis.
    run_filter, tag_filter : str
        Show the runs, or tags, that contain this text, or match ``/this regex/``.
    hidden_runs : sequence of str
        Runs not shown.
    height : int
        Pixels, from 240 to 4000.
    theme : {"auto", "light", "dark"}
        ``auto`` follows the notebook.
    poll_interval : float
        Seconds between two looks at the files, from 0.05 to 5.
    restarts : {"resume", "keep", "split"}
        What becomes of points that a restarted training wrote again.

    Raises
    ------
    QueryError
        If there is no path, or an option has a value it cannot have.
    HostError
        If the package was installed without its front end.
    """

    _esm = traitlets.Unicode().tag(sync=True)

    smoothing = traitlets.Float(0.6, min=0, max=0.999).tag(sync=True)
    x_axis = traitlets.Enum(("step", "relative", "wall"), "step").tag(sync=True)
    y_scale = traitlets.Enum(("linear", "log"), "linear").tag(sync=True)
    run_filter = traitlets.Unicode("").tag(sync=True)
    tag_filter = traitlets.Unicode("").tag(sync=True)
    hidden_runs = traitlets.List(traitlets.Unicode()).tag(sync=True)
    height = traitlets.Int(560, min=240, max=4000).tag(sync=True)
    theme = traitlets.Enum(("auto", "light", "dark"), "auto").tag(sync=True)

    def __init__(
        self,
        *paths: PathLike,
        poll_interval: float = 0.25,
        restarts: str = "resume",
        **settings: Any,  # noqa: ANN401
    ) -> None:
        unknown = settings.keys() - _SETTINGS
        if unknown:
            raise QueryError(f"A dashboard has no setting {min(unknown)!r}. It has: {', '.join(_SETTINGS)}.")
        self.logs = Logs(paths, poll_interval=poll_interval, restarts=restarts)
        self.session = Session(self.logs, self._send_frame)
        try:
            super().__init__(_esm=_front_end(), **settings)
        except traitlets.TraitError as reason:
            raise QueryError(str(reason)) from None
        self.on_msg(lambda _widget, content, _buffers: self.session.handle(content))
        _honour_subshells(self.comm)

    def close(self) -> None:
        """Stop reading, and take the dashboard off the page."""
        if self.comm is None:
            return
        self.session.close()
        self.logs.close()
        magics = magics_of(get_ipython())
        if magics is not None:
            magics.cells.forget(self)
        super().close()

    def __repr__(self) -> str:
        state = "closed" if self.comm is None else self.logs.state
        return f"Dashboard({', '.join(map(repr, self.logs.paths))}) [{state}]"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:  # noqa: ANN401
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        magics = magics_of(get_ipython())
        if magics is not None:
            magics.cells.show(self)
        self.session.open()
        data, metadata = bundle
        return {**data, OUTPUT_MIME_TYPE: {"paths": list(self.logs.paths)}}, metadata

    def _send_frame(self, frame: Frame) -> None:
        try:
            self.send(frame.header, [frame.payload] if frame.payload else None)
        except Exception:
            log.exception("An update could not be sent to the page")


_SETTINGS = tuple(name for name in Dashboard.class_own_traits(sync=True) if not name.startswith("_"))


def _front_end() -> str:
    try:
        return FRONT_END.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise HostError(
            "tbx-widget was installed without its front end; build it with `make build`, "
            f"or install a released wheel. It was looked for at {FRONT_END}"
        ) from None


def _honour_subshells(comm: Any) -> None:  # noqa: ANN401
    """Let ipykernel 7.4 hear the page while a cell runs.

    It hands a comm's messages to the shell that published last, which is the one the cell holds; the page asked for a
    subshell. The name is private, hence the guard; without it the dashboard is still live, by pushes alone.
    """
    if hasattr(comm, "_reply_subshell_for"):
        comm._reply_subshell_for = lambda _data, default: default  # noqa: SLF001
