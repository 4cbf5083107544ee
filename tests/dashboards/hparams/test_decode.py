from __future__ import annotations

import pytest
from google.protobuf.struct_pb2 import Value
from tensorboard.plugins.hparams.plugin_data_pb2 import HParamsPluginData, SessionStartInfo

from tbx_widget.dashboards.hparams.decode import Experiment, SessionEnd, SessionStart, decode
from tbx_widget.errors import DecodeError
from tests.support.payloads import payload


def said(**fields):
    return decode(payload(HParamsPluginData(**fields).SerializeToString()))


def test_a_session_starts_with_values_of_three_types_in_order_of_their_names():
    hparams = {"opt": Value(string_value="sgd"), "lr": Value(number_value=0.5), "amp": Value(bool_value=False)}
    found = said(session_start_info=SessionStartInfo(hparams=hparams, group_name="g", start_time_secs=7))
    assert found == SessionStart({"amp": False, "lr": 0.5, "opt": "sgd"}, "g", 7.0)
    assert list(found.hparams) == ["amp", "lr", "opt"]


def test_a_hyperparameter_without_a_value_is_none():
    assert said(session_start_info=SessionStartInfo(hparams={"none": Value()})) == SessionStart({}, "", None)


@pytest.mark.parametrize(
    ("number", "status"), [(0, "unknown"), (1, "success"), (2, "failure"), (3, "running"), (9, "unknown")]
)
def test_a_session_ends(number, status):
    assert said(session_end_info={"status": number, "end_time_secs": 5}) == SessionEnd(status, 5.0)


def test_an_experiment_names_metrics():
    infos = [{"name": {"tag": "loss"}}, {"name": {"group": "validation", "tag": "loss"}}]
    assert said(experiment={"metric_infos": infos}) == Experiment((("", "loss"), ("validation", "loss")))


@pytest.mark.parametrize("content", [b"", b"\xff"])
def test_what_says_nothing_is_refused(content):
    with pytest.raises(DecodeError):
        decode(payload(content))
