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
        self.axes = {}
        self.bands = {}
        self.superseded = {}
        self.sessions = []
        self.layouts = []
        self.files = {}
        self.asked = []
        self.status = None
        self.answers = {}

    def take(self, frame):
        header = frame.header
        if header["kind"] == "error":
            self.errors.append(header["message"])
        elif header["kind"] == "pong":
            self.pongs.append(header["id"])
        elif header["kind"] == "part":
            self._part(frame)
        elif header["kind"] == "screenshot":
            self.asked.append(header["id"])
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
            self.axes, self.bands, self.superseded = {}, {}, {}
        if "catalogue" in header:
            self._catalogue(header["catalogue"])
        for _, table in unpack(frame):
            self.take_table(table)

    def take_table(self, table):
        getattr(self, f"_{table.name}")(table)

    def _part(self, frame):
        part = frame.header
        file = self.files.setdefault((part["client"], part["id"]), {"bytes": b"", "parts": 0, "is_complete": False})
        assert "error" in part or part["n"] == file["parts"], "a gap in n"
        file["bytes"] += frame.payload
        file["parts"] += 1
        file.update(is_complete=part["last"], name=part["name"], error=part.get("error"))

    def _catalogue(self, catalogue):
        assert catalogue["runs_from"] == len(self.runs)
        assert catalogue["tags_from"] == len(self.tags)
        self.runs += [run["name"] for run in catalogue["runs"]]
        self.tags += [tag["tag"] for tag in catalogue["tags"]]

    def _curves(self, table):
        for name, row, points in self._series(table, POINT_COLUMNS):
            held = self.curves.get(name, {column: points[column][:0] for column in POINT_COLUMNS})
            keep = int(row["keep"])
            assert keep <= len(held["index"])
            joined = {column: np.concatenate([held[column][:keep], points[column]]) for column in POINT_COLUMNS}
            self.curves[name] = {**joined, "level": int(row["level"]), "total": int(row["total"])}

    def _windows(self, table):
        for name, row, points in self._series(table, POINT_COLUMNS):
            if row["count"]:
                self.windows[name] = {**points, "lo": int(row["lo"]), "hi": int(row["hi"]), "level": int(row["level"])}
            else:
                self.windows.pop(name, None)

    def _axes(self, table):
        for name, row, points in self._series(table, ("index", "x")):
            self._extend(self.axes, (*name, self.tags[row["x_tag"]], bool(row["window"])), row, points)

    def _bands(self, table):
        for tag, row, points in self._series(table, ("step", "mid", "low", "high", "runs")):
            name = (tuple(table.meta["members"][row["group"]]), tag, bool(row["window"]))
            held = self._extend(self.bands, name, row, points)
            held.update(width=int(row["width"]), is_complete=bool(row["is_complete"]), meta=table.meta)

    def _superseded(self, table):
        for name, _, points in self._series(table, ("step", "wall_time", "value")):
            self.superseded[name] = points

    def _sessions(self, table):
        self.sessions = table.meta["sessions"]

    def _layouts(self, table):
        self.layouts = table.meta["layouts"]

    def _extend(self, where, name, row, points):
        held = where.get(name, {column: array[:0] for column, array in points.items()})
        keep = int(row["keep"])
        assert keep <= len(next(iter(held.values())))
        where[name] = {column: np.concatenate([held[column][:keep], array]) for column, array in points.items()}
        return where[name]

    def _series(self, table, columns):
        rows = defaultdict(dict)
        for column, array in table.columns.items():
            if column.startswith("series_"):
                for number, value in enumerate(array):
                    rows[number][column.removeprefix("series_")] = value
        start = 0
        for row in rows.values():
            stop = start + int(row["count"])
            points = {column: table.columns[column][start:stop] for column in columns}
            tag = self.tags[row["tag"]]
            yield (self.runs[row["run"]], tag) if "run" in row else tag, row, points
            start = stop
