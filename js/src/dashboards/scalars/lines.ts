import type { XAxis } from "../../state";
import { debiasedEma } from "../../util/ema";
import type { Curve } from "./curve";
import type { Points, WindowChange } from "./tables";

/** A series ready to be drawn: x and the drawn y, with the raw values when y is smoothed. */
export interface Line {
  readonly x: Float64Array;
  readonly y: Float32Array | Float64Array;
  readonly raw: Float32Array | Float64Array;
  readonly points: Points;
  /** Another number for each other line. */
  readonly revision: number;
}

/** How series become lines. */
export interface LineOptions {
  readonly axis: XAxis;
  /** Weight of the moving average, 0 to 0.999. */
  readonly smoothing: number;
}

interface Slot {
  readonly stamp: string;
  readonly line: Line;
}

/** Makes lines out of curves and keeps them until the curve, its window or the options change. */
export class Lines {
  readonly #plain = new WeakMap<Curve, Slot>();
  readonly #zoomed = new WeakMap<WindowChange, Slot>();
  #revision = 0;

  of(curve: Curve, window: WindowChange | null, options: LineOptions): Line {
    const stamp = `${curve.revision} ${options.axis} ${options.smoothing}`;
    const slot = window === null ? this.#plain.get(curve) : this.#zoomed.get(window);
    if (slot?.stamp === stamp) return slot.line;
    const line = this.#make(curve, window, options);
    if (window === null) this.#plain.set(curve, { stamp, line });
    else this.#zoomed.set(window, { stamp, line });
    return line;
  }

  #make(curve: Curve, window: WindowChange | null, { axis, smoothing }: LineOptions): Line {
    const points = window === null ? curve.points : insertWindow(curve.points, window);
    this.#revision += 1;
    return {
      x: xOf(points, axis),
      y: smoothing > 0 ? smoothedOf(points, smoothing) : points.value,
      raw: points.value,
      points,
      revision: this.#revision,
    };
  }
}

/** Positions on the x axis: steps, seconds since the series' first point, or seconds since 1970. */
export function xOf(points: Points, axis: XAxis): Float64Array {
  if (axis === "step") {
    return points.step instanceof Float64Array ? points.step : Float64Array.from(points.step, Number);
  }
  if (axis === "wall") return points.wallTime;
  const start = points.wallTime.find(Number.isFinite) ?? 0;
  return points.wallTime.map((time) => time - start);
}

/** The moving average: the kernel's where it made one with this weight, else an approximation from the points held. */
export function smoothedOf(points: Points, weight: number): Float64Array {
  const { value, smoothed, index } = points;
  if (points.smoothing !== weight) return debiasedEma(value, weight, index);
  if (smoothed.every((average, i) => isUsable(average, value[i]))) return smoothed;
  const approximate = debiasedEma(value, weight, index);
  return smoothed.map((average, i) =>
    isUsable(average, value[i]) ? average : (approximate[i] ?? Number.NaN),
  );
}

/** NaN stands for "not computed" only where the value itself is finite. */
function isUsable(average: number, value: number | undefined): boolean {
  return !Number.isNaN(average) || !Number.isFinite(value);
}

/** A coarse curve with the positions that a window covers replaced by the window's points. */
export function insertWindow(curve: Points, window: WindowChange): Points {
  const before = lowerBound(curve.index, window.lo);
  const after = lowerBound(curve.index, window.hi);
  const detail = window.points;
  const weightsAgree = curve.smoothing === detail.smoothing;
  const join = <A extends Float32Array | Float64Array | Uint32Array>(
    make: (length: number) => A,
    a: A,
    b: A,
  ): A => spliced(make, a, before, after, b);
  const smoothed = weightsAgree ? curve.smoothed : curve.smoothed.map(() => Number.NaN);
  return {
    index: join((n) => new Uint32Array(n), curve.index, detail.index),
    step: splicedSteps(curve.step, before, after, detail.step),
    wallTime: join((n) => new Float64Array(n), curve.wallTime, detail.wallTime),
    value: spliced((n) => new Float64Array(n), curve.value, before, after, detail.value),
    smoothed: join((n) => new Float64Array(n), smoothed, detail.smoothed),
    smoothing: detail.smoothing,
  };
}

type Numbers = Float32Array | Float64Array | Uint32Array;

function spliced<A extends Numbers>(
  make: (length: number) => A,
  outer: Numbers,
  from: number,
  to: number,
  inner: Numbers,
): A {
  const joined = make(from + inner.length + outer.length - to);
  joined.set(outer.subarray(0, from));
  joined.set(inner, from);
  joined.set(outer.subarray(to), from + inner.length);
  return joined;
}

type Steps = Float64Array | BigInt64Array;

function splicedSteps(outer: Steps, from: number, to: number, inner: Steps): Steps {
  if (outer instanceof Float64Array && inner instanceof Float64Array) {
    return spliced((n) => new Float64Array(n), outer, from, to, inner);
  }
  const wide = [outer.subarray(0, from), inner, outer.subarray(to)].flatMap((part) =>
    Array.from<number | bigint>(part),
  );
  return BigInt64Array.from(wide, BigInt);
}

/** First place in an increasing column whose element is not below `bound`. */
export function lowerBound(column: Uint32Array, bound: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
