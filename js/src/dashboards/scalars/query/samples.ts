/** A column of values as it comes over the wire or out of a computation. */
export type Values = Float32Array | Float64Array;

/**
 * A series made whole again from a selection of its points: each held point, and each gap between two of them as one
 * sample that stands for all positions left out.
 */
export interface Samples {
  readonly value: Float64Array;
  /** Number of positions that a sample stands for; 1 for a held point. */
  readonly length: Float64Array;
  /** Distance of a sample's middle from the first position of the series. */
  readonly center: Float64Array;
  /** The sample of each held point. */
  readonly held: Uint32Array;
}

/** Held points on either side of a gap whose mean stands for what is missing. */
const SIDE = 2;

/**
 * Fill the gaps of a selection with the mean of the finite held points around them: of a bucket's first, last, smallest and
 * largest value that is near the mean of the bucket.
 *
 * @param index position of each value in the full series, strictly increasing, as long as `values`
 */
export function samplesOf(values: Values, index: Uint32Array): Samples {
  const gaps = countGaps(index);
  const size = values.length + gaps;
  const made = {
    value: new Float64Array(size),
    length: new Float64Array(size).fill(1),
    center: new Float64Array(size),
    held: new Uint32Array(values.length),
  };
  for (let i = 0, at = 0; i < values.length; i += 1, at += 1) {
    const position = index[i] as number;
    const left = i === 0 ? 0 : position - (index[i - 1] as number) - 1;
    if (left > 0) {
      made.value[at] = meanAround(values, i);
      made.length[at] = left;
      made.center[at] = position - (left + 1) / 2;
      at += 1;
    }
    made.value[at] = values[i] as number;
    made.center[at] = position;
    made.held[i] = at;
  }
  return made;
}

function countGaps(index: Uint32Array): number {
  let gaps = 0;
  for (let i = 1; i < index.length; i += 1) {
    if ((index[i] as number) - (index[i - 1] as number) > 1) gaps += 1;
  }
  return gaps;
}

/** Mean of the finite values on both sides of the gap before position `i`; NaN when there is none. */
export function meanAround(values: Values, i: number): number {
  let sum = 0;
  let count = 0;
  for (let k = Math.max(i - SIDE, 0); k < Math.min(i + SIDE, values.length); k += 1) {
    const value = values[k] as number;
    if (!Number.isFinite(value)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}
