"""What events say about hyperparameters: an experiment's metrics, a session's start and end.

Source: tensorboard/plugins/hparams/plugin_data.proto and api.proto. All of it stands in the plugin's message.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from tbx_widget.errors import DecodeError
from tbx_widget.events.payload_pb2 import HParamsPluginData
from tbx_widget.events.payloads import parse
from tbx_widget.events.tags import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tbx_widget.events.payload_pb2 import Experiment as ExperimentMessage
    from tbx_widget.events.payload_pb2 import SessionStartInfo
    from tbx_widget.events.payloads import Payload

HParam: TypeAlias = float | str | bool
Status: TypeAlias = Literal["unknown", "success", "failure", "running"]

_STATUSES: Final[dict[int, Status]] = {1: "success", 2: "failure", 3: "running"}


@dataclass(frozen=True, slots=True)
class Experiment:
    """What all sessions of an experiment share.

    Parameters
    ----------
    metrics : tuple of (str, str)
        Group and tag of each metric. The group is the run, below the session's own, that holds the tag; "" for the
        session's own run.
    """

    metrics: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SessionStart:
    """With what a session began.

    Parameters
    ----------
    hparams : mapping of str to float, str or bool
    group : str
        Sessions of one group were given the same values; may be empty.
    started : float or None
        Seconds since 1970; None if the writer does not say.
    """

    hparams: Mapping[str, HParam] = field(default_factory=dict)
    group: str = ""
    started: float | None = None


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """How a session ended.

    Parameters
    ----------
    status : {"unknown", "success", "failure", "running"}
    ended : float or None
        Seconds since 1970; None if the writer does not say.
    """

    status: Status = "unknown"
    ended: float | None = None


Statement: TypeAlias = Experiment | SessionStart | SessionEnd


def decode(payload: Payload) -> Statement:
    """Read what one value of the plugin says; DecodeError if it says nothing."""
    message = parse(HParamsPluginData, payload.plugin_content)
    form = message.WhichOneof("data")
    if form == "experiment":
        return _experiment(message.experiment)
    if form == "session_start_info":
        return _start(message.session_start_info)
    if form == "session_end_info":
        end = message.session_end_info
        return SessionEnd(_STATUSES.get(end.status, "unknown"), end.end_time_secs or None)
    raise DecodeError("its plugin's message is empty")


def _experiment(message: ExperimentMessage) -> Experiment:
    return Experiment(tuple((text(info.name.group), text(info.name.tag)) for info in message.metric_infos))


def _start(message: SessionStartInfo) -> SessionStart:
    hparams: dict[str, HParam] = {}
    for entry in message.hparams:
        form = entry.value.WhichOneof("kind")
        if form == "string_value":
            hparams[text(entry.key)] = text(entry.value.string_value)
        elif form is not None:
            hparams[text(entry.key)] = getattr(entry.value, form)
    return SessionStart(dict(sorted(hparams.items())), text(message.group_name), message.start_time_secs or None)
