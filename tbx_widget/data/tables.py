"""Series to tables, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from tbx_widget.dashboards import audio, custom_scalars, graphs, histograms, images, meshes, pr_curves, tensors, text
from tbx_widget.data.columns import Column, column_of, joined, repeated
from tbx_widget.data.reader import readable
from tbx_widget.data.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tbx_widget.dashboards.element import TableForm
    from tbx_widget.dashboards.hparams import Session
    from tbx_widget.data.lazy_series import LazySeries
    from tbx_widget.store import ScalarSeries

FORMS: Final[dict[str, TableForm[Any]]] = {
    "audio": audio.TABLE,
    "custom_scalars": custom_scalars.TABLE,
    "graphs": graphs.TABLE,
    "histograms": histograms.TABLE,
    "images": images.TABLE,
    "meshes": meshes.TABLE,
    "pr_curves": pr_curves.TABLE,
    "tensors": tensors.TABLE,
    "text": text.TABLE,
}
"""What a table says of the elements of each kind that has any."""


def scalar_table(series: Sequence[ScalarSeries]) -> Table:
    """Put scalars end to end: run, tag, step, wall_time, value; float64 if any series is.

    Parameters
    ----------
    series : sequence of ScalarSeries

    Returns
    -------
    Table
    """
    counts = [len(one) for one in series]
    return Table(
        "scalars",
        {
            "run": repeated([one.key.run for one in series], counts),
            "tag": repeated([one.key.tag for one in series], counts),
            "step": joined([one.steps for one in series], np.int64),
            "wall_time": joined([one.wall_times for one in series], np.float64),
            "value": joined([one.values for one in series], np.float32),
        },
    )


def element_table(kind: str, series: Sequence[LazySeries[Any]]) -> Table:
    """Read all elements: run, tag, step, wall_time, and the columns of the kind.

    An element that cannot be read has no row; the reader counts it.

    Parameters
    ----------
    kind : str
        One of `FORMS`.
    series : sequence of LazySeries

    Returns
    -------
    Table
    """
    form = FORMS[kind]
    positions: list[NDArray[np.int64]] = []
    rows: list[tuple[Any, ...]] = []
    for one in series:
        at: list[int] = []
        for position, element in readable(one):
            new = list(form.rows(element))
            rows += new
            at += [position] * len(new)
        positions.append(np.array(at, np.int64))
    counts = [len(at) for at in positions]
    cells = zip(*rows, strict=True) if rows else ((),) * len(form.columns)
    return Table(
        kind,
        {
            "run": repeated([one.key.run for one in series], counts),
            "tag": repeated([one.key.tag for one in series], counts),
            "step": joined([one.steps[at] for one, at in zip(series, positions, strict=True)], np.int64),
            "wall_time": joined([one.wall_times[at] for one, at in zip(series, positions, strict=True)], np.float64),
            **{name: column_of(column, form.columns[name]) for name, column in zip(form.columns, cells, strict=True)},
        },
    )


def session_table(sessions: Sequence[Session]) -> Table:
    """Make a row of each session: run, group, status, started, ended, ``hparams.NAME`` and ``metrics.NAME``.

    Parameters
    ----------
    sessions : sequence of Session

    Returns
    -------
    Table
        Hyperparameters that are all numbers, or all true or false, are such columns, others text; what a session has
        not is NaN or None.
    """
    columns: dict[str, Column] = {
        "run": repeated([session.run for session in sessions], [1] * len(sessions)),
        "group": _values([session.group for session in sessions]),
        "status": _values([session.status for session in sessions]),
        "started": _values([session.started for session in sessions], is_number=True),
        "ended": _values([session.ended for session in sessions], is_number=True),
    }
    for name in _names(session.hparams for session in sessions):
        columns[f"hparams.{name}"] = _values([session.hparams.get(name) for session in sessions])
    for name in _names(session.metrics for session in sessions):
        columns[f"metrics.{name}"] = _values([session.metrics.get(name) for session in sessions], is_number=True)
    return Table("hparams", columns)


def _names(mappings: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(name for mapping in mappings for name in mapping))


def _values(values: Sequence[float | str | bool | None], *, is_number: bool = False) -> NDArray[Any]:
    types = {type(value) for value in values}
    if is_number or types <= {float, type(None)}:
        return np.array([np.nan if value is None else value for value in values], np.float64)
    if types == {bool}:
        return np.array(values, np.bool_)
    return np.fromiter((None if value is None else str(value) for value in values), object, len(values))
