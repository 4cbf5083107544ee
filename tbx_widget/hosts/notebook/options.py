"""The words after ``%tbx``."""

from __future__ import annotations

import argparse
import os
import shlex
from difflib import get_close_matches
from typing import Any, NoReturn

from tbx_widget.errors import QueryError

USAGE = (
    "%tbx DIRECTORY [DIRECTORY ...] [--logdir DIR] [--runs FILTER] [--tags FILTER] "
    "[--x AXIS] [--smoothing W] [--height PX]"
)


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would end the process."""

    def error(self, message: str) -> NoReturn:
        raise QueryError(f"{message[:1].upper()}{message[1:]}.\nUsage: {USAGE}")


def parse(line: str) -> dict[str, Any]:
    """Read the words after ``%tbx``.

    Parameters
    ----------
    line : str
        As the user typed it, the notebook's variables put in.

    Returns
    -------
    dict
        ``paths``, a list, and the options given, by the names of `Dashboard`'s.

    Raises
    ------
    QueryError
        If there is no directory, an option is unknown, or a value is none of its option's.
    """
    parser = _parser()
    known, unknown = parser.parse_known_intermixed_args(_words(line))
    if unknown:
        raise QueryError(_about_unknown(unknown[0], parser))
    options = {name: value for name, value in vars(known).items() if value is not None}
    paths = [*options.pop("paths", []), *options.pop("logdir", [])]
    if not paths:
        raise QueryError(f"Which directory? For example: %tbx logs\nUsage: {USAGE}")
    return {"paths": [_expand(path) for path in paths], **options}


def _parser() -> _Parser:
    parser = _Parser(prog="%tbx", add_help=False, allow_abbrev=False)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--logdir", action="append")
    parser.add_argument("--runs", dest="run_filter")
    parser.add_argument("--tags", dest="tag_filter")
    parser.add_argument("--x", dest="x_axis", choices=("step", "relative", "wall"))
    parser.add_argument("--smoothing", type=float)
    parser.add_argument("--height", type=int)
    return parser


def _words(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    if os.name == "nt":
        lexer.escape = ""
    try:
        return list(lexer)
    except ValueError as reason:
        raise QueryError(f"A quote is not closed ({reason}): {line}") from reason


def _expand(path: str) -> str:
    name, equals, place = os.path.expandvars(path).rpartition("=")
    return name + equals + os.path.expanduser(place)  # noqa: PTH111 - a Path would spoil s3://


def _about_unknown(word: str, parser: _Parser) -> str:
    options = sorted(parser._option_string_actions)  # noqa: SLF001
    close = get_close_matches(word.partition("=")[0], options, 1)
    hint = f" Did you mean {close[0]}?" if close else ""
    return f"%tbx has no option {word}.{hint} It has: {', '.join(options)}."
