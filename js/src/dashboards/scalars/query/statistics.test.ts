import { expect, test } from "vitest";
import { statisticsOf } from "./statistics";

const STEPS = Float64Array.of(0, 10, 20, 30, 40);
const VALUES = Float64Array.of(3, Number.NaN, 1, 5, 1);

test("of the finite values, with the steps of the first extremes", () => {
  expect(statisticsOf(STEPS, VALUES, null)).toEqual({
    start: 3,
    end: 1,
    min: 1,
    max: 5,
    mean: 2.5,
    minStep: 20,
    maxStep: 30,
    count: 4,
  });
});

test("of a range of steps, both ends included", () => {
  expect(statisticsOf(STEPS, VALUES, [20, 30])).toMatchObject({ start: 1, end: 5, mean: 3, count: 2 });
});

test("of nothing", () => {
  expect(statisticsOf(STEPS, VALUES, [11, 19])).toMatchObject({ start: Number.NaN, minStep: null, count: 0 });
});
