/** What a table says of a stretch of a series. */
import type { Steps } from "./align";
import type { Values } from "./samples";

/** Of the finite values; NaN where there are none. */
export interface Statistics {
  readonly start: number;
  readonly end: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Steps of the first smallest and the first largest value; `null` when there is none. */
  readonly minStep: number | bigint | null;
  readonly maxStep: number | bigint | null;
  readonly count: number;
}

/** Statistics of the finite values whose step lies within `range`, both ends included; of all without one. */
export function statisticsOf(
  steps: Steps,
  values: Values,
  range: readonly [number, number] | null,
): Statistics {
  let [first, last, low, high, sum, count] = [-1, -1, -1, -1, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    const step = Number(steps[i]);
    if (!Number.isFinite(value) || (range !== null && !(step >= range[0] && step <= range[1]))) continue;
    if (first < 0) first = i;
    last = i;
    if (low < 0 || value < (values[low] as number)) low = i;
    if (high < 0 || value > (values[high] as number)) high = i;
    sum += value;
    count += 1;
  }
  const at = (i: number) => values[i] ?? Number.NaN;
  return {
    start: at(first),
    end: at(last),
    min: at(low),
    max: at(high),
    mean: sum / count,
    minStep: steps[low] ?? null,
    maxStep: steps[high] ?? null,
    count,
  };
}
