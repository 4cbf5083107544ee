"""Hyperparameters, and what came of them."""

from tbx_widget.dashboards.element import ElementKind
from tbx_widget.dashboards.hparams.decode import Experiment, HParam, SessionEnd, SessionStart, Statement, Status, decode
from tbx_widget.dashboards.hparams.sessions import Session, sessions_of

STATEMENTS = ElementKind(name="hparams", decode=decode)

__all__ = [
    "STATEMENTS",
    "Experiment",
    "HParam",
    "Session",
    "SessionEnd",
    "SessionStart",
    "Statement",
    "Status",
    "sessions_of",
]
