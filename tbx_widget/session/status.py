"""How a log directory fares, in the words of the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tbx_widget.logs import Logs

PROBLEMS_LISTED = 50


def status_of(logs: Logs) -> dict[str, Any]:
    """Return the `status` field of an update.

    Parameters
    ----------
    logs : Logs

    Returns
    -------
    dict
        As docs/protocol.md describes it.
    """
    snapshot = logs.snapshot
    problems = logs.problems
    return {
        "state": "error" if logs.fault else logs.state,
        "paths": list(logs.paths),
        "message": logs.fault or _sentence(logs),
        "bytes_read": logs.progress.bytes_read,
        "bytes_total": logs.progress.bytes_total,
        "points": snapshot.points,
        "superseded": snapshot.superseded,
        "last_data": logs.last_data,
        "now": logs.now,
        "problems": [_problem(problem) for problem in problems[:PROBLEMS_LISTED]],
        "problem_count": len(problems),
        "place": "\n".join(logs.places),
    }


def _sentence(logs: Logs) -> str:
    places = " and ".join(logs.places)
    if logs.state == "waiting":
        return f"There is no {places} yet."
    if logs.state == "empty":
        return f"There is no event file in {places} yet."
    return ""


def _problem(problem: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "path": problem.path,
        "what": problem.what,
        "count": problem.count,
        "offset": problem.offset,
        "detail": problem.detail,
    }
