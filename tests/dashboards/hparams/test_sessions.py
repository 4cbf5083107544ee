from __future__ import annotations

from tbx_widget.dashboards.hparams import Experiment, SessionEnd, SessionStart, sessions_of

START = SessionStart({"lr": 0.5})


def metrics(statements, values):
    return {session.run: session.metrics for session in sessions_of(statements, values)}


def test_a_session_is_where_one_starts():
    sessions = sessions_of({".": [Experiment()], "a": [SessionEnd("success", 9.0), START], "b": [START]}, {})
    assert [(session.run, session.status, session.ended) for session in sessions] == [
        ("a", "success", 9.0),
        ("b", "unknown", None),
    ]


def test_of_several_starts_the_last_holds():
    (session,) = sessions_of({"a": [START, SessionStart({"lr": 0.1})]}, {})
    assert session.hparams == {"lr": 0.1}


def test_metrics_are_those_of_the_nearest_experiment_above():
    statements = {
        ".": [Experiment((("", "top"),))],
        "a": [Experiment((("", "loss"), ("val", "loss"), ("", "none")))],
        "a/s": [START],
        "b/s": [START],
    }
    values = {"a/s": {"loss": 1.0, "other": 2.0}, "a/s/val": {"loss": 3.0}, "b/s": {"top": 4.0}}
    assert metrics(statements, values) == {"a/s": {"loss": 1.0, "val/loss": 3.0}, "b/s": {"top": 4.0}}


def test_without_an_experiment_all_scalars_in_and_below_the_run_are_metrics():
    values = {"a": {"loss": 1.0}, "a/val": {"loss": 2.0}, "ab": {"loss": 3.0}}
    assert metrics({"a": [START]}, values) == {"a": {"loss": 1.0, "val/loss": 2.0}}


def test_the_top_directory_may_be_a_session():
    experiment = Experiment((("", "loss"), ("val", "loss")))
    values = {".": {"loss": 1.0}, "val": {"loss": 2.0}}
    assert metrics({".": [experiment, START]}, values) == {".": {"loss": 1.0, "val/loss": 2.0}}
    assert metrics({".": [START]}, values) == {".": {"loss": 1.0, "val/loss": 2.0}}
