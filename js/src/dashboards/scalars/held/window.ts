import type { Steps } from "../query/align";
import type { WindowChange } from "../tables/curves";
import type { Points } from "../tables/points";

/** A coarse curve with the positions that a window covers replaced by the window's points. */
export function insertWindow(curve: Points, window: WindowChange): Points {
  const before = lowerBound(curve.index, window.lo);
  const after = lowerBound(curve.index, window.hi);
  const detail = window.points;
  const isSmoothedAlike = curve.smoothing === detail.smoothing;
  const join = <A extends Float32Array | Float64Array | Uint32Array>(
    make: (length: number) => A,
    a: A,
    b: A,
  ): A => spliced(make, a, before, after, b);
  const smoothed = isSmoothedAlike ? curve.smoothed : curve.smoothed.map(() => Number.NaN);
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
