"""Writes the messages that the tests of both sides read.

    python tests/golden/make_golden.py

Each message is NAME.json, its header, and NAME.bin, its payload. ``tests/protocol/test_golden.py`` fails when they are
not what this script writes, or no longer what the code makes.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np

from tbx_widget import protocol
from tbx_widget.protocol import Frame
from tbx_widget.types import ColumnTable

HERE = Path(__file__).parent

STATUS = {
    "state": "live",
    "paths": ["logs"],
    "message": "",
    "bytes_read": 1000,
    "bytes_total": 1000,
    "points": 6,
    "superseded": 1,
    "last_data": 1700000003.5,
    "now": 1700000004.0,
    "problems": [
        {"path": "logs/a/events.out.tfevents.1.h", "what": "record skipped", "count": 2, "offset": 88, "detail": ""}
    ],
    "problem_count": 1,
    "place": "/home/me/logs",
}


def update(seq: int, *, full: bool, **more: object) -> dict[str, object]:
    """Return the header of an update."""
    head = {"kind": "update", "protocol": 1, "session": "5e551011", "seq": seq, "full": full}
    return {**head, "status": STATUS, "answers": {"page": 3}, **more}


def u4(*numbers: int) -> np.ndarray:
    """Return a u4 column."""
    return np.array(numbers, np.uint32)


def first_update() -> Frame:
    """Two runs, two tags, three series: all points, one with what is not finite."""
    catalogue = {
        "epoch": 1,
        "runs_from": 0,
        "runs": [{"name": "lr=0.1", "started": 1700000000.0}, {"name": "läuft/b", "started": None}],
        "tags_from": 0,
        "tags": [
            {"kind": "scalars", "tag": "train/loss", "display_name": "", "description": ""},
            {"kind": "scalars", "tag": "acc", "display_name": "accuracy", "description": "of the *validation* set"},
        ],
    }
    curves = ColumnTable(
        "curves",
        {
            "series_run": u4(0, 1, 0),
            "series_tag": u4(0, 0, 1),
            "series_count": u4(3, 2, 0),
            "series_total": u4(3, 2, 0),
            "series_level": np.array([0, 0, 0], np.uint8),
            "series_keep": u4(0, 0, 0),
            "series_superseded": u4(0, 1, 0),
            "index": u4(0, 1, 2, 0, 1),
            "step": np.array([-1, 0, 2**53 - 1, 5, 6], np.int64),
            "wall_time": np.array([1.7e9, 1.7e9 + 0.5, 1.7e9 + 1, math.nan, 1.7e9 + 3.5]),
            "value": np.array([0.5, math.nan, math.inf, -math.inf, 0.25], np.float32),
            "smoothed": np.full(5, math.nan),
        },
        {"smoothing": {"kind": "ema", "amount": 0.6}},
    )
    return protocol.pack(update(0, full=True, catalogue=catalogue), [("scalars", curves)])


def appended_update() -> Frame:
    """One series grows, in float64 and with a step that float64 cannot hold; its average comes along."""
    curves = ColumnTable(
        "curves",
        {
            "series_run": u4(0),
            "series_tag": u4(0),
            "series_count": u4(2),
            "series_total": u4(10_000),
            "series_level": np.array([3], np.uint8),
            "series_keep": u4(3),
            "series_superseded": u4(0),
            "index": u4(9_998, 9_999),
            "step": np.array([2**53 + 1, 2**53 + 2], np.int64),
            "wall_time": np.array([1.7e9 + 8, 1.7e9 + 9]),
            "value": np.array([1 / 3, 1e-300]),
            "smoothed": np.array([0.3, 0.2]),
        },
        {"smoothing": {"kind": "ema", "amount": 0.6}},
    )
    return protocol.pack(update(1, full=False), [("scalars", curves)])


def window_update() -> Frame:
    """Detail of one zoomed range, and another range let go."""
    windows = ColumnTable(
        "windows",
        {
            "series_run": u4(0, 1),
            "series_tag": u4(0, 0),
            "series_count": u4(2, 0),
            "series_total": u4(10_000, 2),
            "series_level": np.array([1, 0], np.uint8),
            "series_lo": u4(100, 0),
            "series_hi": u4(104, 0),
            "index": u4(100, 103),
            "step": np.array([100, 103], np.int64),
            "wall_time": np.array([1.7e9, 1.7e9 + 1]),
            "value": np.array([0.5, 0.25], np.float32),
            "smoothed": np.full(2, math.nan),
        },
        {"smoothing": {"kind": "ema", "amount": 0.0}},
    )
    return protocol.pack(update(2, full=False), [("scalars", windows)])


def bands_update() -> Frame:
    """A group's band grows by two steps; one run stands behind the second."""
    bands = ColumnTable(
        "bands",
        {
            "series_group": u4(1),
            "series_tag": u4(0),
            "series_window": np.array([0], np.uint8),
            "series_keep": u4(7),
            "series_count": u4(2),
            "series_width": np.array([4.0]),
            "series_is_complete": np.array([1], np.uint8),
            "step": np.array([40, 43], np.int64),
            "mid": np.array([0.5, 0.25]),
            "low": np.array([0.25, 0.25]),
            "high": np.array([0.75, 0.25]),
            "runs": u4(2, 1),
        },
        {
            "stat": "mean",
            "band": "std",
            "members": [[0], [0, 1]],
            "smoothing": {"kind": "gaussian", "amount": 2.0},
        },
    )
    return protocol.pack(update(4, full=False), [("scalars", bands)])


