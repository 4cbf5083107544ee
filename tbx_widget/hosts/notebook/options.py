"""The words after ``%tbx``."""

from __future__ import annotations

import argparse
import os
import shlex
from difflib import get_close_matches
from typing import Any, NoReturn

from tbx_widget.errors import QueryError

USAGE = "%tbx DIRECTORY [DIRECTORY ...] [options]; %tbx? lists them"


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
    return {"paths": [_expand(path) for path in paths], **_smoothing(options)}


def _parser() -> _Parser:
    parser = _Parser(prog="%tbx", add_help=False, allow_abbrev=False)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--logdir", action="append")
    for option in ("runs", "tags", "x-scale", "y-scale", "group-by", "stat", "band", "baseline", "theme"):
        parser.add_argument(f"--{option}")
    parser.add_argument("--x", dest="x_axis")
    parser.add_argument("--smoothing", type=float)
    parser.add_argument("--smoothing-kind")
    parser.add_argument("--ignore-outliers", action="store_const", const=True)
    parser.add_argument("--pin", dest="pinned", action="append")
    parser.add_argument("--height", type=int)
    return parser


def _smoothing(options: dict[str, Any]) -> dict[str, Any]:
    """Join the kind of smoothing and its amount."""
    kind = options.pop("smoothing_kind", None)
    if kind is None:
        return options
    if "smoothing" not in options:
        raise QueryError(f"How much? For example: --smoothing-kind {kind} --smoothing 10\nUsage: {USAGE}")
    return {**options, "smoothing": {"kind": kind, "amount": options["smoothing"]}}


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
