from __future__ import annotations

import numpy as np
import pytest

from tbx_widget.dashboards.pr_curves.decode import decode
from tbx_widget.errors import DecodeError
from tests.support.payloads import array, payload, strings


def test_rows_have_names_and_thresholds_are_even():
    rows = np.arange(30, dtype=np.float32).reshape(6, 5)
    found = decode(payload(tensor=array(rows)))
    assert found.thresholds.tolist() == [0, 0.25, 0.5, 0.75, 1]
    names = (found.tp, found.fp, found.tn, found.fn, found.precision, found.recall)
    np.testing.assert_array_equal(names, rows)
    assert repr(found) == "PrCurve(5 thresholds)"


@pytest.mark.parametrize("thresholds", [0, 1])
def test_a_curve_may_have_next_to_no_thresholds(thresholds):
    assert len(decode(payload(tensor=array(np.zeros((6, thresholds), np.float32)))).thresholds) == thresholds


@pytest.mark.parametrize(
    "field", [{}, {"tensor": array(np.zeros((5, 2), np.float32))}, {"tensor": strings([b"a"] * 6)}]
)
def test_what_has_not_six_rows_is_refused(field):
    with pytest.raises(DecodeError, match="six rows"):
        decode(payload(**field))
