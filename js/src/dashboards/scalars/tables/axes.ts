import type { Table } from "../../../protocol";
import { checkLengths, eachSeries, refuse, seriesColumns } from "./points";

/** The new end of where the points of a series stand on the x axis of another tag. */
export interface AxisChange {
  readonly run: number;
  readonly tag: number;
  readonly xTag: number;
  /** Whether the points are those of the series' window; else those of its curve. */
  readonly isWindow: boolean;
  readonly keep: number;
  /** Positions in the kernel's series, strictly increasing. */
  readonly index: Uint32Array;
  /** NaN where the other tag has no value at the point's step. */
  readonly x: Float64Array;
}

/** @throws ProtocolError when a column is missing or the columns do not agree in length. */
export function readAxes(table: Table): AxisChange[] {
  const column = seriesColumns(table, ["run", "tag", "x_tag", "keep"]);
  const windows = table.bytes("series_window");
  const index = table.positions("index");
  const x = table.doubles("x");
  checkLengths(table, [index, x]);
  return eachSeries(table, index.length, (series, from, to) => ({
    run: column("run", series),
    tag: column("tag", series),
    xTag: column("x_tag", series),
    isWindow: (windows[series] ?? refuse(table)) === 1,
    keep: column("keep", series),
    index: index.subarray(from, to),
    x: x.subarray(from, to),
  }));
}
