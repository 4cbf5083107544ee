from __future__ import annotations

import numpy as np
import pytest

from tbx_widget.dashboards.text.decode import decode
from tbx_widget.errors import DecodeError
from tests.support.payloads import array, payload, strings


@pytest.mark.parametrize("shape", [[], [1], [1, 1]])
def test_one_text_has_the_shape_written(shape):
    found = decode(payload(tensor=strings(["grüße".encode()], shape)))
    assert (found.values.shape, str(found)) == (tuple(shape), "grüße")


def test_a_table_keeps_its_rows_and_columns():
    found = decode(payload(tensor=strings([b"a", b"b", b"c", b"d"], [2, 2])))
    assert found.values.tolist() == [["a", "b"], ["c", "d"]]
    assert str(found) == "a\nb\nc\nd"


def test_bytes_that_are_no_utf8_become_escapes():
    assert str(decode(payload(tensor=strings([b"a\xff"])))) == "a\\xff"


def test_no_text_is_empty():
    found = decode(payload(tensor=strings([])))
    assert (found.values.shape, str(found)) == ((0,), "")


@pytest.mark.parametrize("field", [{}, {"tensor": array(np.float32([1]))}])
def test_what_holds_no_strings_is_refused(field):
    with pytest.raises(DecodeError, match="no strings"):
        decode(payload(**field))
