/** The browser's smoothing: what the kernel computes on all points, here on those that are held. */
import type { Smoothing } from "../../../state";
import type { Steps } from "./align";
import { meanAround, type Samples, samplesOf, type Values } from "./samples";

/** How far a Gaussian reaches, in standard deviations. */
const REACH = 4;
const HEAVIEST = 0.999;

/** Points to smooth: a selection of a longer series, or all of it. */
export interface Selection {
  readonly value: Values;
  /** Position of each point in the full series, strictly increasing. */
  readonly index: Uint32Array;
  readonly step: Steps;
}

/**
 * Smooth a selection of points; exact where nothing was left out between them.
 *
 * Values that are NaN or infinite come out as they went in and count for nothing elsewhere. A series whose finite values are
 * all equal comes out unchanged, so that rounding does not make a flat line wander.
 *
 * Kinds: `ema` is TensorBoard's debiased moving average (`smooth` in `vz_line_chart2`), `time_ema` W&B's, whose weight
 * fades with the distance in steps, `gaussian` reaches four standard deviations, `mean` and `median` look at a window of as
 * many points on either side. Windows are cut off at the ends. docs/protocol.md has the formulas.
 *
 * @param unit distance in steps over which `time_ema` fades by its weight; see {@link timeUnit}
 */
export function smooth(selection: Selection, { kind, amount }: Smoothing, unit: number): Float64Array {
  if (amount <= 0 || isConstant(selection.value)) return Float64Array.from(selection.value);
  if (kind === "ema") return ema(selection, amount);
  const smoothed = Float64Array.from(selection.value);
  const samples = samplesOf(selection.value, selection.index);
  const averages = KINDS[kind](samples, amount, selection.step, unit);
  samples.held.forEach((sample, i) => {
    if (Number.isFinite(smoothed[i])) smoothed[i] = averages[sample] as number;
  });
  return smoothed;
}

/** The one kind that every tick of a live view computes for every line: no samples are made for it. */
function ema({ value, index }: Selection, weight: number): Float64Array {
  const smoothed = new Float64Array(value.length);
  let last = 0;
  let rest = 1;
  for (let i = 0; i < value.length; i += 1) {
    const x = value[i] as number;
    const gap = i === 0 ? 0 : (index[i] as number) - (index[i - 1] as number) - 1;
    const filler = gap > 0 ? meanAround(value, i) : Number.NaN;
    if (Number.isFinite(filler)) {
      const decay = weight ** gap;
      last = last * decay + (1 - decay) * filler;
      rest *= decay;
    }
    if (Number.isFinite(x)) {
      last = last * weight + (1 - weight) * x;
      rest *= weight;
      smoothed[i] = last / (1 - rest);
    } else smoothed[i] = x;
  }
  return smoothed;
}

type Smoother = (samples: Samples, amount: number, step: Steps, unit: number) => Float64Array;

const KINDS: Readonly<Record<Exclude<Smoothing["kind"], "ema">, Smoother>> = {
  time_ema: timeEma,
  gaussian,
  mean,
  median,
};

/** Formula: W&B's documentation of "time weighted EMA". A gap's points are taken to be evenly apart. */
function timeEma(samples: Samples, amount: number, step: Steps, unit: number): Float64Array {
  const weight = Math.min(Math.sqrt(amount), HEAVIEST);
  const steps = stepsOf(samples, step);
  let before = steps[0] ?? 0;
  let sum = 0;
  let count = 0;
  return samples.value.map((x, i) => {
    if (!Number.isFinite(x)) return x;
    const points = samples.length[i] as number;
    const distance = Math.max((steps[i] as number) - before, 0);
    before = steps[i] as number;
    const decay = weight ** (distance / points / unit);
    const faded = decay ** points;
    const gained = decay === 1 ? points : (1 - faded) / (1 - decay);
    sum = sum * faded + x * gained;
    count = count * faded + gained;
    return sum / count;
  });
}

