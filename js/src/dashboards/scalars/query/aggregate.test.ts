import { describe, expect, test } from "vitest";
import { aggregate } from "./aggregate";

const member = (step: number[], value: number[]) => ({
  step: Float64Array.from(step),
  value: Float64Array.from(value),
});
const THREE = [member([0, 2], [1, 1]), member([0, 2], [2, 2]), member([0, 2], [6, 6])];

test("the union of unequal steps, each run read between its own points", () => {
  const made = aggregate([member([0, 10], [0, 10]), member([5, 20], [1, 4])], "mean", "none");
  expect([...made.step]).toEqual([0, 5, 10, 20]);
  expect([...made.mid]).toEqual([0, 3, 6, 4]);
});

test("a run counts only inside its own range of steps", () => {
  const made = aggregate([member([0, 10], [0, 10]), member([5, 20], [1, 4])], "mean", "none");
  expect([...made.runs]).toEqual([1, 2, 2, 1]);
});

test("values that are not finite are left out, and the line has a hole where there is nothing else", () => {
  const made = aggregate([member([0, 1], [Number.NaN, 1]), member([1], [3])], "mean", "std");
  expect([...made.mid]).toEqual([Number.NaN, 2]);
  expect([...made.runs]).toEqual([0, 2]);
});

test("mean or median", () => {
  expect(aggregate(THREE, "mean", "none").mid[0]).toBe(3);
  expect(aggregate(THREE, "median", "none").mid[0]).toBe(2);
});

describe("bands", () => {
  const edges = (band: Parameters<typeof aggregate>[2], members = THREE) => {
    const { low, high } = aggregate(members, "mean", band);
    return [low[0], high[0]];
  };
  const spread = Math.sqrt(7);

  test.each([
    ["none", 3, 3],
    ["minmax", 1, 6],
    ["iqr", 1.5, 4],
    ["std", 3 - spread, 3 + spread],
    ["sem", 3 - spread / Math.sqrt(3), 3 + spread / Math.sqrt(3)],
    ["ci95", 3 - (4.3027 * spread) / Math.sqrt(3), 3 + (4.3027 * spread) / Math.sqrt(3)],
  ] as const)("%s", (band, low, high) => {
    const [made, madeHigh] = edges(band);
    expect(made).toBeCloseTo(low, 9);
    expect(madeHigh).toBeCloseTo(high, 9);
  });

  test.each(["std", "sem", "ci95"] as const)("%s of a single run has no width", (band) => {
    expect(edges(band, [member([0], [5])])).toEqual([3, 3].map(() => 5));
  });

  test("ci95 of many runs takes the quantile of Student's t", () => {
    const many = Array.from({ length: 31 }, (_, i) => member([0], [i % 2]));
    const { mid, high } = aggregate(many, "mean", "ci95");
    const values = many.map(({ value }) => value[0] as number);
    const mean = values.reduce((a, b) => a + b) / 31;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 30);
    expect((high[0] as number) - (mid[0] as number)).toBeCloseTo((2.042272 * deviation) / Math.sqrt(31), 5);
  });
});
