import { expect, test } from "vitest";
import { Scale } from "./scale";

test("a linear scale maps the ends of its domain to its pixels, and back", () => {
  const scale = new Scale("linear", [10, 20], [0, 100]);
  expect([10, 15, 20].map((value) => scale.px(value))).toEqual([0, 50, 100]);
  expect(scale.value(50)).toBe(15);
});

test("a log scale puts decades at equal distances and has no place for what is not positive", () => {
  const scale = new Scale("log", [1, 100], [100, 0]);
  expect(scale.px(10)).toBe(50);
  expect(scale.value(50)).toBeCloseTo(10);
  expect(Number.isFinite(scale.px(0))).toBe(false);
  expect(Number.isFinite(scale.px(-1))).toBe(false);
});

test("wall times keep their milliseconds when zoomed in far", () => {
  const now = 1_709_500_000;
  const scale = new Scale("time", [now, now + 0.01], [0, 1000]);
  expect(scale.px(now + 0.005)).toBeCloseTo(500, 1);
});

test("scales are equal when they put every value on the same pixel", () => {
  const scale = new Scale("linear", [0, 1], [0, 100]);
  expect(scale.equals(new Scale("linear", [0, 1], [0, 100]))).toBe(true);
  expect(scale.equals(new Scale("log", [0, 1], [0, 100]))).toBe(false);
  expect(scale.equals(new Scale("linear", [0, 2], [0, 100]))).toBe(false);
  expect(scale.equals(new Scale("linear", [0, 1], [0, 101]))).toBe(false);
});