def axes_update() -> Frame:
    """The x of three points on the axis of another tag, the last one unknown."""
    axes = ColumnTable(
        "axes",
        {
            "series_run": u4(0),
            "series_tag": u4(0),
            "series_x_tag": u4(1),
            "series_window": np.array([0], np.uint8),
            "series_keep": u4(0),
            "series_count": u4(3),
            "index": u4(0, 1, 2),
            "x": np.array([0.5, 0.75, math.nan]),
        },
    )
    return protocol.pack(update(5, full=False), [("scalars", axes)])


def superseded_update() -> Frame:
    """Two points that a restart voids."""
    superseded = ColumnTable(
        "superseded",
        {
            "series_run": u4(1),
            "series_tag": u4(0),
            "series_count": u4(2),
            "series_total": u4(2),
            "step": np.array([7, 8], np.int64),
            "wall_time": np.array([1.7e9, 1.7e9 + 1]),
            "value": np.array([0.5, 0.25], np.float32),
        },
    )
    return protocol.pack(update(6, full=False), [("scalars", superseded)])


def sessions_update() -> Frame:
    """What two runs say of their hyperparameters, and one of the charts it wants."""
    sessions = [
        {"run": 0, "hparams": {"lr": 0.1, "optimizer": "adam", "amsgrad": True}},
        {"run": 1, "hparams": {"lr": 0.01, "optimizer": "sgd"}},
    ]
    charts = [
        {"title": "both", "tags": ["loss/.*"]},
        {"title": "margin", "margins": [{"value": "loss", "lower": "loss/low", "upper": "loss/high"}]},
    ]
    layouts = [{"run": 0, "categories": [{"title": "losses", "is_closed": False, "charts": charts}]}]
    return protocol.pack(
        update(7, full=False),
        [
            ("hparams", ColumnTable("sessions", {}, {"sessions": sessions})),
            ("scalars", ColumnTable("layouts", {}, {"layouts": layouts})),
        ],
    )


EXPORT = protocol.Export("page", 4, "csv", ((0, 0),))

FRAMES = {
    "update-first": first_update,
    "update-appended": appended_update,
    "update-window": window_update,
    "update-bands": bands_update,
    "update-axes": axes_update,
    "update-superseded": superseded_update,
    "update-sessions": sessions_update,
    "update-heartbeat": lambda: protocol.pack(update(3, full=False)),
    "part": lambda: protocol.part(EXPORT, n=1, name="scalars.csv", payload=b"run,loss,1,1700000000.0,0.5\n"),
    "part-failed": lambda: Frame(protocol.no_part(EXPORT, "There is no such series.")),
    "screenshot": lambda: Frame(protocol.screenshot(2)),
    "pong": lambda: Frame(protocol.pong(protocol.Ping("page", 7, 2))),
    "error": lambda: Frame(protocol.error("Something is wrong: do this.")),
}

FROM_BROWSER = [
    {"kind": "hello", "client": "page", "protocol": 1, "session": None, "seq": None},
    {"kind": "hello", "client": "page", "protocol": 1, "session": "5e551011", "seq": 2},
    {
        "kind": "want",
        "client": "page",
        "id": 3,
        "wants": {
            "scalars": {
                "cards": [
                    {"tag": 0, "px": 420, "range": None, "x": None},
                    {"tag": 1, "px": 420, "range": [10, 20.5], "x": 0},
                ],
                "hidden": [1],
                "smoothing": {"kind": "ema", "amount": 0.6},
                "groups": {"stat": "mean", "band": "ci95", "members": [[0], [1, 2]]},
                "superseded": True,
            }
        },
    },
    {"kind": "ack", "client": "page", "seq": 2},
    {"kind": "ping", "client": "page", "id": 7, "seq": 2},
    {"kind": "export", "client": "page", "id": 4, "format": "csv", "series": [[0, 0], [1, 0]]},
    {"kind": "screenshot", "client": "page", "id": 2, "png": "iVBORw0KGgo=", "message": ""},
    {"kind": "screenshot", "client": "page", "id": 2, "png": None, "message": "No chart is in sight."},
    {"kind": "bye", "client": "page"},
]


def files() -> dict[str, bytes]:
    """Return all files by name."""
    made = {"from-browser.json": _json(FROM_BROWSER)}
    for name, make in FRAMES.items():
        frame = make()
        made[f"{name}.json"] = _json(frame.header)
        made[f"{name}.bin"] = frame.payload
    return made


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


if __name__ == "__main__":
    for file, content in files().items():
        (HERE / file).write_bytes(content)
