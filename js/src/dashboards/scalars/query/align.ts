/** Values between the points of a series, by its steps. */
import type { Values } from "./samples";

export type Steps = Float64Array | BigInt64Array;

/**
 * Reads a series at steps that need not be its own: the value at that step (the last one where it has several), else on the
 * straight line between the points around it. NaN before its first step and after its last, and beside what is not finite.
 *
 * Quick when asked at ascending steps. Where the steps of the series go back, the stretch from the last place they went
 * back is read.
 */
export function reader(steps: Steps, values: Values): (step: number) => number {
  const start = lastReturn(steps);
  let at = start;
  return (step) => {
    if (at > start && Number(steps[at]) > step) at = start;
    while (at + 1 < steps.length && Number(steps[at + 1]) <= step) at += 1;
    return between(steps, values, at, step);
  };
}

function between(steps: Steps, values: Values, at: number, step: number): number {
  const before = Number(steps[at]);
  if (before === step) return values[at] as number;
  if (!(before < step) || at + 1 >= steps.length) return Number.NaN;
  const [low, high] = [values[at] as number, values[at + 1] as number];
  const line = low + ((high - low) * (step - before)) / (Number(steps[at + 1]) - before);
  return Number.isFinite(line) ? line : Number.NaN;
}

/** The first position after which steps never go back. */
function lastReturn(steps: Steps): number {
  for (let i = steps.length - 1; i > 0; i -= 1) {
    if ((steps[i] as number) < (steps[i - 1] as number)) return i;
  }
  return 0;
}

/** The values of a series at other steps, one each; see {@link reader}. */
export function alignedTo(steps: Steps, other: Steps, values: Values): Float64Array {
  const read = reader(other, values);
  return Float64Array.from({ length: steps.length }, (_, i) => read(Number(steps[i])));
}
