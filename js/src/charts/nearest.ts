import type { Layout } from "./layout";
import { lowerBound, upperBound } from "./trace";
import type { Band, BandHit, Hit, LineSeries, Range } from "./types";

/** A series of which it is known whether halving finds a position. */
export interface Searchable {
  readonly series: LineSeries;
  readonly isAscending: boolean;
}

/**
 * The point of each series that is nearest to the pointer; series without a point in sight are left out.
 *
 * Nearest along x; of points that share an x, and where x goes back, nearest in the plane.
 *
 * @param px the pointer in device pixels
 * @param py the pointer in device pixels; `null` where there is only an x: distances are then along x
 */
export function nearestHits(
  list: readonly Searchable[],
  layout: Layout,
  px: number,
  py: number | null,
): Hit[] {
  const hits: Hit[] = [];
  const [lo, hi] = layout.x.domain;
  for (const { series, isAscending } of list) {
    const index =
      isAscending || py === null
        ? nearestAlongX(series, isAscending, layout, px, py)
        : nearestInPlane(series, [0, series.x.length], layout, px, py);
    if (index === null) continue;
    const hit = hitAt(series, index, layout, px, py);
    if (hit.x >= lo && hit.x <= hi) hits.push(hit);
  }
  return hits;
}

function nearestAlongX(
  series: LineSeries,
  isAscending: boolean,
  layout: Layout,
  px: number,
  py: number | null,
): number | null {
  const index = nearestIndex(series.x, isAscending, layout.x.value(px));
  if (index === null || py === null) return index;
  const stop = upperBound(series.x, series.x[index] as number);
  return stop - index === 1 ? index : (nearestInPlane(series, [index, stop], layout, px, py) ?? index);
}

function nearestInPlane(
  { x, y }: LineSeries,
  [start, stop]: Range,
  layout: Layout,
  px: number,
  py: number,
): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (let i = start; i < stop; i += 1) {
    const [across, down] = [layout.x.px(x[i] as number) - px, layout.y.px(y[i] as number) - py];
    const distance = across * across + down * down;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** The hit closest to the pointer in any direction, at most `reach` CSS pixels away. */
export function closest(hits: readonly Hit[], reach: number): Hit | null {
  let best: Hit | null = null;
  for (const hit of hits) {
    if (hit.distance <= (best?.distance ?? reach)) best = hit;
  }
  return best;
}

function hitAt(series: LineSeries, index: number, layout: Layout, px: number, py: number | null): Hit {
  const x = series.x[index] as number;
  const y = series.y[index] as number;
  const across = layout.x.px(x) - px;
  const down = py === null ? 0 : layout.y.px(y) - py;
  const distance = Math.hypot(across, down) / layout.size.ratio;
  const raw = (series.faint ?? series.y)[index] as number;
  const hit = { key: series.key, index, x, y, raw, distance: Number.isNaN(distance) ? Infinity : distance };
  return series.band === undefined ? hit : { ...hit, band: bandAt(series.band, index) };
}

function bandAt({ low, high, runs }: Band, index: number): BandHit {
  return { low: low[index] as number, high: high[index] as number, runs: runs?.[index] ?? null };
}

/** The x of the hit that is nearest along x; that of the pixel without hits. */
export function snappedX(hits: readonly Hit[], layout: Layout, px: number): number {
  let best = layout.x.value(px);
  let least = Infinity;
  for (const { x } of hits) {
    const gap = Math.abs(layout.x.px(x) - px);
    if (gap < least) {
      least = gap;
      best = x;
    }
  }
  return best;
}

/** The position whose x is nearest to `value`, the earlier one of equals; `null` when no x is finite. */
export function nearestIndex(x: Float64Array, isAscending: boolean, value: number): number | null {
  return isAscending ? nearestByHalving(x, value) : nearestByScan(x, value);
}

function nearestByHalving(x: Float64Array, value: number): number | null {
  const after = lowerBound(x, value);
  const before = after - 1;
  const gapAfter = after < x.length ? (x[after] as number) - value : Infinity;
  const gapBefore = before >= 0 ? value - (x[before] as number) : Infinity;
  if (gapAfter === Infinity && gapBefore === Infinity) return null;
  return gapAfter < gapBefore ? after : lowerBound(x, x[before] ?? value);
}

function nearestByScan(x: Float64Array, value: number): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (let i = 0; i < x.length; i += 1) {
    const gap = Math.abs((x[i] as number) - value);
    if (gap < least) {
      least = gap;
      best = i;
    }
  }
  return best;
}

/** The x of the next point of any series beyond `from` in a direction, inside `domain`; `null` when there is none. */
export function nextX(
  list: readonly Searchable[],
  domain: Range,
  from: number,
  direction: -1 | 1,
): number | null {
  const candidates = list.map(({ series, isAscending }) =>
    nextIn(series.x, isAscending, domain, from, direction),
  );
  const best = direction === 1 ? Math.min(...candidates) : Math.max(...candidates);
  return Number.isFinite(best) ? best : null;
}

/** The next x of one column; infinite in the direction of search when there is none. */
function nextIn(
  x: Float64Array,
  isAscending: boolean,
  domain: Range,
  from: number,
  direction: -1 | 1,
): number {
  const none = direction * Infinity;
  const start = direction === 1 ? Math.max(from, domain[0]) : Math.min(from, domain[1]);
  const isNext = (at: number) => at >= domain[0] && at <= domain[1] && (at - from) * direction > 0;
  if (!isAscending)
    return x.reduce((best, at) => (isNext(at) && (at - best) * direction < 0 ? at : best), none);
  const index = direction === 1 ? upperOrFirst(x, start, from) : lowerOrLast(x, start, from);
  const at = x[index];
  return at !== undefined && isNext(at) ? at : none;
}

function upperOrFirst(x: Float64Array, start: number, from: number): number {
  return start > from ? lowerBound(x, start) : upperBound(x, start);
}

function lowerOrLast(x: Float64Array, start: number, from: number): number {
  return (start < from ? upperBound(x, start) : lowerBound(x, start)) - 1;
}
