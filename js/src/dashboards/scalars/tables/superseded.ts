import type { Table } from "../../../protocol";
import type { Steps } from "../query/align";
import { checkLengths, eachSeries, seriesColumns } from "./points";

/** Points of a series that a restart has superseded, in the order written. */
export interface SupersededChange {
  readonly run: number;
  readonly tag: number;
  readonly step: Steps;
  readonly wallTime: Float64Array;
  readonly value: Float32Array | Float64Array;
}

/** @throws ProtocolError when a column is missing or the columns do not agree in length. */
export function readSuperseded(table: Table): SupersededChange[] {
  const column = seriesColumns(table, ["run", "tag"]);
  const step = table.steps("step");
  const wallTime = table.doubles("wall_time");
  const value = table.floats("value");
  checkLengths(table, [step, wallTime, value]);
  return eachSeries(table, step.length, (series, from, to) => ({
    run: column("run", series),
    tag: column("tag", series),
    step: step.subarray(from, to),
    wallTime: wallTime.subarray(from, to),
    value: value.subarray(from, to),
  }));
}
