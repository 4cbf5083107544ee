import { describe, expect, test } from "vitest";
import { isAscending } from "./extent";
import { layoutOf, lineOf } from "./fixtures";
import { closest, nearestHits, nearestIndex, nextX } from "./nearest";
import type { LineSeries } from "./types";

const floats = (...values: number[]) => Float64Array.from(values);
const searchable = (series: LineSeries) => ({ series, isAscending: isAscending(series.x) });

describe("nearestIndex", () => {
  const x = floats(0, 1, 1, 4);

  test.each([
    [-5, 0],
    [0.4, 0],
    [0.6, 1],
    [1, 1],
    [2.4, 1],
    [3, 3],
    [9, 3],
  ])("of %d is %d, halving as well as scanning", (value, index) => {
    expect(nearestIndex(x, true, value)).toBe(index);
    expect(nearestIndex(x, false, value)).toBe(index);
  });

  test("finds the nearest where x goes back", () => {
    expect(nearestIndex(floats(0, 5, 2, Number.NaN), false, 2.2)).toBe(2);
  });

  test("is nothing without a finite x", () => {
    expect(nearestIndex(floats(), true, 1)).toBeNull();
    expect(nearestIndex(floats(Number.NaN), false, 1)).toBeNull();
  });
});

describe("nearestHits", () => {
  const layout = layoutOf([0, 10], [0, 10], { ratio: 2 });

  test("tells of every series the value drawn, the raw one and the distance in CSS pixels", () => {
    const series = lineOf("a", [0, 5], [1, 2], { faint: floats(8, 9) });
    const [hit] = nearestHits([searchable(series)], layout, 50, 40);
    expect(hit).toEqual({ key: "a", index: 1, x: 5, y: 2, raw: 9, distance: 20 });
  });

  test("puts a NaN out of the pointer's reach and still tells of it", () => {
    const [hit] = nearestHits([searchable(lineOf("a", [5], [Number.NaN]))], layout, 50, 50);
    expect(hit?.y).toBeNaN();
    expect(hit?.distance).toBe(Infinity);
  });

  test("leaves out series without a point in sight", () => {
    expect(
      nearestHits([searchable(lineOf("a", [20], [1])), searchable(lineOf("b", [], []))], layout, 50, 50),
    ).toEqual([]);
  });
});

describe("nearestHits in the plane", () => {
  const layout = layoutOf([0, 10], [0, 10]);
  const indexAt = (series: LineSeries, px: number, py: number | null) =>
    nearestHits([searchable(series)], layout, px, py)[0]?.index;

  test("is where x goes back", () => {
    const loop = lineOf("a", [0, 8, 8.1, 1], [1, 1, 9, 9]);
    expect([indexAt(loop, 79, 90), indexAt(loop, 79, 10)]).toEqual([1, 2]);
  });

  test("is among points that share an x", () => {
    const epochs = lineOf("a", [1, 1, 1, 2], [2, 5, 8, 3]);
    expect([80, 50, 20].map((py) => indexAt(epochs, 12, py))).toEqual([0, 1, 2]);
  });

  test("is not where there is only an x", () => {
    expect(indexAt(lineOf("a", [0, 8, 8.1, 1], [1, 1, 9, 9]), 79, null)).toBe(1);
  });
});

test("the closest hit is within reach or nothing", () => {
  const layout = layoutOf([0, 10], [0, 10]);
  const hits = nearestHits([lineOf("a", [5], [2]), lineOf("b", [5], [4])].map(searchable), layout, 50, 50);
  expect(closest(hits, 30)?.key).toBe("b");
  expect(closest(hits, 5)).toBeNull();
});

describe("nextX", () => {
  const list = [lineOf("a", [0, 4, 8], [0, 0, 0]), lineOf("b", [6, 1, 5], [0, 0, 0])].map(searchable);

  test("steps through the points of all series", () => {
    expect(nextX(list, [0, 8], 4, 1)).toBe(5);
    expect(nextX(list, [0, 8], 4, -1)).toBe(1);
  });

  test("starts at the near end of what is in sight", () => {
    expect(nextX(list, [0.5, 7], -Infinity, 1)).toBe(1);
    expect(nextX(list, [0.5, 7], Infinity, -1)).toBe(6);
  });

  test("stops at the last point in sight", () => {
    expect(nextX(list, [0, 7], 6, 1)).toBeNull();
  });
});
