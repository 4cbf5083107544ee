import { ProtocolError, type Table } from "../../protocol";

/** Points of one series, as columns of equal length. Nothing here is copied: arrays share memory with what they came from. */
export interface Points {
  /** Positions in the kernel's series, strictly increasing. */
  readonly index: Uint32Array;
  readonly step: Float64Array | BigInt64Array;
  /** Seconds since 1970; may be NaN or infinite. */
  readonly wallTime: Float64Array;
  readonly value: Float32Array | Float64Array;
  /** Moving average over all points; NaN where the kernel has not computed it. */
  readonly smoothed: Float64Array;
  /** The weight `smoothed` was made with. */
  readonly smoothing: number;
}

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
  const level = table.bytes("series_level");
  return eachSeries(table, (series, points) => ({
    run: column("run", series),
    tag: column("tag", series),
    keep: column("keep", series),
    total: column("total", series),
    superseded: column("superseded", series),
    level: level[series] ?? 0,
    points,
  }));
}

/** @throws ProtocolError when a column is missing or the columns do not agree in length. */
export function readWindows(table: Table): WindowChange[] {
  const column = seriesColumns(table, ["run", "tag", "lo", "hi"]);
  const level = table.bytes("series_level");
  return eachSeries(table, (series, points) => ({
    run: column("run", series),
    tag: column("tag", series),
    lo: column("lo", series),
    hi: column("hi", series),
    level: level[series] ?? 0,
    points,
  }));
}

function seriesColumns<N extends string>(
  table: Table,
  names: readonly N[],
): (name: N, series: number) => number {
  const columns = new Map(names.map((name) => [name, table.positions(`series_${name}`)]));
  return (name, series) => columns.get(name)?.[series] ?? refuse(table);
}

function eachSeries<T>(table: Table, make: (series: number, points: Points) => T): T[] {
  const all = allPoints(table);
  const changes: T[] = [];
  let start = 0;
  table.positions("series_count").forEach((count, series) => {
    changes.push(make(series, slicePoints(all, start, start + count)));
    start += count;
  });
  if (start !== all.index.length) refuse(table);
  return changes;
}

function allPoints(table: Table): Points {
  const points: Points = {
    index: table.positions("index"),
    step: table.steps("step"),
    wallTime: table.doubles("wall_time"),
    value: table.floats("value"),
    smoothed: table.doubles("smoothed"),
    smoothing: table.meta.number("smoothing"),
  };
  const { index, step, wallTime, value, smoothed } = points;
  if ([step, wallTime, value, smoothed].some((column) => column.length !== index.length)) refuse(table);
  return points;
}

/** The points from position `from` up to, not including, `to`. */
export function slicePoints(points: Points, from: number, to: number): Points {
  return {
    index: points.index.subarray(from, to),
    step: points.step.subarray(from, to),
    wallTime: points.wallTime.subarray(from, to),
    value: points.value.subarray(from, to),
    smoothed: points.smoothed.subarray(from, to),
    smoothing: points.smoothing,
  };
}

function refuse(table: Table): never {
  throw new ProtocolError(`the columns of ${table.kind}/${table.name} do not agree in length`);
}
