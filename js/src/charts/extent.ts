/** What the engine knows about the arrays of a series without looking at each point again. */
import type { LineSeries, Range, Values } from "./types";

export interface Extents {
  /** Of the finite x; `null` when there is none. */
  readonly x: Range | null;
  /** Of the finite values, both of the drawn line and the faint one. */
  readonly y: Range | null;
  /** Of the finite values above zero: what a log axis can show. */
  readonly positive: Range | null;
  /** Whether every finite x is a whole number. */
  readonly isWhole: boolean;
}

/** Whether x never goes back and holds no NaN, so that a position can be found by halving. */
export function isAscending(x: Float64Array): boolean {
  for (let i = 1; i < x.length; i += 1) {
    if (!((x[i - 1] as number) <= (x[i] as number))) return false;
  }
  return x.length === 0 || !Number.isNaN(x[0]);
}

/** Extents of the points whose x lies in `within`; of all points without it. */
export function extentsOf(series: LineSeries, within: Range | null): Extents {
  const span = new Span();
  const [lo, hi] = within ?? [-Infinity, Infinity];
  const { x, y, faint } = series;
  let isWhole = true;
  for (let i = 0; i < x.length; i += 1) {
    const at = x[i] as number;
    if (!(at >= lo && at <= hi) || !Number.isFinite(at)) continue;
    span.x.add(at);
    isWhole &&= Number.isInteger(at);
    span.addValue(y, i);
    if (faint !== undefined) span.addValue(faint, i);
  }
  return { x: span.x.range, y: span.y.range, positive: span.positive.range, isWhole };
}

/** The range that holds all ranges; `null` when there is none. */
export function union(ranges: Iterable<Range | null>): Range | null {
  const bounds = new Bounds();
  for (const range of ranges) {
    if (range === null) continue;
    bounds.add(range[0]);
    bounds.add(range[1]);
  }
  return bounds.range;
}

class Bounds {
  #lo = Infinity;
  #hi = -Infinity;

  add(value: number): void {
    if (value < this.#lo) this.#lo = value;
    if (value > this.#hi) this.#hi = value;
  }

  get range(): Range | null {
    return this.#lo <= this.#hi ? [this.#lo, this.#hi] : null;
  }
}

class Span {
  readonly x = new Bounds();
  readonly y = new Bounds();
  readonly positive = new Bounds();

  addValue(values: Values, i: number): void {
    const value = values[i] as number;
    if (!Number.isFinite(value)) return;
    this.y.add(value);
    if (value > 0) this.positive.add(value);
  }
}
