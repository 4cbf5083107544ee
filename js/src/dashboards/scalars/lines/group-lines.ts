import type { Band, GroupStat } from "../../../state";
import type { GroupCurve } from "../held/group-curve";
import { type Aggregate, aggregate } from "../query/aggregate";
import type { Line, Lines } from "./lines";

/** A group's line, with the edges of its band. */
export interface GroupLine extends Line {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly runs: Uint32Array;
}

/** What a group's line is made of. */
export interface GroupSource {
  /** What the kernel made of all points; `null` where it has told nothing, or x is not the step. */
  readonly told: GroupCurve | null;
  /** The kernel's detail of a zoomed range. */
  readonly detail: GroupCurve | null;
  /** The lines of the members, as they are held. */
  readonly members: readonly Line[];
  readonly stat: GroupStat;
  readonly band: Band;
}

interface Slot {
  readonly stamp: string;
  readonly line: GroupLine;
}

/** Makes the lines of groups and keeps them until what they are made of changes. */
export class GroupLines {
  readonly #lines: Lines;
  readonly #slots = new Map<string, Slot>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** @param key tells the group and its card from others */
  of(key: string, source: GroupSource): GroupLine {
    const stamp = stampOf(source);
    const slot = this.#slots.get(key);
    if (slot?.stamp === stamp) return slot.line;
    const line = lineOf(pointsOf(source), this.#lines.next());
    this.#slots.set(key, { stamp, line });
    return line;
  }
}

function stampOf({ told, detail, members, stat, band }: GroupSource): string {
  if (told !== null) return `${told.revision} ${detail?.revision}`;
  return `${stat} ${band} ${members.map((line) => line.revision)}`;
}

/** The kernel's, made of all points; until it comes, what the held points of the members give by the same rule. */
function pointsOf({ told, detail, members, stat, band }: GroupSource): Aggregate {
  if (told !== null) return detail === null ? told.points : withDetail(told.points, detail.points);
  return aggregate(
    members.map((line) => ({ step: line.x, value: line.y })),
    stat,
    band,
  );
}

/** A coarse line with the steps that the detail spans replaced by the detail. */
function withDetail(coarse: Aggregate, detail: Aggregate): Aggregate {
  const [first, last] = [detail.step[0], detail.step.at(-1)];
  if (first === undefined || last === undefined) return coarse;
  const start = coarse.step.findIndex((step) => step >= first);
  const before = start < 0 ? coarse.step.length : start;
  const end = coarse.step.findIndex((step) => step > last);
  const after = end < 0 ? coarse.step.length : end;
  const join = <A extends Float64Array | Uint32Array>(outer: A, inner: A): A => {
    const joined = outer.constructor as new (values: number[]) => A;
    return new joined([...outer.subarray(0, before), ...inner, ...outer.subarray(after)]);
  };
  return {
    step: join(coarse.step, detail.step),
    mid: join(coarse.mid, detail.mid),
    low: join(coarse.low, detail.low),
    high: join(coarse.high, detail.high),
    runs: join(coarse.runs, detail.runs),
  };
}

function lineOf({ step, mid, low, high, runs }: Aggregate, revision: number): GroupLine {
  return {
    x: step,
    y: mid,
    raw: mid,
    step,
    wallTime: new Float64Array(step.length).fill(Number.NaN),
    index: Uint32Array.from(step, (_, i) => i),
    revision,
    low,
    high,
    runs,
  };
}
