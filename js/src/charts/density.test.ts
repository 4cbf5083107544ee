import { describe, expect, test } from "vitest";
import { densityOf, standApart, visiblePoints } from "./density";
import { layoutOf, lineOf } from "./fixtures";
import { visibleRange } from "./trace";
import type { LineSeries, Range } from "./types";

function seen(series: LineSeries, domain: Range, isAscending = true) {
  const { x } = layoutOf(domain, [0, 1]);
  return visiblePoints(series, isAscending, visibleRange(series.x, isAscending, x), x);
}

const steps = (n: number, stride = 1) => Array.from({ length: n }, (_, i) => i * stride);
const series = (x: readonly number[], more: Partial<LineSeries> = {}) => lineOf("a", x, x, more);

describe("visiblePoints", () => {
  test("counts what is in sight, not the neighbours", () => {
    expect(seen(series(steps(11)), [2.5, 7.5])).toMatchObject({ held: 5, all: 5 });
    expect(seen(series(steps(11)), [20, 30])).toEqual({ held: 0, all: 0, width: 0 });
    expect(seen(series([]), [0, 1])).toEqual({ held: 0, all: 0, width: 0 });
  });

  test("counts the points that stand behind a selection, coarse or with a window in it", () => {
    const coarse = series(steps(10, 100), { index: Uint32Array.from(steps(10, 100)) });
    expect(seen(coarse, [200, 500])).toMatchObject({ held: 4, all: 301 });
    const zoomed = [0, 100, 200, 201, 202, 203, 300];
    expect(seen(series(zoomed, { index: Uint32Array.from(zoomed) }), [200, 203])).toMatchObject({
      held: 4,
      all: 4,
    });
  });

  test("takes an x that goes back", () => {
    const back = series([0, 5, 2, 9, 1], { index: Uint32Array.from([0, 10, 20, 30, 40]) });
    expect(seen(back, [0, 6], false)).toMatchObject({ held: 4, all: 22 });
  });
});

test("densityOf is points behind a device pixel", () => {
  expect(densityOf(seen(series(steps(1001)), [0, 1000]))).toBeCloseTo(10.01);
  expect(densityOf(seen(series([5, 5, 5]), [0, 10]))).toBe(3);
  expect(densityOf(seen(series([5]), [0, 10]))).toBe(0);
});

test("points stand apart when they are far enough from each other and none is missing between", () => {
  expect(standApart(seen(series(steps(6)), [0, 5]), 20)).toBe(true);
  expect(standApart(seen(series(steps(7)), [0, 6]), 20)).toBe(false);
  const coarse = series(steps(6, 10), { index: Uint32Array.from(steps(6, 10)) });
  expect(standApart(seen(coarse, [0, 50]), 20)).toBe(false);
});
