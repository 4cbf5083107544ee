"""What several pages of one screen want, together."""

from __future__ import annotations

from tbx_widget.dashboards.scalars.wants import Card, Groups, ScalarsWant, merge
from tbx_widget.query import Smoothing, Summary

BAND = Groups(Summary("mean", "std"), ((0, 1),))


def test_the_widest_plot_and_the_newest_zoom_of_each_card_count():
    merged = merge([ScalarsWant((Card(0, 500, (1, 2)),)), ScalarsWant((Card(0, 300, (3, 4)), Card(0, 300, x=2)))])
    assert merged.cards == (Card(0, 500, (3, 4)), Card(0, 300, x=2))


def test_only_what_all_hide_is_hidden():
    assert merge([ScalarsWant(hidden=frozenset({1, 2})), ScalarsWant(hidden=frozenset({2, 3}))]).hidden == {2}


def test_of_smoothing_and_groups_the_newest_count_and_superseded_is_shown_if_any_asks():
    newest = ScalarsWant(smoothing=Smoothing("mean", 3))
    merged = merge([ScalarsWant(groups=BAND, superseded=True), newest])
    assert merged == ScalarsWant(smoothing=Smoothing("mean", 3), superseded=True)