const UNITS = 1000;

/** The unit of the time-weighted averages of a tag: a 1000th of the steps its series span, rounded up to a power of two. */
export function timeUnit(first: number, last: number): number {
  return last > first ? 2 ** Math.ceil(Math.log2((last - first) / UNITS)) : 1;
}

/** The step at which each sample ends. */
function stepsOf({ length, held }: Samples, step: Steps): Float64Array {
  const steps = new Float64Array(length.length);
  held.forEach((sample, i) => {
    steps[sample] = Number(step[i]);
    const gap = length[sample - 1] ?? 1;
    if (gap > 1) {
      const before = Number(step[i - 1]);
      steps[sample - 1] = before + ((Number(step[i]) - before) * gap) / (gap + 1);
    }
  });
  return steps;
}

/** How much a sample counts whose middle is `distance` positions away and which reaches `half` a position to each side. */
type WeightOf = (distance: number, half: number) => number;

/** At each sample, the weighted mean of those that overlap with `reach` positions to either side. */
function weighted({ value, length, center }: Samples, reach: number, weightOf: WeightOf): Float64Array {
  let start = 0;
  return value.map((x, i) => {
    if (!Number.isFinite(x)) return x;
    const at = center[i] as number;
    while ((center[start] as number) + (length[start] as number) / 2 <= at - reach) start += 1;
    let sum = 0;
    let weights = 0;
    for (let k = start; k < value.length; k += 1) {
      const distance = (center[k] as number) - at;
      const half = (length[k] as number) / 2;
      if (distance - half >= reach) break;
      if (!Number.isFinite(value[k])) continue;
      const weight = weightOf(distance, half);
      sum += weight * (value[k] as number);
      weights += weight;
    }
    return sum / weights;
  });
}

function gaussian(samples: Samples, sigma: number): Float64Array {
  return weighted(samples, Math.ceil(REACH * sigma) + 0.5, (distance, half) =>
    half > 0.5 ? massOf(distance, half, sigma) : Math.exp(-0.5 * (distance / sigma) ** 2),
  );
}

/** Sum of a Gaussian's weights over a gap, from a logistic fit of its integral (Bowling et al. 2009; within 2e-4). */
function massOf(distance: number, half: number, sigma: number): number {
  const below = (x: number) => 1 / (1 + Math.exp(-(0.07056 * x ** 3 + 1.5976 * x)));
  const inside = below((distance + half) / sigma) - below((distance - half) / sigma);
  return inside * sigma * Math.sqrt(2 * Math.PI);
}

function mean(samples: Samples, window: number): Float64Array {
  const reach = window + 0.5;
  return weighted(
    samples,
    reach,
    (distance, half) => Math.min(distance + half, reach) - Math.max(distance - half, -reach),
  );
}

/** A gap counts once, as its mean. */
function median({ value, length, center }: Samples, window: number): Float64Array {
  const sorted: number[] = [];
  const reach = window + 0.5;
  let start = 0;
  let stop = 0;
  const end = (k: number, side: -1 | 1) => (center[k] as number) + (side * (length[k] as number)) / 2;
  return value.map((x, i) => {
    const at = center[i] as number;
    for (; stop < value.length && end(stop, -1) < at + reach; stop += 1) {
      if (Number.isFinite(value[stop]))
        sorted.splice(placeOf(sorted, value[stop] as number), 0, value[stop] as number);
    }
    for (; end(start, 1) <= at - reach; start += 1) {
      if (Number.isFinite(value[start])) sorted.splice(placeOf(sorted, value[start] as number), 1);
    }
    return Number.isFinite(x) ? middleOf(sorted) : x;
  });
}

function middleOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** The first place whose value is not below `value`. */
function placeOf(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether all finite values are the same one. */
function isConstant(values: Values): boolean {
  let first = Number.NaN;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) return false;
  }
  return true;
}
