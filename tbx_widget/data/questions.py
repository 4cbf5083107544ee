"""What may be asked for: names and patterns, and answers to those that nothing has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias

from tbx_widget.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Choice: TypeAlias = str | Iterable[str] | None
"""A regular expression to be found in a name, exact names, or None for all."""


def chosen(choice: Choice, there: Sequence[str], what: str) -> list[str]:
    """Pick names.

    Parameters
    ----------
    choice : str, iterable of str, or None
    there : sequence of str
        The names there are.
    what : str
        What they name: "run" or "tag".

    Returns
    -------
    list of str
        In order of `there`.

    Raises
    ------
    QueryError
        If the regular expression is none, or an exact name is not there.
    """
    if choice is None:
        return list(there)
    if isinstance(choice, str):
        pattern = _compiled(choice, what)
        return [name for name in there if pattern.search(name)]
    known, wanted = set(there), dict.fromkeys(choice)
    for name in wanted:
        if name not in known:
            raise unknown(what, name, there)
    return [name for name in there if name in wanted]


def unknown(what: str, name: str, there: Sequence[str]) -> QueryError:
    """Make the error for a name that nothing has."""
    return QueryError(f"There is no {what} {name!r}.{near(name, there)} There are {len(there)}.")


def unknown_kind(kind: str, there: Sequence[str]) -> QueryError:
    """Make the error for a kind that nothing has."""
    return QueryError(f"There is no kind {kind!r}.{near(kind, there)} There are: {', '.join(there)}.")


def unknown_tag(run: str, kind: str, tag: str, tags: Mapping[str, Mapping[str, Iterable[str]]]) -> QueryError:
    """Make the error for a tag that a run has not, or has as another kind.

    Parameters
    ----------
    run, kind, tag : str
        What was asked for; the run is there.
    tags : mapping of str to mapping of str to iterable of str
        All there are, by run and kind.
    """
    kinds = [other for other, names in tags[run].items() if tag in names]
    runs = [other for other, there in tags.items() if tag in there.get(kind, ())]
    there = list(tags[run].get(kind, ()))
    hints = [
        f" It is there as {' and '.join(kinds)}." if kinds else "",
        f" {_some(runs)} it." if runs else "",
        "" if kinds else near(tag, there),
    ]
    return QueryError(f"Run {run!r} has no {kind} tag {tag!r}.{''.join(hints)} There are {len(there)}.")


def near(name: str, there: Iterable[str]) -> str:
    """Return a sentence that names the nearest ones, with a space before it; "" if none is near."""
    close = get_close_matches(name, list(there), 3)
    return f" Did you mean {' or '.join(map(repr, close))}?" if close else ""


def _some(runs: Sequence[str]) -> str:
    return f"Run {runs[0]!r} has" if len(runs) == 1 else f"{len(runs)} other runs, such as {runs[0]!r}, have"


def _compiled(pattern: str, what: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise QueryError(
            f"{pattern!r} is no regular expression ({error}). For exact names give a list: {what}s=[{pattern!r}]"
        ) from error
