import { describe, expect, test } from "vitest";
import { lineOf } from "./fixtures";
import { quantile, symlogThreshold, valuesOf, withoutOutliers } from "./robust";
import { LINEAR } from "./scale";

const floats = (values: Iterable<number>) => Float64Array.from(values);
const spread = (n: number) => Array.from({ length: n }, (_, i) => (i * 7919) % n);

describe("quantile", () => {
  test.each([0, 0.05, 0.5, 0.95, 1])("%d is what sorting finds", (share) => {
    expect(quantile(floats(spread(101)), share)).toBe(Math.round(100 * share));
  });

  test("takes equal values, and none", () => {
    expect(quantile(floats([3, 3, 3]), 0.5)).toBe(3);
    expect(quantile(floats([]), 0.5)).toBeNaN();
  });
});

describe("withoutOutliers", () => {
  const bulk = spread(100).map((value) => value / 10);

  test("leaves out what is far from the bulk, on both sides", () => {
    expect(withoutOutliers(floats([...bulk, 1e6, -500]), [-500, 1e6], LINEAR)).toEqual([0, 9.9]);
  });

  test("keeps the steep start of a curve", () => {
    const loss = Array.from({ length: 1000 }, (_, i) => 0.1 + 2.4 * Math.exp(-i / 150));
    expect(withoutOutliers(floats(loss), [0.1, 2.5], LINEAR)[1]).toBe(2.5);
  });

  test("measures as the axis does: a decade more is not far on a log axis", () => {
    const decades = floats([...spread(100).map((i) => 10 ** (i / 25)), 1e5]);
    expect(withoutOutliers(decades.slice(), [1, 1e5], { kind: "log", threshold: 1 })[1]).toBe(1e5);
    expect(withoutOutliers(decades, [1, 1e5], LINEAR)[1]).toBeLessThan(1e5);
  });

  test("keeps all where the bulk has no width", () => {
    const sparse = floats([...new Array<number>(100).fill(0), 7]);
    expect(withoutOutliers(sparse, [0, 7], LINEAR)).toEqual([0, 7]);
  });
});

test("symlogThreshold is a power of ten in the lower quarter of the sizes", () => {
  expect(symlogThreshold(floats([-0.02, 0.5, 3, -40, 500, 0, 0, 0, 0]))).toBe(0.1);
  expect(symlogThreshold(floats([0, 0]))).toBe(1);
});

test("valuesOf takes the finite values of all series where x is in the window", () => {
  const list = [lineOf("a", [0, 1, 2], [1, Number.NaN, 3]), lineOf("b", [1, 5], [7, 8])];
  expect([...valuesOf(list, ({ y }) => y, [0, 2])]).toEqual([1, 3, 7]);
});
