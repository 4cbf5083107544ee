import { describe, expect, test } from "vitest";
import { smooth, timeUnit } from "./smooth";

type Kind = Parameters<typeof smooth>[1]["kind"];

function selection(
  value: readonly number[],
  index = value.map((_, i) => i),
  step: readonly number[] = index,
) {
  return { value: Float64Array.from(value), index: Uint32Array.from(index), step: Float64Array.from(step) };
}

const smoothed = (kind: Kind, amount: number, ...points: Parameters<typeof selection>) =>
  Array.from(smooth(selection(...points), { kind, amount }, 1), (value) => Number(value.toFixed(6)));

/** Noise around a slope, the same every time. */
const NOISY = Array.from({ length: 4_096 }, (_, i) => i / 4_096 + Math.sin(i * 12.9898) * 0.5);

/** First, smallest, largest and last position of each bucket, as the kernel selects them. */
function selected(values: readonly number[], bucket: number): number[] {
  const positions = new Set<number>();
  for (let start = 0; start < values.length; start += bucket) {
    const part = values.slice(start, start + bucket);
    for (const value of [Math.min(...part), Math.max(...part)]) positions.add(start + part.indexOf(value));
    positions.add(start).add(start + part.length - 1);
  }
  return [...positions].sort((a, b) => a - b);
}

describe("on all points", () => {
  test("ema has TensorBoard's weights, from the first value on", () => {
    expect(smoothed("ema", 0.5, [1, 2, 4])).toEqual([1, 1.666667, 3]);
  });

  test("time_ema weighs a value less the further away its step is", () => {
    const near = smoothed("time_ema", 0.9, [0, 1, 1], [0, 1, 2], [0, 1, 1000]);
    const far = smoothed("time_ema", 0.9, [0, 1, 1], [0, 1, 2], [0, 900, 1000]);
    expect(near[1]).toBeCloseTo(1 / (1 + Math.sqrt(0.9)), 6);
    expect(far[1]).toBeCloseTo(1, 6);
  });

  test("time_ema of equal steps is the plain mean of what came", () => {
    expect(smoothed("time_ema", 0.9, [1, 3, 5], [0, 1, 2], [7, 7, 7])).toEqual([1, 2, 3]);
  });

  test("gaussian weighs both sides alike", () => {
    const [, middle] = smoothed("gaussian", 1, [0, 1, 0]);
    expect(middle).toBeCloseTo(1 / (1 + 2 * Math.exp(-0.5)), 6);
  });

  test("mean and median look at as many points on either side, cut off at the ends", () => {
    expect(smoothed("mean", 1, [1, 2, 6, 3])).toEqual([1.5, 3, 3.666667, 4.5]);
    expect(smoothed("median", 1, [1, 2, 6, 3])).toEqual([1.5, 2, 3, 4.5]);
  });

  test("one huge value leaves no trace beyond its window", () => {
    const values = [1, 2, 1e30, 2, 1, 2, 3];
    expect(smoothed("mean", 1, values).slice(4)).toEqual([1.666667, 2, 2.5]);
  });

  test.each<Kind>(["ema", "time_ema", "gaussian", "mean", "median"])(
    "%s passes NaN and infinities through and averages none of them",
    (kind) => {
      const values = [2, Number.NaN, 4, Number.POSITIVE_INFINITY, 6];
      const made = smooth(selection(values), { kind, amount: kind.endsWith("ema") ? 0.5 : 2 }, 1);
      expect(made[1]).toBeNaN();
      expect(made[3]).toBe(Number.POSITIVE_INFINITY);
      for (const i of [0, 2, 4]) expect(made[i]).toBeGreaterThanOrEqual(2);
      for (const i of [0, 2, 4]) expect(made[i]).toBeLessThanOrEqual(6);
    },
  );

  test.each<Kind>(["ema", "time_ema", "gaussian", "mean", "median"])(
    "%s leaves a series of one value alone to the last bit, and smooths nothing at amount 0",
    (kind) => {
      const flat = selection([0.1, Number.NaN, 0.1, 0.1]);
      expect(smooth(flat, { kind, amount: 0.9 }, 1)).toEqual(flat.value);
      expect(smooth(selection([3, 1, 2]), { kind, amount: 0 }, 1)).toEqual(Float64Array.of(3, 1, 2));
    },
  );
});

test("the unit of time is a 1000th of all steps, rounded up to a power of two", () => {
  expect([timeUnit(0, 1000), timeUnit(0, 1001), timeUnit(10, 10), timeUnit(0, 100)]).toEqual([
    1, 2, 1, 0.125,
  ]);
});

describe("on a selection", () => {
  test.each<[Kind, number]>([
    ["ema", 0.99],
    ["time_ema", 0.99],
    ["gaussian", 80],
    ["mean", 100],
    ["median", 100],
  ])("%s is near what it is on all points, not near the extremes that were kept", (kind, amount) => {
    const all = smooth(selection(NOISY), { kind, amount }, 4);
    const positions = selected(NOISY, 64);
    const held = smooth(
      selection(
        positions.map((i) => NOISY[i] as number),
        positions,
      ),
      { kind, amount },
      4,
    );
    const errors = positions
      .slice(40)
      .map((position, i) => Math.abs((held[i + 40] ?? 9) - (all[position] ?? 0)));
    expect(Math.max(...errors)).toBeLessThan(0.2);
  });

  test("a window inside a gap shows what is around the gap, not the one point that was kept", () => {
    const made = smoothed("mean", 5, [0, 8, 0, 8, 0], [0, 100, 200, 300, 400]);
    expect(made[2]).toBeGreaterThan(2);
    expect(made[2]).toBeLessThan(6);
  });

  test("a gap beside nothing finite counts for nothing", () => {
    expect(smoothed("ema", 0.5, [Number.NaN, Number.NaN, 3], [0, 10, 20])[2]).toBe(3);
  });
});
