import { describe, expect, test } from "vitest";
import { fitX, fitY } from "./domain";
import { LINEAR } from "./scale";

const LOG = { kind: "log", threshold: 1 } as const;
const SYMLOG = { kind: "symlog", threshold: 0.1 } as const;

describe("fitX", () => {
  test("keeps round ends as they are", () => {
    expect(fitX("step", LINEAR, [0, 90_000])).toEqual([0, 90_000]);
  });

  test("does not move with every new point", () => {
    const ends = Array.from({ length: 100 }, (_, i) => fitX("step", LINEAR, [0, 10_000 + i * 10])[1]);
    expect(new Set(ends).size).toBeLessThanOrEqual(6);
  });

  test("wastes little room", () => {
    for (const hi of [3, 17, 101, 999, 12_345])
      expect(fitX("step", LINEAR, [0, hi])[1]).toBeLessThanOrEqual(hi * 1.06);
  });

  test("makes room around a single place", () => {
    expect(fitX("step", LINEAR, [5, 5])).toEqual([4, 6]);
    const [lo, hi] = fitX("step", LINEAR, [1e17, 1e17]);
    expect(hi).toBeGreaterThan(lo);
  });

  test("has a range for no data", () => {
    expect(fitX("duration", LINEAR, null)).toEqual([0, 60]);
    expect(fitX("step", LINEAR, null)).toEqual([0, 1]);
  });
});

describe("fitY", () => {
  test("leaves a little air and does not go below zero for what is never negative", () => {
    const [lo, hi] = fitY(LINEAR, [0.01, 2.5]);
    expect(lo).toBe(0);
    expect(hi).toBeGreaterThan(2.5);
    expect(hi).toBeLessThan(3);
  });

  test("makes room around a constant", () => {
    const [lo, hi] = fitY(LINEAR, [0.3, 0.3]);
    expect([lo, hi].map((value) => Number(value.toFixed(6)))).toEqual([0.27, 0.33]);
    expect(fitY(LINEAR, [0, 0])).toEqual([-1, 1]);
  });

  test("takes values at the end of the doubles", () => {
    const [lo, hi] = fitY(LINEAR, [-Number.MAX_VALUE, Number.MAX_VALUE]);
    expect(Number.isFinite(hi - lo)).toBe(true);
  });

  test("rounds a log range outwards by parts of a decade", () => {
    const [lo, hi] = fitY(LOG, [0.002, 3]);
    expect(lo).toBeLessThan(0.002);
    expect(lo).toBeGreaterThan(0.001);
    expect(hi).toBeGreaterThan(3);
    expect(hi).toBeLessThan(6);
  });

  test("has a log range for a constant, for the smallest double and for nothing", () => {
    for (const extent of [[1, 1], [5e-324, 5e-324], [1e308, 1e308], null] as const) {
      const [lo, hi] = fitY(LOG, extent);
      expect(lo).toBeGreaterThan(0);
      expect(hi).toBeGreaterThan(lo);
      expect(Number.isFinite(hi)).toBe(true);
    }
  });
});

test("a log x axis fits by parts of a decade, without air", () => {
  expect(fitX("step", LOG, [1, 1000])).toEqual([1, 1000]);
  expect(fitX("step", LOG, null)).toEqual([1, 10]);
});

describe("fitY of a symlog axis", () => {
  test("holds both signs", () => {
    const [lo, hi] = fitY(SYMLOG, [-3, 1000]);
    expect(lo).toBeLessThanOrEqual(-3);
    expect(lo).toBeGreaterThan(-4);
    expect(hi).toBeGreaterThanOrEqual(1000);
    expect(hi).toBeLessThan(1400);
  });

  test("does not go below zero for what is never negative", () => {
    expect(fitY(SYMLOG, [0, 50])[0]).toBe(0);
  });
});
