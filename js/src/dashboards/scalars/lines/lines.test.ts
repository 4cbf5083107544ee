import { describe, expect, test } from "vitest";
import type { Smoothing } from "../../../state";
import { Curve } from "../held/curve";
import { TagData } from "../held/tag-data";
import { insertWindow, lowerBound } from "../held/window";
import { smooth } from "../query/smooth";
import type { WindowChange } from "../tables/curves";
import type { Points } from "../tables/points";
import { Lines, type Series, smoothedOf, type XOf } from "./lines";

const ema = (amount: number): Smoothing => ({ kind: "ema", amount });

function pointsOf(index: number[], changes: Partial<Points> = {}): Points {
  return {
    index: Uint32Array.from(index),
    step: Float64Array.from(index, (i) => i * 10),
    wallTime: Float64Array.from(index, (i) => 1_000 + i),
    value: Float64Array.from(index, (i) => i + 0.5),
    smoothed: Float64Array.from(index, () => Number.NaN),
    smoothing: "ema 0.6",
    ...changes,
  };
}

function windowOf(lo: number, hi: number, points: Points): WindowChange {
  return { run: 0, tag: 0, lo, hi, level: 0, points };
}

function seriesOf(points: Points, run = 0, tag = new TagData()): Series {
  const total = points.index.length;
  tag.extend({ run, tag: 0, keep: 0, total, level: 0, superseded: 0, points });
  return { run, tag, curve: tag.curves.get(run) ?? new Curve(), window: null };
}

const xOf = (points: Points, x: XOf) => [
  ...new Lines().of(seriesOf(points), { x, smoothing: ema(0), unit: 1 }).x,
];

