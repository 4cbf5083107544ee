"""Precision-recall curves.

Source: tensorboard/plugins/pr_curve/summary.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import array_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tbx_widget.events.payloads import Payload

_ROWS = 6


@dataclass(frozen=True, slots=True, eq=False)
class PrCurve:
    """The curve of one step.

    Parameters
    ----------
    thresholds : ndarray of float64, shape (n,)
        Evenly spaced from 0 to 1.
    tp, fp, tn, fn : ndarray, shape (n,)
        True and false positives and negatives at each threshold.
    precision, recall : ndarray, shape (n,)
    """

    thresholds: NDArray[np.float64]
    tp: NDArray[Any]
    fp: NDArray[Any]
    tn: NDArray[Any]
    fn: NDArray[Any]
    precision: NDArray[Any]
    recall: NDArray[Any]

    def __repr__(self) -> str:
        return f"PrCurve({len(self.thresholds)} thresholds)"


def decode(payload: Payload) -> PrCurve:
    """Read a curve; DecodeError if it is none."""
    value = payload.value
    rows = array_of(value.tensor) if value.WhichOneof("value") == "tensor" else np.zeros(0)
    if rows.ndim != 2 or len(rows) != _ROWS or rows.dtype.kind not in "fiu":  # noqa: PLR2004
        raise DecodeError(f"six rows of numbers are wanted, not an array of shape {rows.shape}")
    return PrCurve(np.linspace(0, 1, rows.shape[1]), *rows)
