/** What the engine knows about the arrays of a series without looking at each point again. */
import type { LineSeries, Range } from "./types";

/** The range of finite values; `null` when there is none. */
export interface Extent {
  readonly all: Range | null;
  /** Of those above zero: what a log axis can show. */
  readonly positive: Range | null;
}

export interface Extents {
  readonly x: Extent;
  /** Of the drawn line and its band. */
  readonly y: Extent;
  /** Of the values that the line was smoothed from. */
  readonly faint: Extent;
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
  const [x, y, faint] = [new Span(), new Span(), new Span()];
  const [lo, hi] = within ?? [-Infinity, Infinity];
  let isWhole = true;
  for (let i = 0; i < series.x.length; i += 1) {
    const at = series.x[i] as number;
    if (!(at >= lo && at <= hi) || !Number.isFinite(at)) continue;
    x.add(at);
    isWhole &&= Number.isInteger(at);
    y.add(series.y[i] as number);
    if (series.faint !== undefined) faint.add(series.faint[i] as number);
    if (series.band === undefined) continue;
    y.add(series.band.low[i] as number);
    y.add(series.band.high[i] as number);
  }
  return { x: x.extent, y: y.extent, faint: faint.extent, isWhole };
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
  #lo = Infinity;
  #hi = -Infinity;
  #least = Infinity;

  add(value: number): void {
    if (!Number.isFinite(value)) return;
    if (value < this.#lo) this.#lo = value;
    if (value > this.#hi) this.#hi = value;
    if (value > 0 && value < this.#least) this.#least = value;
  }

  get extent(): Extent {
    return {
      all: this.#lo <= this.#hi ? [this.#lo, this.#hi] : null,
      positive: this.#hi > 0 ? [this.#least, this.#hi] : null,
    };
  }
}
