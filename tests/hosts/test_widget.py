"""The widget, as Python sees it."""

from __future__ import annotations

import threading

import pytest
import traitlets

from tbx_widget import Dashboard, chart
from tbx_widget.errors import HostError, QueryError
from tbx_widget.hosts.notebook import widget
from tests.support.event_files import scalar, version, write


@pytest.fixture(autouse=True)
def _front_end(tmp_path, monkeypatch):
    """A front end that is there whether or not the real one was built."""
    stub = tmp_path / "widget.js"
    stub.write_text("export default {}")
    monkeypatch.setattr(widget, "FRONT_END", stub)


@pytest.fixture
def logdir(tmp_path):
    directory = tmp_path / "logs"
    write(directory / "run" / "events.out.tfevents.1.h", version(), scalar("loss", 0, 1.0))
    return directory


@pytest.fixture
def dashboard(logdir):
    made = Dashboard(logdir)
    yield made
    made.close()


def pollers():
    return [thread for thread in threading.enumerate() if thread.name == "tbx-poller"]


def test_settings_can_be_given_and_set(logdir):
    dashboard = Dashboard(logdir, smoothing=0.9, x_axis="wall", height=300)
    assert (dashboard.smoothing, dashboard.x_axis, dashboard.height) == (0.9, "wall", 300)
    dashboard.smoothing = 0.1
    assert dashboard.get_state()["smoothing"] == 0.1
    dashboard.close()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"smoothin": 0.5}, r"no setting 'smoothin'\. Did you mean 'smoothing'\? It has: band, baseline"),
        ({"smoothing": 1.5}, r"smoothing cannot be 1\.5: Smoothing 'ema' takes 0 to 0\.999"),
        (
            {"smoothing": {"kind": "mean", "amout": 3}},
            r"no 'amout' in it, only kind and amount\. Did you mean 'amount'",
        ),
        ({"smoothing": {"kind": "men", "amount": 3}}, r"no smoothing 'men'\. There are: ema"),
        ({"smoothing": {"kind": "mean"}}, r"smoothing cannot be .*: it is a weight, or"),
        ({"x_axis": "steps"}, r"x_axis cannot be 'steps': .*Did you mean 'step'\? 'tag:NAME' is"),
        ({"x_axis": "tag:"}, "x_axis cannot be 'tag:'"),
        ({"y_scale": "symlg"}, "y_scale cannot be 'symlg': .*Did you mean 'symlog'"),
        ({"group_by": "folder"}, "group_by cannot be 'folder': it is '', 'parent', 'regex:PATTERN'"),
        ({"group_by": "regex:"}, "group_by"),
        ({"band": "ci"}, "band cannot be 'ci'"),
        ({"runs": 7}, "runs cannot be 7: it is text"),
        ({"pinned": "loss"}, "pinned cannot be 'loss': it is a list of names"),
        ({"charts": [{"title": "both", "tag": ["a"]}]}, "charts cannot be"),
        ({"charts": [{"titel": "both", "tags": ["a"]}]}, "no 'titel' in it, only title and tags. Did you mean 'title'"),
        ({"height": 10}, "height"),
        ({"restarts": "never"}, "restarts"),
        ({"poll_interval": 0}, "poll_interval"),
    ],
)
def test_a_setting_it_cannot_have_is_refused_by_name(logdir, settings, message):
    with pytest.raises(QueryError, match=message):
        Dashboard(logdir, **settings)


@pytest.mark.parametrize(
    ("name", "value", "held"),
    [
        ("smoothing", 0.9, 0.9),
        ("smoothing", {"kind": "gaussian", "amount": 3}, {"kind": "gaussian", "amount": 3.0}),
        ("x_axis", "tag:epoch", "tag:epoch"),
        ("runs", "loss<0.1", "loss<0.1"),
        ("runs", ["a.b", "c|d/e-f"], r"/^(?:a\.b|c\|d\/e-f)$/"),
        ("runs", [], ""),
        ("group_by", "regex:lr=([^/]+)", "regex:lr=([^/]+)"),
        ("group_by", "parent", "parent"),
        ("pinned", ("loss",), ["loss"]),
        ("charts", [{"title": "both", "tags": ("a", "b")}], [{"title": "both", "tags": ["a", "b"]}]),
        ("only", ["loss"], ["loss"]),
    ],
)
def test_a_setting_can_be_set_observed_and_is_shared_with_the_page(dashboard, name, value, held):
    seen = []
    dashboard.observe(lambda change: seen.append(change["new"]), name)
    setattr(dashboard, name, value)
    assert dashboard.get_state()[name] == held
    assert seen == ([held] if held != "" else [])


