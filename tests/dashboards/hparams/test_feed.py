"""What a screen is told of hyperparameters."""

from __future__ import annotations

import math
from types import MappingProxyType, SimpleNamespace

import numpy as np

from tbx_widget.dashboards import newest
from tbx_widget.dashboards.hparams import Experiment, HParamsFeed, SessionStart
from tbx_widget.errors import SourceError
from tbx_widget.store import BlobSeries, Metadata, Snapshot
from tbx_widget.types import SeriesKey

NUMBERS = SimpleNamespace(run=lambda name: int(name.removeprefix("run")))


class Files:
    """Stands for the files: what each series says, or that it cannot be read."""

    def __init__(self):
        self.said = {}
        self.revision = 0
        self.reads = 0
        self._series = {}

    def say(self, run, *statements, tag="_hparams_/session_start_info"):
        key = SeriesKey(run, "hparams", tag)
        nothing = np.zeros(len(statements), np.int64)
        self.said[key] = statements
        self.revision += 1
        self._series[key] = BlobSeries(
            key, Metadata(), nothing, nothing + 0.5, ("file",), nothing, nothing, nothing, nothing, 0, 1
        )

    def take_away(self, run):
        self.revision += 1
        self._series = {key: series for key, series in self._series.items() if key.run != run}

    def read(self, _kind, series, position):
        self.reads += 1
        said = self.said[series.key][position]
        if isinstance(said, Exception):
            raise said
        return said

    @property
    def snapshot(self):
        return Snapshot(revision=self.revision, series=MappingProxyType(dict(self._series)))


def told(feed, files):
    return [table.meta["sessions"] for table in feed.tables(files.snapshot, NUMBERS)]


def test_each_run_is_told_with_what_it_started_with_last():
    files = Files()
    files.say("run0", SessionStart({"lr": 0.1}), SessionStart({"lr": 0.2, "name": "adam", "warm": True}))
    files.say("run1", Experiment(), tag="_hparams_/experiment")
    files.say("run1", SessionStart({"lr": 0.3}))
    assert told(HParamsFeed(files), files) == [
        [
            {"run": 0, "hparams": {"lr": 0.2, "name": "adam", "warm": True}},
            {"run": 1, "hparams": {"lr": 0.3}},
        ]
    ]


def test_nothing_is_told_or_read_again_until_it_changes():
    files = Files()
    feed = HParamsFeed(files)
    files.say("run0", SessionStart({"lr": 0.1}))
    assert len(told(feed, files)) == 1
    assert told(feed, files) == []
    files.revision += 1
    assert told(feed, files) == []
    assert files.reads == 1
    files.say("run1", SessionStart({"lr": 0.2}))
    assert [len(sessions) for sessions in told(feed, files)] == [2]
    assert files.reads == 2


def test_a_screen_that_starts_anew_is_told_again_without_reading():
    files = Files()
    feed = HParamsFeed(files)
    files.say("run0", SessionStart({"lr": 0.1}))
    told(feed, files)
    feed.forget()
    assert len(told(feed, files)) == 1
    assert files.reads == 1


def test_a_run_that_vanishes_takes_its_hyperparameters_along():
    files = Files()
    feed = HParamsFeed(files)
    files.say("run0", SessionStart({"lr": 0.1}))
    told(feed, files)
    files.take_away("run0")
    assert told(feed, files) == [[]]


def test_what_cannot_be_read_is_left_out():
    files = Files()
    files.say("run0", SourceError("gone"))
    files.say("run1", SessionStart({"lr": 0.1}))
    assert told(HParamsFeed(files), files) == [[{"run": 1, "hparams": {"lr": 0.1}}]]


def test_many_runs_are_read_a_bounded_number_a_call(monkeypatch):
    monkeypatch.setattr(newest, "READS_AT_ONCE", 4)
    files = Files()
    feed = HParamsFeed(files)
    for run in range(10):
        files.say(f"run{run}", SessionStart({"lr": 0.1}))
    counts = []
    while True:
        counts += [len(sessions) for sessions in told(feed, files)]
        if not feed.is_behind:
            break
    assert counts == [4, 8, 10]


def test_json_gets_text_for_what_is_not_finite():
    files = Files()
    files.say("run0", SessionStart({"a": math.nan, "b": -math.inf}))
    assert told(HParamsFeed(files), files) == [[{"run": 0, "hparams": {"a": "nan", "b": "-inf"}}]]
