import { type Fields, ProtocolError, type Table } from "../../../protocol";
import type { Steps } from "../query/align";

/** Points of one series, as columns of equal length. Nothing here is copied: arrays share memory with what they came from. */
export interface Points {
  /** Positions in the kernel's series, strictly increasing. */
  readonly index: Uint32Array;
  readonly step: Steps;
  /** Seconds since 1970; may be NaN or infinite. */
  readonly wallTime: Float64Array;
  readonly value: Float32Array | Float64Array;
  /** Smoothed over all points; NaN where the kernel has not computed it. */
  readonly smoothed: Float64Array;
  /** What `smoothed` was made with; see {@link smoothingKey}. */
  readonly smoothing: string;
}

/** Tells one way of smoothing from another. */
export function smoothingKey(kind: string, amount: number): string {
  return `${kind} ${amount}`;
}

export function readSmoothing(meta: Fields): string {
  const smoothing = meta.object("smoothing");
  return smoothingKey(smoothing.text("kind"), smoothing.number("amount"));
}

/** The columns that have one row a series. */
export function seriesColumns<N extends string>(
  table: Table,
  names: readonly N[],
): (name: N, series: number) => number {
  const columns = new Map(names.map((name) => [name, table.positions(`series_${name}`)]));
  return (name, series) => columns.get(name)?.[series] ?? refuse(table);
}

/**
 * Cut the points of a table, which stand end to end, into those of its series.
 *
 * @param length points in the table
 * @throws ProtocolError when the counts do not add up to it
 */
export function eachSeries<T>(
  table: Table,
  length: number,
  make: (series: number, from: number, to: number) => T,
): T[] {
  let start = 0;
  const made = Array.from(table.positions("series_count"), (count, series) => {
    start += count;
    return make(series, start - count, start);
  });
  if (start !== length) refuse(table);
  return made;
}

/** All points of a `curves` or `windows` table. */
export function allPoints(table: Table): Points {
  const points: Points = {
    index: table.positions("index"),
    step: table.steps("step"),
    wallTime: table.doubles("wall_time"),
    value: table.floats("value"),
    smoothed: table.doubles("smoothed"),
    smoothing: readSmoothing(table.meta),
  };
  const { index, step, wallTime, value, smoothed } = points;
  checkLengths(table, [index, step, wallTime, value, smoothed]);
  return points;
}

export function checkLengths(table: Table, columns: readonly { readonly length: number }[]): void {
  if (columns.some((column) => column.length !== columns[0]?.length)) refuse(table);
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

export function refuse(table: Table): never {
  throw new ProtocolError(`the columns of ${table.kind}/${table.name} do not agree in length`);
}
