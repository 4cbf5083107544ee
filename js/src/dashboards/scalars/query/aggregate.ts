/** One line and a band around it for several runs. The same rule as the kernel's, on the points that are held. */
import type { Band, GroupStat } from "../../../state";
import { reader, type Steps } from "./align";
import type { Values } from "./samples";

/** What a group is made of: one run's steps and values. */
export interface Member {
  readonly step: Steps;
  readonly value: Values;
}

/** A group's line; columns of equal length. */
export interface Aggregate {
  /** Ascending, each once: all steps of all members. */
  readonly step: Float64Array;
  readonly mid: Float64Array;
  /** Edges of the band; equal to `mid` where there is none. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How many members have a finite value at the step, their own or between two of their points. */
  readonly runs: Uint32Array;
}

/** More steps than a screen shows; of longer unions every second step is left out, or every third, and so on. */
const MOST_STEPS = 8_000;

/** Aggregate over the union of the members' steps; a member counts only inside its own range of steps. */
export function aggregate(members: readonly Member[], stat: GroupStat, band: Band): Aggregate {
  const step = thinned(unionOf(members.map((member) => member.step)));
  const readers = members.map((member) => reader(member.step, member.value));
  const empty = () => new Float64Array(step.length);
  const made = { step, mid: empty(), low: empty(), high: empty(), runs: new Uint32Array(step.length) };
  const present = new Float64Array(members.length);
  for (let i = 0; i < step.length; i += 1) {
    let count = 0;
    for (const read of readers) {
      const value = read(step[i] as number);
      if (Number.isFinite(value)) present[count++] = value;
    }
    const values = present.subarray(0, count).sort();
    const mid = stat === "mean" ? meanOf(values) : quantile(values, 0.5);
    const [low, high] = edgesOf(values, band, mid);
    made.mid[i] = mid;
    made.low[i] = low;
    made.high[i] = high;
    made.runs[i] = count;
  }
  return made;
}

function unionOf(columns: readonly Steps[]): Float64Array {
  const all = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let length = 0;
  for (const column of columns) for (const step of column) all[length++] = Number(step);
  all.sort();
  let kept = 0;
  for (const step of all) if (kept === 0 || step !== all[kept - 1]) all[kept++] = step;
  return all.slice(0, kept);
}

function thinned(steps: Float64Array): Float64Array {
  const stride = Math.ceil(steps.length / MOST_STEPS);
  return stride <= 1 ? steps : steps.filter((_, i) => i % stride === 0 || i === steps.length - 1);
}

/** @param values finite, ascending */
function edgesOf(values: Float64Array, band: Band, mid: number): readonly [number, number] {
  if (values.length === 0 || band === "none") return [mid, mid];
  if (band === "minmax") return [values[0] as number, values.at(-1) as number];
  if (band === "iqr") return [quantile(values, 0.25), quantile(values, 0.75)];
  const reach = deviation(values) * SPREADS[band](values.length);
  return [mid - reach, mid + reach];
}

const SPREADS: Readonly<Record<"std" | "sem" | "ci95", (count: number) => number>> = {
  std: () => 1,
  sem: (count) => 1 / Math.sqrt(count),
  ci95: (count) => (count < 2 ? 0 : t975(count - 1) / Math.sqrt(count)),
};

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation; 0 for a single value. */
function deviation(values: Float64Array): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Linear between the two values around it, as NumPy's; `values` ascending. NaN when there are none. */
function quantile(values: Float64Array, share: number): number {
  const place = share * (values.length - 1);
  const below = values[Math.floor(place)] ?? Number.NaN;
  const above = values[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place % 1);
}

const T975 = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281];

/** The 97.5 % quantile of Student's t; from 11 degrees of freedom on by the expansion of Abramowitz and Stegun, 26.7.5. */
function t975(freedom: number): number {
  const z = 1.959964;
  const [first, second, third] = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ];
  return T975[freedom - 1] ?? z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
