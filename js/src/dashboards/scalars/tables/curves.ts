import type { Table } from "../../../protocol";
import { allPoints, eachSeries, type Points, refuse, seriesColumns, slicePoints } from "./points";

/** The new end of a curve. */
export interface CurveChange {
  readonly run: number;
  readonly tag: number;
  /** How many of the points held stay. */
  readonly keep: number;
  readonly total: number;
  readonly level: number;
  readonly superseded: number;
  readonly points: Points;
}

/** Detail of the positions `[lo, hi)` of a series; no points drop the former detail. */
export interface WindowChange {
  readonly run: number;
  readonly tag: number;
  readonly lo: number;
  readonly hi: number;
  readonly level: number;
  readonly points: Points;
}

/** @throws ProtocolError when a column is missing or the columns do not agree in length. */
export function readCurves(table: Table): CurveChange[] {
  const column = seriesColumns(table, ["run", "tag", "keep", "total", "superseded"]);
  return eachPoints(table, (series, level, points) => ({
    run: column("run", series),
    tag: column("tag", series),
    keep: column("keep", series),
    total: column("total", series),
    superseded: column("superseded", series),
    level,
    points,
  }));
}

/** @throws ProtocolError when a column is missing or the columns do not agree in length. */
export function readWindows(table: Table): WindowChange[] {
  const column = seriesColumns(table, ["run", "tag", "lo", "hi"]);
  return eachPoints(table, (series, level, points) => ({
    run: column("run", series),
    tag: column("tag", series),
    lo: column("lo", series),
    hi: column("hi", series),
    level,
    points,
  }));
}

function eachPoints<T>(table: Table, make: (series: number, level: number, points: Points) => T): T[] {
  const all = allPoints(table);
  const levels = table.bytes("series_level");
  return eachSeries(table, all.index.length, (series, from, to) =>
    make(series, levels[series] ?? refuse(table), slicePoints(all, from, to)),
  );
}
