"""Sessions: what runs say of their hyperparameters, put together with the metrics they reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from tbx_widget.dashboards.hparams.decode import Experiment, SessionEnd, SessionStart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tbx_widget.dashboards.hparams.decode import HParam, Statement, Status

Said = TypeVar("Said", Experiment, SessionStart, SessionEnd)


@dataclass(frozen=True, slots=True)
class Session:
    """One training with its hyperparameters.

    Parameters
    ----------
    run : str
    hparams : mapping of str to float, str or bool
        In order of their names.
    metrics : mapping of str to float
        The last value of each metric of the experiment that the session has; of each scalar in its run and the runs
        below, if no experiment names any. Called by tag, with the run below in front (``validation/loss``).
    status : {"unknown", "success", "failure", "running"}
    group : str
    started, ended : float or None
        Seconds since 1970; None if the writer does not say.
    """

    run: str
    hparams: Mapping[str, HParam]
    metrics: Mapping[str, float]
    status: Status = "unknown"
    group: str = ""
    started: float | None = None
    ended: float | None = None


def sessions_of(
    statements: Mapping[str, Sequence[Statement]], last_values: Mapping[str, Mapping[str, float]]
) -> list[Session]:
    """Put sessions together.

    Parameters
    ----------
    statements : mapping of str to sequence of Statement
        By run; of several of one kind in a run the last holds.
    last_values : mapping of str to mapping of str to float
        Of each scalar, by run and tag.

    Returns
    -------
    list of Session
        One for each run in which one starts, in order of `statements`.
    """
    experiments = {run: found for run, said in statements.items() if (found := _last(said, Experiment))}
    sessions = []
    for run, said in statements.items():
        start = _last(said, SessionStart)
        if start is not None:
            end = _last(said, SessionEnd) or SessionEnd()
            metrics = _metrics(run, _experiment_of(run, experiments), last_values)
            sessions.append(Session(run, start.hparams, metrics, end.status, start.group, start.started, end.ended))
    return sessions


def _last(said: Sequence[Statement], kind: type[Said]) -> Said | None:
    return next((one for one in reversed(said) if isinstance(one, kind)), None)


def _experiment_of(run: str, experiments: Mapping[str, Experiment]) -> Experiment:
    """Return that of the run itself, else of the nearest run above."""
    return next((experiments[above] for above in _upwards(run) if above in experiments), Experiment())


def _upwards(run: str) -> Iterator[str]:
    parts = run.split("/")
    yield from ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
    yield "."


def _metrics(run: str, experiment: Experiment, last_values: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    wanted = experiment.metrics or tuple(
        (group, tag) for other in last_values if (group := _below(run, other)) is not None for tag in last_values[other]
    )
    found = {_label(group, tag): last_values.get(_joined(run, group), {}).get(tag) for group, tag in wanted}
    return {label: value for label, value in found.items() if value is not None}


def _below(run: str, other: str) -> str | None:
    """Name of a run as seen from another that it lies below; "" for itself, None if it lies elsewhere."""
    if run == other:
        return ""
    if run == ".":
        return other
    return other.removeprefix(f"{run}/") if other.startswith(f"{run}/") else None


def _joined(run: str, group: str) -> str:
    return "/".join(part for part in (run, *group.split("/")) if part not in ("", ".")) or "."


def _label(group: str, tag: str) -> str:
    return f"{group}/{tag}" if group else tag
