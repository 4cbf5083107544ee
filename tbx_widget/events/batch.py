"""What a stretch of an event file holds, by series."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the writer said about a tag, once, in the first value that says anything.

    Parameters
    ----------
    display_name, description : str
        For people; often empty.
    plugin_name : str
        The TensorBoard plugin the tag was written for; may be empty.
    plugin_content : bytes
        The plugin's own message.
    """

    display_name: str = ""
    description: str = ""
    plugin_name: str = ""
    plugin_content: bytes = b""


@dataclass(frozen=True, slots=True, eq=False)
class ScalarPoints:
    """Points of one scalar series, in the order written.

    Parameters
    ----------
    steps : ndarray of int64, shape (n,)
    wall_times : ndarray of float64, shape (n,)
        Seconds since 1970; may be NaN or infinite.
    values : ndarray of float32 or float64, shape (n,)
    is_double : bool
        True if float32 may not hold what was written.
    """

    steps: NDArray[np.int64]
    wall_times: NDArray[np.float64]
    values: NDArray[np.float32] | NDArray[np.float64]
    is_double: bool


@dataclass(frozen=True, slots=True, eq=False)
class BlobPoints:
    """Points that are indexed, not decoded.

    Parameters
    ----------
    steps, wall_times
        As in `ScalarPoints`.
    offsets, sizes : ndarray of int64, shape (n,)
        Where in the file the payload of the whole event lies, in bytes.
    positions : ndarray of uint32, shape (n,)
        Which value of the event's summary it is, from 0; 0 for an event without a summary.
    """

    steps: NDArray[np.int64]
    wall_times: NDArray[np.float64]
    offsets: NDArray[np.int64]
    sizes: NDArray[np.int64]
    positions: NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class UntoldPoints:
    """Points of a tag whose file has not said what it is: both an index and, for single numbers, values.

    Parameters
    ----------
    steps, wall_times, offsets, sizes, positions
        As in `BlobPoints`.
    values : ndarray of float64, shape (n,)
        NaN for what is no single number.
    is_double : bool
        As in `ScalarPoints`.
    """

    steps: NDArray[np.int64]
    wall_times: NDArray[np.float64]
    offsets: NDArray[np.int64]
    sizes: NDArray[np.int64]
    positions: NDArray[np.uint32]
    values: NDArray[np.float64]
    is_double: bool


@dataclass(frozen=True, slots=True)
class Start:
    """``SessionLog.START``: what was written before, from this step on, is void.

    Parameters
    ----------
    step : int
    wall_time : float
        When the new session began, seconds since 1970.
    """

    step: int
    wall_time: float


@dataclass(slots=True)
class Batch:
    """A stretch of one file, in which no session starts but at its beginning.

    Parameters
    ----------
    start : Start or None
        The session that starts here.
    events : int
        How many.
    scalars : dict of str to ScalarPoints
        By tag.
    blobs : dict of (str, str) to BlobPoints
        By kind and tag.
    untold : dict of str to UntoldPoints
        By tag. The file says nothing about the tag in or before this batch.
    metadata : dict of str to Metadata
        The first of each tag that has any.
    first_wall_time, last_wall_time : float or None
        First, and greatest, finite wall time of any event.
    first_point_time : float or None
        Wall time of the first point, if it is finite.
    first_step : int or None
        Step of the first point.
    reached : int or None
        Greatest step of any point.
    """

    start: Start | None = None
    events: int = 0
    scalars: dict[str, ScalarPoints] = field(default_factory=dict)
    blobs: dict[tuple[str, str], BlobPoints] = field(default_factory=dict)
    untold: dict[str, UntoldPoints] = field(default_factory=dict)
    metadata: dict[str, Metadata] = field(default_factory=dict)
    first_wall_time: float | None = None
    last_wall_time: float | None = None
    first_point_time: float | None = None
    first_step: int | None = None
    reached: int | None = None
