"""What Python asks of logs that were read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final, TypeVar

from tbx_widget.dashboards.audio import AUDIO
from tbx_widget.dashboards.custom_scalars import LAYOUTS
from tbx_widget.dashboards.graphs import GRAPHS
from tbx_widget.dashboards.histograms import HISTOGRAMS
from tbx_widget.dashboards.hparams import STATEMENTS, sessions_of
from tbx_widget.dashboards.images import IMAGES
from tbx_widget.dashboards.pr_curves import PR_CURVES
from tbx_widget.dashboards.tensors import TENSORS
from tbx_widget.dashboards.text import TEXT
from tbx_widget.data.meshes import mesh_series
from tbx_widget.data.names import Names
from tbx_widget.data.questions import chosen, unknown, unknown_kind, unknown_tag
from tbx_widget.data.reader import Reader, readable
from tbx_widget.data.tables import FORMS, element_table, scalar_table, session_table
from tbx_widget.errors import QueryError
from tbx_widget.sources import natural_order
from tbx_widget.store import BlobSeries, ScalarSeries
from tbx_widget.types import SeriesKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tbx_widget.dashboards.audio import Audio
    from tbx_widget.dashboards.custom_scalars import Layout
    from tbx_widget.dashboards.element import ElementKind
    from tbx_widget.dashboards.graphs import Graph
    from tbx_widget.dashboards.histograms import Histogram
    from tbx_widget.dashboards.hparams import Session, Statement
    from tbx_widget.dashboards.images import Image
    from tbx_widget.dashboards.meshes import Mesh
    from tbx_widget.dashboards.pr_curves import PrCurve
    from tbx_widget.dashboards.tensors import Tensor
    from tbx_widget.dashboards.text import Text
    from tbx_widget.data.lazy_series import LazySeries
    from tbx_widget.data.questions import Choice
    from tbx_widget.data.table import Table
    from tbx_widget.sources import Source
    from tbx_widget.store import Snapshot
    from tbx_widget.types import Problem

Element = TypeVar("Element")

_KINDS: Final = tuple(sorted(("scalars", "hparams", *FORMS)))

LAYOUT_TAG = "custom_scalars__config__"
"""The one tag that all writers give to layouts."""


class Face(ABC):
    """Runs, tags, series and tables of a snapshot that may be replaced by a newer one at any time.

    Every question is answered from one snapshot. `scalars` and the methods of its kind take a run and a tag and raise
    QueryError, with the nearest names, if the run or its tag is not there.

    Parameters
    ----------
    source : Source
        Where the files lie.
    """

    def __init__(self, source: Source) -> None:
        self._places = source.places
        self._reader = Reader(source)
        self._known: Names | None = None

    @property
    @abstractmethod
    def snapshot(self) -> Snapshot:
        """What was read up to now; immutable, may be taken on any thread."""

    @property
    def reader(self) -> Reader:
        """What reads values that stay in the files; any thread may use it."""
        return self._reader

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, while reading or when asked for: file, offset, what, how often."""
        return (*self.snapshot.problems, *self._reader.problems)

    @property
    def runs(self) -> list[str]:
        """Names of the runs, in natural order; "." for the top directory, first."""
        return list(self._names.runs)

    @property
    def superseded(self) -> dict[str, dict[str, int]]:
        """How many points restarts void, by run and kind; only those that have any."""
        counts: dict[str, dict[str, int]] = {}
        for key, series in self.snapshot.series.items():
            if series.superseded:
                of_run = counts.setdefault(key.run, {})
                of_run[key.kind] = of_run.get(key.kind, 0) + series.superseded
        return counts

    def tags(self, run: str) -> dict[str, list[str]]:
        """Return the tags of a run, by kind.

        Parameters
        ----------
        run : str

        Returns
        -------
        dict
            Kind to tags, the tags in natural order. Meshes are called by their names.

        Raises
        ------
        QueryError
            If there is no such run.
        """
        names = self._names
        if run not in names.tags:
            raise self._unknown_run(run)
        return {kind: list(tags) for kind, tags in names.tags[run].items()}

    def scalars(self, run: str, tag: str) -> ScalarSeries:
        """Return a series of numbers.

        Parameters
        ----------
        run, tag : str

        Returns
        -------
        ScalarSeries
            With ``steps`` int64 (n,), ``wall_times`` float64 (n,) and ``values`` float32 or float64 (n,).
        """
        series = self.snapshot.series.get(SeriesKey(run, "scalars", tag))
        if not isinstance(series, ScalarSeries):
            raise self._unknown(run, "scalars", tag)
        return series

    def histograms(self, run: str, tag: str) -> LazySeries[Histogram]:
        """Return a series of histograms: edges and counts."""
        return self._lazy(HISTOGRAMS, run, tag)

    def images(self, run: str, tag: str) -> LazySeries[Image]:
        """Return a series of images: encoded pictures and their sizes."""
        return self._lazy(IMAGES, run, tag)

    def audio(self, run: str, tag: str) -> LazySeries[Audio]:
        """Return a series of audio: encoded clips, their rates and lengths."""
        return self._lazy(AUDIO, run, tag)

    def text(self, run: str, tag: str) -> LazySeries[Text]:
        """Return a series of text: an array of str for each step."""
        return self._lazy(TEXT, run, tag)

    def tensors(self, run: str, tag: str) -> LazySeries[Tensor]:
        """Return a series of tensors that no other kind claims."""
        return self._lazy(TENSORS, run, tag)

    def pr_curves(self, run: str, tag: str) -> LazySeries[PrCurve]:
        """Return a series of precision-recall curves."""
        return self._lazy(PR_CURVES, run, tag)

    def graphs(self, run: str, tag: str) -> LazySeries[Graph]:
        """Return a series of graphs, as raw bytes, nearly always of one."""
        return self._lazy(GRAPHS, run, tag)

    def custom_scalars(self, run: str, tag: str = LAYOUT_TAG) -> LazySeries[Layout]:
        """Return a series of layouts of custom charts; the last one holds."""
        return self._lazy(LAYOUTS, run, tag)

    def meshes(self, run: str, tag: str) -> LazySeries[Mesh]:
        """Return a series of meshes: vertices, faces, colors.

        Parameters
        ----------
        run : str
        tag : str
            Name of the mesh, which is the tag that was given to the writer. The parts of a mesh have tags of their own.

        Returns
        -------
        LazySeries of Mesh
        """
        parts = self._names.mesh_parts.get((run, tag))
        if parts is None:
            raise self._unknown(run, "meshes", tag)
        return mesh_series(tag, parts, self._reader)

    def hparams(self, runs: Choice = None) -> list[Session]:
        """Return the sessions of hyperparameter experiments.

        Parameters
        ----------
        runs : str or iterable of str, optional
            As for `table`.

        Returns
        -------
        list of Session
            In natural order of their runs. What cannot be read is left out, and counted in `problems`.

        Raises
        ------
        QueryError
            As for `table`.
        """
        names = self._names
        statements = {run: self._statements(run, kinds.get("hparams", ())) for run, kinds in names.tags.items()}
        values: dict[str, dict[str, float]] = {run: {} for run in names.runs}
        for key, series in names.snapshot.series.items():
            if isinstance(series, ScalarSeries) and len(series):
                values[key.run][key.tag] = float(series.values[-1])
        wanted = set(chosen(runs, names.runs, "run"))
        return [session for session in sessions_of(statements, values) if session.run in wanted]

    def table(self, kind: str = "scalars", runs: Choice = None, tags: Choice = None) -> Table:
        """Put all series of a kind into one table.

        Parameters
        ----------
        kind : str
            "scalars" has the columns run, tag, step, wall_time and value. Other kinds have, in place of value, what can
            be told of their elements; "hparams" has a row for each session.
        runs, tags : str or iterable of str, optional
            A regular expression to be found anywhere in the name (``re.search``), or exact names.

        Returns
        -------
        Table
            With ``columns``, ``to_pandas()``, ``to_polars()`` and ``to_arrow()``. Values that cannot be read have no
            row, and are counted in `problems`.

        Raises
        ------
        QueryError
            If there is no such kind, run or tag, or a regular expression is none.
        """
        if kind == "hparams":
            if tags is not None:
                raise QueryError("A table of sessions has no tags: pick them by runs.")
            return session_table(self.hparams(runs))
        if kind not in _KINDS:
            raise unknown_kind(kind, _KINDS)
        names = self._names
        wanted = chosen(runs, names.runs, "run")
        there = sorted({tag for run in wanted for tag in names.tags[run].get(kind, ())}, key=natural_order)
        picked = set(chosen(tags, there, "tag"))
        ask = getattr(self, kind)
        series = [ask(run, tag) for run in wanted for tag in names.tags[run].get(kind, ()) if tag in picked]
        return scalar_table(series) if kind == "scalars" else element_table(kind, series)

    @property
    def _names(self) -> Names:
        known, snapshot = self._known, self.snapshot
        if known is None or known.snapshot is not snapshot:
            known = self._known = Names(snapshot)
        return known

    def _lazy(self, kind: ElementKind[Element], run: str, tag: str) -> LazySeries[Element]:
        series = self.snapshot.series.get(SeriesKey(run, kind.name, tag))
        if not isinstance(series, BlobSeries):
            raise self._unknown(run, kind.name, tag)
        return self._reader.series(kind, series)

    def _statements(self, run: str, tags: Iterable[str]) -> list[Statement]:
        return [said for tag in tags for _, said in readable(self._lazy(STATEMENTS, run, tag))]

    def _unknown(self, run: str, kind: str, tag: str) -> QueryError:
        tags = self._names.tags
        return unknown_tag(run, kind, tag, tags) if run in tags else self._unknown_run(run)

    def _unknown_run(self, run: str) -> QueryError:
        runs = self._names.runs
        if runs:
            return unknown("run", run, runs)
        return QueryError(f"There is no run {run!r}: no event was found in {' or '.join(self._places)}")
