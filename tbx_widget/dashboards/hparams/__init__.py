"""Hyperparameters, and what came of them."""

from tbx_widget.dashboards.base import DashboardKind
from tbx_widget.dashboards.hparams.decode import Experiment, HParam, SessionEnd, SessionStart, Statement, Status
from tbx_widget.dashboards.hparams.feed import STATEMENTS, HParamsFeed
from tbx_widget.dashboards.hparams.sessions import Session, sessions_of

KIND = DashboardKind(name="hparams", feed=HParamsFeed)

__all__ = [
    "KIND",
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
