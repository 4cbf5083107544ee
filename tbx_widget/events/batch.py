"""What a stretch of an event file holds, by series."""

from __future__ import annotations

from dataclasses import dataclass, field


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


@dataclass(slots=True)
class ScalarPoints:
    """Points of one scalar series, in the order written.

    Parameters
    ----------
    steps : list of int
        Within int64.
    wall_times : list of float
        Seconds since 1970; may be NaN or infinite.
    values : list of float
    is_double : bool
        True if float32 does not hold what was written.
    """

    steps: list[int] = field(default_factory=list)
    wall_times: list[float] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    is_double: bool = False


@dataclass(slots=True)
class BlobPoints:
    """Points that are indexed, not decoded.

    Parameters
    ----------
    steps, wall_times
        As in `ScalarPoints`.
    offsets, sizes : list of int
        Where in the file the payload of the whole event lies, in bytes.
    positions : list of int
        Which value of the event's summary it is, from 0; 0 for an event without a summary.
    """

    steps: list[int] = field(default_factory=list)
    wall_times: list[float] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class UntoldPoints(BlobPoints):
    """Points of a tag whose file has not said what it is: both an index and, for single numbers, values.

    Parameters
    ----------
    values : list of float
        NaN for what is no single number.
    is_double : bool
        As in `ScalarPoints`.
    """

    values: list[float] = field(default_factory=list)
    is_double: bool = False


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
    first_step: int | None = None
    reached: int | None = None