def test_the_page_is_told_which_settings_the_caller_gave(logdir):
    dashboard = Dashboard(logdir, runs="a", smoothing=0.6)
    assert dashboard.get_state()["given"] == ["runs", "smoothing"]
    dashboard.close()


def test_the_selection_is_the_pages_to_write(dashboard):
    with pytest.raises(traitlets.TraitError):
        dashboard.selection = {"runs": ["a"]}
    dashboard.set_state({"selection": {"runs": ["a"], "highlighted": "a", "steps": [1, 2]}})
    assert dashboard.selection["highlighted"] == "a"


def test_one_chart_alone(logdir):
    alone = chart(logdir, "loss", runs=["run"])
    assert (alone.only, alone.height, alone.runs) == (["loss"], 320, "/^(?:run)$/")
    alone.close()
    alone = chart([logdir], ["loss", "acc"], height=400, x_axis="wall")
    assert (alone.only, alone.height, alone.x_axis) == (["loss", "acc"], 400, "wall")
    alone.close()


def test_a_screenshot_is_saved(dashboard, tmp_path, monkeypatch):
    monkeypatch.setattr(dashboard.session, "screenshot", lambda *, timeout_s: b"PNG" * int(timeout_s))
    dashboard.screenshot(tmp_path / "x.png", timeout=2)
    assert (tmp_path / "x.png").read_bytes() == b"PNGPNG"


def test_without_a_directory_it_asks_for_one():
    with pytest.raises(QueryError, match="Which directory"):
        Dashboard()


def test_without_its_front_end_it_says_how_to_get_it(logdir, tmp_path, monkeypatch):
    monkeypatch.setattr(widget, "FRONT_END", tmp_path / "nowhere.js")
    with pytest.raises(HostError, match="make build"):
        Dashboard(logdir)


def test_nothing_is_read_before_it_is_shown(dashboard):
    assert pollers() == []


def test_showing_it_starts_one_thread_and_closing_ends_it(dashboard):
    dashboard._repr_mimebundle_()
    dashboard._repr_mimebundle_()
    assert len(pollers()) == 1
    dashboard.close()
    assert pollers() == []


def test_its_output_names_the_directory_for_a_notebook_without_kernel(dashboard, logdir):
    data, _ = dashboard._repr_mimebundle_()
    assert data["application/vnd.tbx-widget+json"] == {"paths": [str(logdir)]}
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == dashboard.model_id
    assert str(logdir) in data["text/plain"]


def test_a_closed_one_says_so(dashboard):
    dashboard.close()
    assert "closed" in repr(dashboard)


def test_updates_go_out_as_custom_messages_with_one_buffer(dashboard, monkeypatch):
    sent = []
    arrived = threading.Event()

    def send(content, buffers=None):
        sent.append((content, buffers))
        arrived.set()

    monkeypatch.setattr(dashboard, "send", send)
    dashboard._repr_mimebundle_()
    assert arrived.wait(10)
    content, buffers = sent[0]
    assert (content["kind"], content["full"], len(buffers)) == ("update", True, 1)


def test_a_page_that_is_gone_is_no_end_of_the_thread(dashboard, monkeypatch, caplog):
    failed = threading.Event()

    def send(content, buffers=None):
        failed.set()
        raise OSError("the page is gone")

    monkeypatch.setattr(dashboard, "send", send)
    dashboard._repr_mimebundle_()
    assert failed.wait(10)
    assert pollers()[0].is_alive()


class SubshellComm:
    def _reply_subshell_for(self, data, default):
        return "the shell that published last"


def test_a_kernel_that_answers_where_it_published_is_told_to_honour_subshells():
    comm = SubshellComm()
    widget._honour_subshells(comm)
    assert comm._reply_subshell_for({}, "subshell") == "subshell"


def test_a_kernel_without_that_is_left_alone():
    widget._honour_subshells(object())
