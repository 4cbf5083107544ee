import { expect, test } from "vitest";
import { alignedTo, reader } from "./align";

const STEPS = Float64Array.of(10, 20, 40);
const VALUES = Float64Array.of(1, 2, 6);

test("its own steps, and the straight line between them", () => {
  expect([...alignedTo(Float64Array.of(10, 15, 20, 30, 40), STEPS, VALUES)]).toEqual([1, 1.5, 2, 4, 6]);
});

test("nothing before the first step and after the last", () => {
  expect([...alignedTo(Float64Array.of(9, 41), STEPS, VALUES)]).toEqual([Number.NaN, Number.NaN]);
});

test("the last value of a step that stands there twice", () => {
  expect(reader(Float64Array.of(1, 2, 2, 3), Float64Array.of(1, 5, 7, 9))(2)).toBe(7);
});

test("no line to what is not finite", () => {
  expect(reader(Float64Array.of(0, 2), Float64Array.of(1, Number.POSITIVE_INFINITY))(1)).toBeNaN();
});

test("may be asked backwards", () => {
  const read = reader(STEPS, VALUES);
  expect([read(40), read(10), read(20)]).toEqual([6, 1, 2]);
});

test("64-bit steps are compared with numbers", () => {
  expect([...alignedTo(BigInt64Array.of(10n, 15n), STEPS, VALUES)]).toEqual([1, 1.5]);
});

test("where steps go back, the stretch after that is read", () => {
  const read = reader(Float64Array.of(0, 10, 20, 5, 15), Float64Array.of(0, 0, 0, 5, 15));
  expect([read(0), read(10)]).toEqual([Number.NaN, 10]);
});

test("an empty series has no values", () => {
  expect(reader(new Float64Array(), new Float64Array())(1)).toBeNaN();
});
