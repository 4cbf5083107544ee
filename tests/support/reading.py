"""What was read, in a form that compares and prints well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tbx_widget.ingest import Ingest
from tbx_widget.sources import LocalSource
from tbx_widget.store import ScalarSeries

if TYPE_CHECKING:
    from pathlib import Path

    from tbx_widget.store import Snapshot


def watch(*paths: Path | str, restarts: str = "resume") -> Ingest:
    return Ingest(LocalSource(paths), restarts=restarts)


def catch_up(ingest: Ingest) -> Snapshot:
    while ingest.poll():
        pass
    return ingest.snapshot


def read(*paths: Path | str, restarts: str = "resume") -> Snapshot:
    return catch_up(watch(*paths, restarts=restarts))


def steps(snapshot: Snapshot) -> dict[str, list[int]]:
    """Steps by "run:tag"."""
    return {f"{key.run}:{key.tag}": series.steps.tolist() for key, series in snapshot.series.items()}


def scalars(snapshot: Snapshot) -> dict[str, dict[str, list[list[Any]]]]:
    """Steps and values by run and tag; NaN as text, so that it equals itself."""
    found: dict[str, dict[str, list[list[Any]]]] = {}
    for key, series in snapshot.series.items():
        if isinstance(series, ScalarSeries):
            values = ["nan" if value != value else value for value in series.values.tolist()]  # noqa: PLR0124
            points = [list(point) for point in zip(series.steps.tolist(), values, strict=True)]
            found.setdefault(key.run, {})[key.tag] = points
    return found


def contents(snapshot: Snapshot) -> dict[Any, Any]:
    """All that must not depend on how the bytes arrived."""
    series: dict[Any, Any] = {}
    for key, one in snapshot.series.items():
        names = [name for name in ("steps", "wall_times", "values", "offsets", "positions") if hasattr(one, name)]
        columns = {name: getattr(one, name) for name in names}
        shown = {name: (column.dtype.str, column.tobytes()) for name, column in columns.items()}
        series[key] = (shown, one.metadata, one.superseded)
    return {
        "series": series,
        "runs": {run.name: run.started for run in snapshot.runs},
        "problems": {(problem.path, problem.what, problem.count, problem.offset) for problem in snapshot.problems},
        "points": snapshot.points,
        "superseded": snapshot.superseded,
    }