describe("x", () => {
  test("is steps, seconds since the first point, or the clock", () => {
    const points = pointsOf([0, 2, 5]);
    expect(xOf(points, "step")).toEqual([0, 20, 50]);
    expect(xOf(points, "relative")).toEqual([0, 2, 5]);
    expect(xOf(points, "wall")).toEqual([1000, 1002, 1005]);
  });

  test("a first wall time that is NaN does not take the relative axis away", () => {
    const points = pointsOf([0, 1, 2], { wallTime: Float64Array.of(Number.NaN, 5, 6) });
    expect(xOf(points, "relative")).toEqual([Number.NaN, 0, 1]);
  });

  test("64-bit steps are drawn as numbers", () => {
    expect(xOf(pointsOf([0, 1], { step: BigInt64Array.of(3n, 4n) }), "step")).toEqual([3, 4]);
  });

  test("of another tag is what lies between its points, until the kernel tells", () => {
    const other = new TagData();
    seriesOf(pointsOf([0, 2], { value: Float64Array.of(100, 200) }), 0, other);
    const series = seriesOf(pointsOf([0, 1, 3]));
    const options = { x: { number: 7, held: other }, smoothing: ema(0), unit: 1 };
    const lines = new Lines();
    expect([...lines.of(series, options).x]).toEqual([100, 150, Number.NaN]);
    const [index, x] = [Uint32Array.of(0, 1), Float64Array.of(100, 149)];
    series.tag.place({ run: 0, tag: 0, xTag: 7, isWindow: false, keep: 0, index, x });
    expect([...lines.of(series, options).x]).toEqual([100, 149, Number.NaN]);
  });

  test("a run without the other tag has no x there", () => {
    const x = { number: 7, held: new TagData() };
    expect(xOf(pointsOf([0, 1]), x)).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("smoothing", () => {
  test("the kernel's averages are used when they were made in the wanted way", () => {
    const points = pointsOf([0, 1], { smoothed: Float64Array.of(7, 8) });
    expect([...smoothedOf(points, ema(0.6), 1)]).toEqual([7, 8]);
    expect(smoothedOf(points, ema(0.9), 1)).toEqual(smooth(points, ema(0.9), 1));
    const other = { kind: "time_ema", amount: 0.6 } as const;
    expect(smoothedOf(points, other, 1)).toEqual(smooth(points, other, 1));
  });

  test("where the kernel has not computed an average it is approximated", () => {
    const points = pointsOf([0, 1, 2], { smoothed: Float64Array.of(Number.NaN, 8, Number.NaN) });
    const own = smooth(points, ema(0.6), 1);
    expect([...smoothedOf(points, ema(0.6), 1)]).toEqual([own[0], 8, own[2]]);
  });

  test("a value that is NaN needs no average", () => {
    const smoothed = Float64Array.of(7, Number.NaN);
    const points = pointsOf([0, 1], { value: Float64Array.of(1, Number.NaN), smoothed });
    expect(smoothedOf(points, ema(0.6), 1)).toBe(smoothed);
  });
});

describe("windows", () => {
  test("replace the positions they cover", () => {
    const joined = insertWindow(pointsOf([0, 8, 16, 24]), windowOf(8, 17, pointsOf([8, 9, 10, 16])));
    expect([...joined.index]).toEqual([0, 8, 9, 10, 16, 24]);
    expect([...joined.step]).toEqual([0, 80, 90, 100, 160, 240]);
  });

  test("averages of the curve that were made otherwise than the window's are not mixed in", () => {
    const coarse = pointsOf([0, 8], { smoothed: Float64Array.of(1, 2), smoothing: "ema 0.1" });
    const detail = pointsOf([8], { smoothed: Float64Array.of(3) });
    const joined = insertWindow(coarse, windowOf(8, 9, detail));
    expect([...joined.smoothed]).toEqual([Number.NaN, 3]);
    expect(joined.smoothing).toBe("ema 0.6");
  });

  test("with 64-bit steps make all steps 64-bit", () => {
    const detail = pointsOf([1], { step: BigInt64Array.of(2n ** 60n) });
    expect([...insertWindow(pointsOf([0, 2]), windowOf(1, 2, detail)).step]).toEqual([0n, 2n ** 60n, 20n]);
  });

  test("the lower bound is the first place not below", () => {
    const column = Uint32Array.of(2, 4, 4, 8);
    expect([0, 2, 3, 4, 5, 9].map((bound) => lowerBound(column, bound))).toEqual([0, 0, 1, 1, 3, 4]);
  });
});

test("a line stays the same until something changes", () => {
  const lines = new Lines();
  const series = seriesOf(pointsOf([0, 1]));
  const options = { x: "step", smoothing: ema(0.5), unit: 1 } as const;
  const first = lines.of(series, options);
  expect(lines.of(series, options)).toBe(first);
  expect(lines.of(series, { ...options, smoothing: ema(0) }).revision).not.toBe(first.revision);
  expect(lines.of(series, { ...options, x: "wall" }).revision).not.toBe(first.revision);
});

test("an unsmoothed line is the raw values", () => {
  const line = new Lines().of(seriesOf(pointsOf([0, 1])), { x: "step", smoothing: ema(0), unit: 1 });
  expect(line.y).toBe(line.raw);
});

test("a line that grew says how much of it is as before, as far as smoothing lets it be", () => {
  const series = seriesOf(pointsOf([0, 1, 2, 3]));
  const kinds: Smoothing[] = [ema(0), ema(0.5), { kind: "mean", amount: 1 }];
  const counts = kinds.map((smoothing, i) => {
    const own = new Lines();
    const first = own.of(series, { x: "step", smoothing, unit: 1 });
    expect(first.kept).toBeUndefined();
    const points = pointsOf([4]);
    const keep = 4 + i;
    series.curve.apply({ run: 0, tag: 0, keep, total: keep + 1, level: 0, superseded: 0, points });
    const grown = own.of(series, { x: "step", smoothing, unit: 1 });
    expect(grown.kept === undefined || grown.kept.revision === first.revision).toBe(true);
    return grown.kept?.count;
  });
  expect(counts).toEqual([4, 3, undefined]);
});
