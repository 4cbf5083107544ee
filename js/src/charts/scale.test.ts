import { expect, test } from "vitest";
import { LINEAR, Scale } from "./scale";

const LOG = { kind: "log", threshold: 1 } as const;

test("a linear scale maps the ends of its domain to its pixels, and back", () => {
  const scale = new Scale(LINEAR, [10, 20], [0, 100]);
  expect([10, 15, 20].map((value) => scale.px(value))).toEqual([0, 50, 100]);
  expect(scale.value(50)).toBe(15);
});

test("a log scale puts decades at equal distances and has no place for what is not positive", () => {
  const scale = new Scale(LOG, [1, 100], [100, 0]);
  expect(scale.px(10)).toBe(50);
  expect(scale.value(50)).toBeCloseTo(10);
  expect(Number.isFinite(scale.px(0))).toBe(false);
  expect(Number.isFinite(scale.px(-1))).toBe(false);
});

test("wall times keep their milliseconds when zoomed in far", () => {
  const now = 1_709_500_000;
  const scale = new Scale(LINEAR, [now, now + 0.01], [0, 1000]);
  expect(scale.px(now + 0.005)).toBeCloseTo(500, 1);
});

test("scales are equal when they put every value on the same pixel", () => {
  const scale = new Scale(LINEAR, [0, 1], [0, 100]);
  expect(scale.equals(new Scale(LINEAR, [0, 1], [0, 100]))).toBe(true);
  expect(scale.equals(new Scale(LOG, [0, 1], [0, 100]))).toBe(false);
  expect(scale.equals(new Scale(LINEAR, [0, 2], [0, 100]))).toBe(false);
  expect(scale.equals(new Scale(LINEAR, [0, 1], [0, 101]))).toBe(false);
});

test("a symlog scale is linear up to its threshold, logarithmic beyond, smooth between, and the same on both sides", () => {
  const scale = new Scale({ kind: "symlog", threshold: 0.1 }, [-100, 100], [0, 1000]);
  expect(scale.px(0)).toBe(500);
  expect(scale.px(0.1) - scale.px(0.05)).toBeCloseTo(scale.px(0.05) - scale.px(0), 9);
  expect(scale.px(100) - scale.px(10)).toBeCloseTo(scale.px(10) - scale.px(1), 9);
  expect(scale.px(0.1001) - scale.px(0.1)).toBeCloseTo(scale.px(0.1) - scale.px(0.0999), 2);
  expect(scale.px(-7) - 500).toBeCloseTo(500 - scale.px(7), 9);
  for (const value of [-50, -0.03, 0, 0.07, 3]) expect(scale.value(scale.px(value))).toBeCloseTo(value, 9);
});
