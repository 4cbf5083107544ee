"""A screen that does what docs/protocol.md asks of a browser, and no more."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from tbx_widget.protocol import unpack

POINT_COLUMNS = ("index", "step", "wall_time", "value", "smoothed")


class Screen:
    """Takes frames in; holds what a browser would hold."""

    def __init__(self):
        self.frames = []
        self.errors = []
        self.pongs = []
        self.runs = []
        self.tags = []
        self.curves = {}
        self.windows = {}
        self.status = None
        self.answers = {}

    def take(self, frame):
        header = frame.header
        if header["kind"] == "error":
            self.errors.append(header["message"])
        elif header["kind"] == "pong":
            self.pongs.append(header["id"])
        else:
            self._update(frame)

    @property
    def updates(self):
        return [frame.header for frame in self.frames]

    def curve(self, run, tag):
        return self.curves[run, tag]

    def _update(self, frame):
        header = frame.header
        assert header["full"] or header["seq"] == self.updates[-1]["seq"] + 1, "a gap in seq"
        self.frames.append(frame)
        self.status, self.answers = header["status"], header["answers"]
        if header["full"]:
            self.runs, self.tags, self.curves, self.windows = [], [], {}, {}
        if "catalogue" in header:
            self._catalogue(header["catalogue"])
        for kind, table in unpack(frame):
            assert kind == "scalars"
            getattr(self, f"_{table.name}")(table)

    def _catalogue(self, catalogue):
        assert catalogue["runs_from"] == len(self.runs)
        assert catalogue["tags_from"] == len(self.tags)
        self.runs += [run["name"] for run in catalogue["runs"]]
        self.tags += [tag["tag"] for tag in catalogue["tags"]]

    def _curves(self, table):
        for name, row, points in self._series(table):
            held = self.curves.get(name, {column: points[column][:0] for column in POINT_COLUMNS})
            keep = int(row["keep"])
            assert keep <= len(held["index"])
            joined = {column: np.concatenate([held[column][:keep], points[column]]) for column in POINT_COLUMNS}
            self.curves[name] = {**joined, "level": int(row["level"]), "total": int(row["total"])}

    def _windows(self, table):
        for name, row, points in self._series(table):
            if row["count"]:
                self.windows[name] = {**points, "lo": int(row["lo"]), "hi": int(row["hi"]), "level": int(row["level"])}
            else:
                self.windows.pop(name, None)

    def _series(self, table):
        rows = defaultdict(dict)
        for column, array in table.columns.items():
            if column.startswith("series_"):
                for number, value in enumerate(array):
                    rows[number][column.removeprefix("series_")] = value
        start = 0
        for row in rows.values():
            stop = start + int(row["count"])
            points = {column: table.columns[column][start:stop] for column in POINT_COLUMNS}
            yield (self.runs[row["run"]], self.tags[row["tag"]]), row, points
            start = stop
