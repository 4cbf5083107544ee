/** What a y axis shows when it leaves far-off values outside, and where a symlog axis turns logarithmic. */
import { type Bend, bent, straightened } from "./scale";
import type { LineSeries, Range, Values } from "./types";

/** Beyond this share of the points at either end a value can be an outlier. */
const TAIL = 0.05;

/** And it is one where it is further off than this many times the distance of the two tails. */
const MARGIN = 1;

/** Up to this share of the values, by size, lie on the linear part of a symlog axis. */
const LINEAR_SHARE = 0.25;

/** The finite values of these columns whose x lies in `within`; of all without it. */
export function valuesOf(
  list: readonly LineSeries[],
  columnOf: (series: LineSeries) => Values,
  within: Range | null,
): Float64Array {
  const values = new Float64Array(list.reduce((sum, { x }) => sum + x.length, 0));
  const [lo, hi] = within ?? [-Infinity, Infinity];
  let count = 0;
  for (const series of list) {
    const column = columnOf(series);
    for (let i = 0; i < column.length; i += 1) {
      const [x, value] = [series.x[i] as number, column[i] as number];
      if (Number.isFinite(value) && x >= lo && x <= hi) values[count++] = value;
    }
  }
  return values.subarray(0, count);
}

/**
 * The part of `extent` that is no further from the bulk of the values than the bulk is wide, as the axis measures it; all
 * of it where the bulk has no width. The bulk lies between the 5th and the 95th percentile.
 *
 * @param values finite; reordered
 */
export function withoutOutliers(values: Float64Array, extent: Range, bend: Bend): Range {
  const shown = bend.kind === "log" ? values.filter((value) => value > 0) : values;
  const [lo, hi] = [quantile(shown, TAIL), quantile(shown, 1 - TAIL)];
  const [low, high] = [straightened(lo, bend), straightened(hi, bend)];
  const margin = (high - low) * MARGIN;
  if (!(margin > 0)) return extent;
  return spanWithin(shown, [bent(low - margin, bend), bent(high + margin, bend)]);
}

/** The least and the largest of the values inside `limits`; there is one. */
function spanWithin(values: Float64Array, limits: Range): Range {
  let [lo, hi] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < limits[0] || value > limits[1]) continue;
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  return [lo, hi];
}

/** Where a symlog axis of these values turns logarithmic: a power of ten. */
export function symlogThreshold(values: Float64Array): number {
  const sizes = values.filter((value) => value !== 0).map(Math.abs);
  const size = quantile(sizes, LINEAR_SHARE);
  return 10 ** Math.floor(Math.log10(size > 0 ? Math.min(Math.max(size, 1e-300), 1e300) : 1));
}

/** The value that a share of the values does not exceed; NaN of none. Reorders them. */
export function quantile(values: Float64Array, share: number): number {
  const rank = Math.round((values.length - 1) * share);
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const pivot = values[(from + to) >> 1] as number;
    let [i, j] = [from, to];
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1;
      while ((values[j] as number) > pivot) j -= 1;
      if (i <= j) {
        const left = values[i] as number;
        values[i++] = values[j] as number;
        values[j--] = left;
      }
    }
    if (rank <= j) to = j;
    else if (rank >= i) from = i;
    else break;
  }
  return values[rank] ?? Number.NaN;
}
