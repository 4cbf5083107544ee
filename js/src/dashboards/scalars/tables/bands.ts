import { ProtocolError, type Table } from "../../../protocol";
import type { Aggregate } from "../query/aggregate";
import { checkLengths, eachSeries, readSmoothing, refuse, seriesColumns } from "./points";

/** The new end of a group's line and band over all points. */
export interface BandChange extends Aggregate {
  readonly tag: number;
  /** The members, as {@link membersKey} has them. */
  readonly members: string;
  /** Whether it is detail of a zoomed range; else it spans all steps. */
  readonly isWindow: boolean;
  readonly keep: number;
  /** Whether no more points follow in a later update. */
  readonly isComplete: boolean;
}

/** What all groups of a table were made with. */
export interface Bands {
  /** As {@link bandsKey} has it. */
  readonly key: string;
  readonly changes: readonly BandChange[];
}

/** Tells one group of runs from another. */
export function membersKey(runs: readonly number[]): string {
  return runs.join(" ");
}

/** Tells one way to make bands from another. */
export function bandsKey(stat: string, band: string, smoothing: string): string {
  return `${stat} ${band} ${smoothing}`;
}

/** @throws ProtocolError when a column is missing, the columns do not agree in length, or a group has no members. */
export function readBands(table: Table): Bands {
  const { meta } = table;
  const column = seriesColumns(table, ["group", "tag", "keep"]);
  const windows = table.bytes("series_window");
  const completes = table.bytes("series_is_complete");
  const members = meta.list("members", readMembers);
  const all = allSteps(table);
  const changes = eachSeries(table, all.step.length, (series, from, to) => ({
    tag: column("tag", series),
    members: members[column("group", series)] ?? refuse(table),
    isWindow: (windows[series] ?? refuse(table)) === 1,
    keep: column("keep", series),
    isComplete: (completes[series] ?? refuse(table)) === 1,
    step: all.step.subarray(from, to),
    mid: all.mid.subarray(from, to),
    low: all.low.subarray(from, to),
    high: all.high.subarray(from, to),
    runs: all.runs.subarray(from, to),
  }));
  return { key: bandsKey(meta.text("stat"), meta.text("band"), readSmoothing(meta)), changes };
}

function allSteps(table: Table): Aggregate {
  const step = table.steps("step");
  const all = {
    step: step instanceof Float64Array ? step : Float64Array.from(step, Number),
    mid: table.doubles("mid"),
    low: table.doubles("low"),
    high: table.doubles("high"),
    runs: table.positions("runs"),
  };
  checkLengths(table, Object.values(all));
  return all;
}

function readMembers(runs: unknown): string {
  if (Array.isArray(runs)) return membersKey(runs);
  throw new ProtocolError("the members of a group are not a list");
}
