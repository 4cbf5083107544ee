import { expect, test } from "vitest";
import { debiasedEma } from "../../util/ema";
import { Curve } from "./curve";
import { insertWindow, Lines, lowerBound, smoothedOf, xOf } from "./lines";
import type { Points, WindowChange } from "./tables";

function pointsOf(index: number[], changes: Partial<Points> = {}): Points {
  return {
    index: Uint32Array.from(index),
    step: Float64Array.from(index, (i) => i * 10),
    wallTime: Float64Array.from(index, (i) => 1_000 + i),
    value: Float64Array.from(index, (i) => i + 0.5),
    smoothed: Float64Array.from(index, () => Number.NaN),
    smoothing: 0.6,
    ...changes,
  };
}

function windowOf(lo: number, hi: number, points: Points): WindowChange {
  return { run: 0, tag: 0, lo, hi, level: 0, points };
}

function curveOf(points: Points): Curve {
  const curve = new Curve();
  const total = points.index.length;
  curve.apply({ run: 0, tag: 0, keep: 0, total, level: 0, superseded: 0, points });
  return curve;
}

test("x is steps, seconds since the first point, or the clock", () => {
  const points = pointsOf([0, 2, 5]);
  expect([...xOf(points, "step")]).toEqual([0, 20, 50]);
  expect([...xOf(points, "relative")]).toEqual([0, 2, 5]);
  expect([...xOf(points, "wall")]).toEqual([1000, 1002, 1005]);
});

test("a first wall time that is NaN does not take the relative axis away", () => {
  const points = pointsOf([0, 1, 2], { wallTime: Float64Array.of(Number.NaN, 5, 6) });
  expect([...xOf(points, "relative")]).toEqual([Number.NaN, 0, 1]);
});

test("64-bit steps are drawn as numbers", () => {
  expect([...xOf(pointsOf([0, 1], { step: BigInt64Array.of(3n, 4n) }), "step")]).toEqual([3, 4]);
});

test("the kernel's averages are used when they have the wanted weight", () => {
  const points = pointsOf([0, 1], { smoothed: Float64Array.of(7, 8) });
  expect([...smoothedOf(points, 0.6)]).toEqual([7, 8]);
  expect([...smoothedOf(points, 0.9)]).toEqual([...debiasedEma(points.value, 0.9, points.index)]);
});

test("where the kernel has not computed an average it is approximated", () => {
  const points = pointsOf([0, 1, 2], { smoothed: Float64Array.of(Number.NaN, 8, Number.NaN) });
  const own = debiasedEma(points.value, 0.6, points.index);
  expect([...smoothedOf(points, 0.6)]).toEqual([own[0], 8, own[2]]);
});

test("a value that is NaN needs no average", () => {
  const smoothed = Float64Array.of(7, Number.NaN);
  const points = pointsOf([0, 1], { value: Float64Array.of(1, Number.NaN), smoothed });
  expect(smoothedOf(points, 0.6)).toBe(smoothed);
});

test("a window replaces the positions it covers", () => {
  const coarse = pointsOf([0, 8, 16, 24]);
  const joined = insertWindow(coarse, windowOf(8, 17, pointsOf([8, 9, 10, 16])));
  expect([...joined.index]).toEqual([0, 8, 9, 10, 16, 24]);
  expect([...joined.step]).toEqual([0, 80, 90, 100, 160, 240]);
});

test("averages of the curve that have another weight than the window's are not mixed in", () => {
  const coarse = pointsOf([0, 8], { smoothed: Float64Array.of(1, 2), smoothing: 0.1 });
  const detail = pointsOf([8], { smoothed: Float64Array.of(3) });
  const joined = insertWindow(coarse, windowOf(8, 9, detail));
  expect([...joined.smoothed]).toEqual([Number.NaN, 3]);
  expect(joined.smoothing).toBe(0.6);
});

test("a window with 64-bit steps makes all steps 64-bit", () => {
  const detail = pointsOf([1], { step: BigInt64Array.of(2n ** 60n) });
  expect([...insertWindow(pointsOf([0, 2]), windowOf(1, 2, detail)).step]).toEqual([0n, 2n ** 60n, 20n]);
});

test("a line stays the same until something changes", () => {
  const lines = new Lines();
  const curve = curveOf(pointsOf([0, 1]));
  const options = { axis: "step", smoothing: 0.5 } as const;
  const first = lines.of(curve, null, options);
  expect(lines.of(curve, null, options)).toBe(first);
  expect(lines.of(curve, null, { ...options, smoothing: 0 }).revision).not.toBe(first.revision);
  expect(lines.of(curve, null, { ...options, axis: "wall" }).revision).not.toBe(first.revision);
});

test("an unsmoothed line is the raw values", () => {
  const line = new Lines().of(curveOf(pointsOf([0, 1])), null, { axis: "step", smoothing: 0 });
  expect(line.y).toBe(line.raw);
});

test("the lower bound is the first place not below", () => {
  const column = Uint32Array.of(2, 4, 4, 8);
  expect([0, 2, 3, 4, 5, 9].map((bound) => lowerBound(column, bound))).toEqual([0, 0, 1, 1, 3, 4]);
});
