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
from tbx_widget.hosts.notebook.settings import SETTINGS, Settings, Shared
from tbx_widget.hosts.notebook.traits import did_you_mean
from tbx_widget.logs import Logs
from tbx_widget.session import Session

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    from tbx_widget.protocol import Frame

    PathLike: TypeAlias = str | os.PathLike[str]

log = logging.getLogger(__name__)

FRONT_END = Path(__file__).parents[2] / "static" / "widget.js"
OUTPUT_MIME_TYPE = "application/vnd.tbx-widget+json"
"""What a stored output says to our JupyterLab extension when the notebook is opened again without its kernel."""


class Dashboard(Settings, Shared, anywidget.AnyWidget):
    """A live dashboard of event files, shown as a cell's last line or with ``display``.

    Its settings can be set and observed from Python at any time: ``dashboard.smoothing = 0.9``. What the user changes
    on screen arrives here as well, unless the kernel is busy.

    Parameters
    ----------
    paths : str or path, or a list of them
        Log directories, each optionally ``name=path``. One that does not exist yet is watched.
    runs : str or sequence of str
        Runs listed: what the box above them holds, or a list of names. Text, ``/a regex/``, conditions such as
        ``loss<0.1 lr>=1e-3``.
    tags : str or sequence of str
        Tags shown: text, ``/a regex/``, or a list of names.
    hidden_runs : sequence of str
        Runs listed but not drawn.
    smoothing : float or dict
        Weight of TensorBoard's moving average, from 0 to 0.999, or ``{"kind": ..., "amount": ...}`` with the kinds
        ``ema``, ``time_ema``, ``gaussian``, ``mean`` and ``median``.
    x_axis : {"step", "relative", "wall"} or str
        What the charts' x axis shows; ``tag:NAME`` is the values of another scalar.
    x_scale : {"linear", "log"}
    y_scale : {"linear", "log", "symlog"}
    ignore_outliers : bool
        Whether the y axis leaves out what lies far from the rest, and says how many points.
    group_by : str
        Runs shown as one line and a band: ``parent`` folder, ``regex:PATTERN``, ``hparam:NAME``; empty for none.
    stat : {"mean", "median"}
        A group's line.
    band : {"std", "none", "sem", "ci95", "minmax", "iqr"}
        A group's band.
    baseline : str
        Name of the run that others are compared with.
    pinned : sequence of str
        Tags whose charts stand on top.
    charts : sequence of dict
        Charts of several tags: ``{"title": ..., "tags": [...]}``.
    only : sequence of str
        One chart of these tags alone, with nothing around it; empty for the whole dashboard.
    height : int
        Pixels, from 240 to 4000.
    theme : {"auto", "light", "dark"}
        ``auto`` follows the notebook.
    poll_interval : float
        Seconds between two looks at the files, from 0.05 to 5.
    restarts : {"resume", "keep", "split"}
        What becomes of points that a restarted training wrote again.

    Attributes
    ----------
    logs : Logs
        The data.
    selection : dict
        What is chosen on screen: ``runs`` drawn, the ``highlighted`` one or None, the range of ``steps`` or None.

    Raises
    ------
    QueryError
        If there is no path, or an option has a value it cannot have.
    HostError
        If the package was installed without its front end.
    """

    _esm = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        paths: PathLike | Sequence[PathLike] = (),
        *,
        poll_interval: float = 0.25,
        restarts: str = "resume",
        **settings: Any,  # noqa: ANN401
    ) -> None:
        _check_names(settings)
        self.logs = Logs(paths, poll_interval=poll_interval, restarts=restarts)
        self.session = Session(self.logs, self._send_frame)
        try:
            super().__init__(_esm=_front_end(), given=sorted(settings), **settings)
        except traitlets.TraitError as reason:
            raise QueryError(str(reason)) from None
        self.on_msg(lambda _widget, content, _buffers: self.session.handle(content))
        _honour_subshells(self.comm)

    def screenshot(self, path: PathLike, *, timeout: float = 10.0) -> None:
        """Save a picture of the dashboard as it is on screen.

        Parameters
        ----------
        path : str or path
            Of the PNG file.
        timeout : float
            Seconds to wait for the page.

        Raises
        ------
        HostError
            If no view is open and in sight, or the kernel cannot hear it while a cell runs (ipykernel 6).
        """
        Path(path).write_bytes(self.session.screenshot(timeout_s=timeout))

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


def chart(
    paths: PathLike | Sequence[PathLike],
    tags: str | Sequence[str],
    *,
    height: int = 320,
    **settings: Any,  # noqa: ANN401
) -> Dashboard:
    """Make one chart alone, as a small widget.

    Parameters
    ----------
    paths : str or path, or a list of them
    tags : str or sequence of str
        The tags it shows.
    height : int
        Pixels, from 240 to 4000.
    **settings
        Any other of `Dashboard`'s.

    Returns
    -------
    Dashboard

    Raises
    ------
    QueryError, HostError
        As `Dashboard`.
    """
    only = [tags] if isinstance(tags, str) else list(tags)
    return Dashboard(paths, only=only, height=height, **settings)


def _check_names(settings: Mapping[str, object]) -> None:
    for name in settings:
        if name not in SETTINGS:
            raise QueryError(
                f"A dashboard has no setting {name!r}.{did_you_mean(name, SETTINGS)} It has: {', '.join(SETTINGS)}."
            )


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
