"""Kinds of settings, each with what it can be and a sentence for what it cannot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import traitlets

from tbx_widget.errors import QueryError
from tbx_widget.query import Smoothing

if TYPE_CHECKING:
    from collections.abc import Iterable

_REGEX_SYNTAX = re.compile(r"[\\^$.*+?()[\]{}|/]")


class Setting(traitlets.TraitType[Any, Any]):
    """A trait that the page shares."""

    def __init__(self, default: object) -> None:
        super().__init__(default)
        self.tag(sync=True)

    def refusal(self, value: object, because: str) -> traitlets.TraitError:
        """Make the error that says why a value cannot be."""
        return traitlets.TraitError(f"{self.name} cannot be {value!r}: {because}")


class Choice(Setting):
    """One of some words.

    Parameters
    ----------
    *words : str
        The first is the default.
    """

    def __init__(self, *words: str) -> None:
        super().__init__(words[0])
        self.words = words

    def validate(self, _obj: object, value: object) -> str:
        """Return the word, or raise with the nearest."""
        if isinstance(value, str) and value in self.words:
            return value
        raise self.refusal(value, f"it is one of {', '.join(map(repr, self.words))}.{did_you_mean(value, self.words)}")


class XAxis(Choice):
    """A word, or ``tag:`` and the name of a scalar tag."""

    def validate(self, obj: object, value: object) -> str:
        """Return the word, or raise with the nearest."""
        if isinstance(value, str) and value.removeprefix("tag:") and value.startswith("tag:"):
            return value
        try:
            return super().validate(obj, value)
        except traitlets.TraitError as reason:
            raise traitlets.TraitError(f"{reason} 'tag:NAME' is the values of another scalar.") from None


class GroupBy(Setting):
    """What makes runs a group: nothing, their parent folder, a regex, or a hyperparameter."""

    def validate(self, _obj: object, value: object) -> str:
        """Return the words, or raise."""
        if value in {"", "parent"}:
            return str(value)
        if isinstance(value, str) and value.partition(":")[0] in {"regex", "hparam"} and value.partition(":")[2]:
            return value
        raise self.refusal(value, "it is '', 'parent', 'regex:PATTERN' or 'hparam:NAME'.")


class Filter(Setting):
    """What a filter box holds: text, or a list of names, which becomes a regex of just these."""

    def validate(self, _obj: object, value: object) -> str:
        """Return the text."""
        if isinstance(value, str):
            return value
        if isinstance(value, Sequence) and all(isinstance(name, str) for name in value):
            return f"/^(?:{'|'.join(_REGEX_SYNTAX.sub(_escaped, name) for name in value)})$/" if value else ""
        raise self.refusal(value, "it is text, /a regex/, or a list of names.")


class SmoothingSetting(Setting):
    """The weight of the moving average, or a kind of smoothing and its amount."""

    def validate(self, _obj: object, value: object) -> float | dict[str, Any]:
        """Return the weight, or both in a dict."""
        try:
            if isinstance(value, Mapping):
                _only(value, ("kind", "amount"))
                smoothing = Smoothing(value["kind"], float(value["amount"]))
                return {"kind": smoothing.kind, "amount": smoothing.amount}
            return Smoothing("ema", float(value)).amount  # type: ignore[arg-type]
        except (KeyError, TypeError, ValueError, QueryError) as reason:
            because = (
                str(reason) if isinstance(reason, QueryError) else "it is a weight, or {'kind': ..., 'amount': ...}."
            )
            raise self.refusal(value, because) from None


class Names(Setting):
    """A list of names."""

    def validate(self, _obj: object, value: object) -> list[str]:
        """Return the names."""
        if isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(name, str) for name in value):
            return list(value)
        raise self.refusal(value, "it is a list of names.")


class Charts(Setting):
    """Charts of several tags: dicts of a title and tags."""

    def validate(self, _obj: object, value: object) -> list[dict[str, Any]]:
        """Return the charts."""
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [self._chart(chart) for chart in value]
        raise self.refusal(value, "it is a list of {'title': ..., 'tags': [...]}.")

    def _chart(self, chart: object) -> dict[str, Any]:
        tags = chart.get("tags") if isinstance(chart, Mapping) else None
        if not isinstance(chart, Mapping) or not isinstance(tags, Sequence) or isinstance(tags, str):
            raise self.refusal(chart, "a chart is {'title': ..., 'tags': [...]}.")
        try:
            _only(chart, ("title", "tags"))
        except QueryError as reason:
            raise self.refusal(chart, str(reason)) from None
        return {"title": str(chart.get("title", "")), "tags": [str(tag) for tag in tags]}


def did_you_mean(word: object, words: Iterable[str]) -> str:
    """Return a question with the nearest word, with a space before it; nothing if none is near."""
    close = get_close_matches(str(word), list(words), 1)
    return f" Did you mean {close[0]!r}?" if close else ""


def _only(given: Mapping[Any, Any], names: tuple[str, ...]) -> None:
    for name in given:
        if name not in names:
            raise QueryError(f"there is no {name!r} in it, only {' and '.join(names)}.{did_you_mean(name, names)}")


def _escaped(character: re.Match[str]) -> str:
    return "\\" + character.group()
