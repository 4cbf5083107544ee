from __future__ import annotations

import pytest
from tensorboard.plugins.custom_scalar.layout_pb2 import Category as CategoryMessage
from tensorboard.plugins.custom_scalar.layout_pb2 import Chart
from tensorboard.plugins.custom_scalar.layout_pb2 import Layout as Message

from tbx_widget.dashboards.custom_scalars import TABLE, Category, Layout, Margin, MarginChart, MultilineChart
from tbx_widget.dashboards.custom_scalars.decode import decode
from tbx_widget.errors import DecodeError
from tests.support.payloads import payload, strings

CHARTS = [
    Chart(title="lines", multiline={"tag": ["a.*", "b"]}),
    Chart(title="band", margin={"series": [{"value": "v", "lower": "l", "upper": "u"}]}),
    Chart(title="empty"),
]
MESSAGE = Message(category=[CategoryMessage(title="all", chart=CHARTS, closed=True), CategoryMessage()])


def layout():
    return decode(payload(tensor=strings([MESSAGE.SerializeToString()], [])))


def test_a_layout_keeps_categories_charts_and_tags():
    charts = (
        MultilineChart("lines", ("a.*", "b")),
        MarginChart("band", (Margin("v", "l", "u"),)),
        MultilineChart("empty", ()),
    )
    assert layout() == Layout((Category("all", charts, is_closed=True), Category("", ())))


def test_a_table_has_a_row_for_each_line():
    assert list(TABLE.rows(layout())) == [
        ("all", "lines", "a.*", "", ""),
        ("all", "lines", "b", "", ""),
        ("all", "band", "v", "l", "u"),
    ]


@pytest.mark.parametrize("field", [{}, {"tensor": strings([])}, {"tensor": strings([b"\xff"], [])}])
def test_what_holds_no_layout_is_refused(field):
    with pytest.raises(DecodeError):
        decode(payload(**field))
