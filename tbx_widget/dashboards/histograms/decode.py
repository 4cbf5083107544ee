"""Histograms: old messages and new tensors to edges and counts.

Sources: tensorflow/core/framework/summary.proto (HistogramProto), tensorboard/plugins/histogram/summary_v2.py (rows of
left edge, right edge, count), tensorboard/data_compat.py (what the outermost buckets of the old message mean).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tbx_widget.errors import DecodeError
from tbx_widget.events.arrays import array_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tbx_widget.events.payload_pb2 import Histogram as Message
    from tbx_widget.events.payloads import Payload

_ROW = 3


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """How often values of each size occurred.

    Parameters
    ----------
    edges : ndarray of float64, shape (k + 1,)
        Bucket i reaches from ``edges[i]`` to ``edges[i + 1]``. All equal where there was one value; NaN in tensors of
        values with a NaN among them.
    counts : ndarray of float64, shape (k,)
        k may be 0.
    num : float
        How many values; more than the counts add up to where some fell into no bucket.
    min, max, sum, sum_squares : float or None
        Of the values; None where the writer does not say.
    """

    edges: NDArray[np.float64]
    counts: NDArray[np.float64]
    num: float
    min: float | None = None
    max: float | None = None
    sum: float | None = None
    sum_squares: float | None = None

    def __repr__(self) -> str:
        ends = f" from {self.edges[0]:g} to {self.edges[-1]:g}" if len(self.counts) else ""
        return f"Histogram({self.num:g} values in {len(self.counts)} buckets{ends})"


def decode(payload: Payload) -> Histogram:
    """Read a histogram of either form; DecodeError if it is none."""
    value = payload.value
    form = value.WhichOneof("value")
    if form == "histo":
        return from_message(value.histo)
    if form == "tensor":
        return from_rows(array_of(value.tensor))
    raise DecodeError("it has a form that TensorFlow gave up in 2016, and holds no readable buckets")


def from_message(message: Message) -> Histogram:
    """Read a HistogramProto.

    Empty buckets at both ends are left out: there tensorboardX, torch and TensorFlow 1 put limits that no value has.
    The first and last edge are the least and greatest value, where these lie within the bucket.

    Parameters
    ----------
    message : Histogram

    Returns
    -------
    Histogram

    Raises
    ------
    DecodeError
        If there are not as many limits as counts.
    """
    limits = np.fromiter(message.bucket_limit, np.float64, len(message.bucket_limit))
    counts = np.fromiter(message.bucket, np.float64, len(message.bucket))
    if len(limits) != len(counts):
        raise DecodeError(f"it has {len(limits)} bucket limits and {len(counts)} counts")
    filled = np.flatnonzero(counts > 0)
    first, last = (filled[0], filled[-1]) if len(filled) else (0, -1)
    return Histogram(
        edges=_edges(message, limits, int(first), int(last)),
        counts=counts[first : last + 1],
        num=message.num,
        min=message.min,
        max=message.max,
        sum=message.sum,
        sum_squares=message.sum_squares,
    )


def _edges(message: Message, limits: NDArray[np.float64], first: int, last: int) -> NDArray[np.float64]:
    if last < first:
        return np.array([message.min])
    left = message.min if message.min <= limits[first] else limits[max(first - 1, 0)]
    inner = limits[first:last]
    floor = inner[-1] if len(inner) else left
    right = message.max if message.max >= floor else limits[last]
    return np.concatenate([[left], inner, [right]])


def from_rows(rows: NDArray[Any]) -> Histogram:
    """Read rows of left edge, right edge and count.

    Parameters
    ----------
    rows : ndarray, shape (k, 3)
        Where a row does not begin at the end of the one before, an empty bucket is put between.

    Returns
    -------
    Histogram

    Raises
    ------
    DecodeError
        If the array has another shape.
    """
    if rows.size == 0:
        return Histogram(np.zeros(1), np.zeros(0), num=0.0)
    if rows.ndim != 2 or rows.shape[1] != _ROW or rows.dtype.kind not in "fiu":  # noqa: PLR2004
        raise DecodeError(f"rows of left edge, right edge and count are wanted, not an array of shape {rows.shape}")
    lefts, rights, counts = rows.astype(np.float64).T
    edges, all_counts = np.concatenate([lefts[:1], rights]), counts
    gaps = np.flatnonzero(lefts[1:] > rights[:-1]) + 1
    if len(gaps):
        edges = np.insert(edges, gaps + 1, lefts[gaps])
        all_counts = np.insert(counts, gaps, 0)
    return Histogram(edges, all_counts, num=float(counts.sum()))
