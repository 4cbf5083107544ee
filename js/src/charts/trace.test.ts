import { describe, expect, test } from "vitest";
import { layoutOf, lineOf } from "./fixtures";
import type { Layout } from "./layout";
import { RecordedPath } from "./recording-brush";
import { dashMask, traceLine, visibleRange } from "./trace";
import type { LineSeries } from "./types";

const layout = layoutOf([0, 10], [0, 10]);

function traced(series: LineSeries, on: Layout = layout) {
  const trace = traceLine(
    series.x,
    series.y,
    [0, series.x.length],
    on,
    new RecordedPath(),
    dashMask(series.dash, series.x.length, on),
  );
  return { ...trace, path: String(trace.path) };
}

describe("a line", () => {
  test("joins its points", () => {
    expect(traced(lineOf("a", [0, 5, 10], [0, 10, 5])).path).toBe("M0,100 L50,0 L100,50");
  });

  test("keeps first, lowest, highest and last of a pixel column, in the order they came", () => {
    const series = lineOf("a", [0, 0.01, 0.02, 0.03, 0.04, 0.05, 9], [5, 6, 9, 2, 3, 4, 4]);
    expect(traced(series).path).toBe("M0,50 L0.2,10 L0.3,80 L0.5,60 L90,60");
  });

  test("draws as many vertices however many points stand in a column", () => {
    const n = 100_000;
    const x = Array.from({ length: n }, (_, i) => (i / n) * 10);
    const y = x.map((at) => 5 + 5 * Math.sin(at * 1000));
    expect(traced(lineOf("a", x, y)).path.split(" ").length).toBeLessThanOrEqual(400);
  });

  test("goes back when its x goes back", () => {
    expect(traced(lineOf("a", [0, 5, 2], [1, 1, 1])).path).toBe("M0,90 L50,90 L20,90");
  });

  test("leaves out points without a place along x, and goes on", () => {
    expect(traced(lineOf("a", [0, Number.NaN, Infinity, 5], [1, 2, 3, 1])).path).toBe("M0,90 L50,90");
  });

  test("stays inside what the rasteriser can take", () => {
    expect(traced(lineOf("a", [0, 5], [1, 1e300])).path).toBe("M0,90 L50,-1000000");
  });
});

describe("a gap", () => {
  test("breaks the line and turns points without neighbours into dots", () => {
    const { path, dots } = traced(lineOf("a", [0, 1, 2, 3, 4], [1, 1, Number.NaN, 2, Number.NaN]));
    expect(path).toBe("M0,90 L10,90 M30,80");
    expect(dots).toEqual([30, 80]);
  });

  test("is marked at the last value before it, by kind", () => {
    const { marks } = traced(lineOf("a", [0, 2, 4, 6, 8], [1, Number.NaN, Infinity, 3, -Infinity]));
    expect(marks).toEqual([
      { kind: "nan", x: 20, y: 90 },
      { kind: "up", x: 40, y: 90 },
      { kind: "down", x: 80, y: 70 },
    ]);
  });

  test("at the start is marked at the first value after it", () => {
    expect(traced(lineOf("a", [0, 2], [Number.NaN, 4])).marks).toEqual([{ kind: "nan", x: 0, y: 60 }]);
  });

  test("without end is marked at the floor of the plot", () => {
    expect(traced(lineOf("a", [3], [Infinity])).marks).toEqual([{ kind: "up", x: 30, y: 100 }]);
  });

  test("of many points has no more marks than can be told apart", () => {
    const x = Array.from({ length: 1000 }, (_, i) => i / 100);
    const { marks } = traced(
      lineOf(
        "a",
        x,
        x.map(() => Number.NaN),
      ),
    );
    expect(marks.length).toBeLessThanOrEqual(13);
    expect(marks.length).toBeGreaterThan(5);
  });
});

describe("a dashed line", () => {
  const dense = Array.from({ length: 100 }, (_, i) => i / 10);

  test("of many points has its gaps in the path, along x", () => {
    const series = lineOf(
      "a",
      dense,
      dense.map(() => 5),
      { dash: [3, 2] },
    );
    const { path, isDashed } = traced(series);
    expect(isDashed).toBe(true);
    expect(path).toMatch(/^M0,50 L1,50 L2,50 M5,50 L6,50 L7,50 M10,50/);
  });

  test("of few points is left to the brush", () => {
    const { path, isDashed } = traced(lineOf("a", [0, 5, 10], [5, 5, 5], { dash: [3, 2] }));
    expect([isDashed, path]).toEqual([false, "M0,50 L50,50 L100,50"]);
  });
});

test("a single point, and many on one spot, are one dot", () => {
  expect(traced(lineOf("a", [5], [5])).dots).toEqual([50, 50]);
  expect(traced(lineOf("a", [5, 5, 5], [5, 5, 5])).dots).toEqual([50, 50]);
});

test("a log axis marks what it has no place for", () => {
  const log = layoutOf([0, 10], [1, 100], { kind: "log" });
  const { path, marks } = traced(lineOf("a", [0, 1, 2, 3, 4, 5], [1, 10, 0, -1, 100, 10]), log);
  expect(path).toBe("M0,100 L10,50 M40,0 L50,50");
  expect(marks.map(({ kind, y }) => [kind, y])).toEqual([
    ["floor", 100],
    ["floor", 100],
  ]);
});

describe("visibleRange", () => {
  const x = Float64Array.from([0, 1, 2, 3, 4, 5]);

  test("holds the points in sight and a neighbour on each side", () => {
    expect(visibleRange(x, true, layoutOf([1.5, 3.5], [0, 1]).x)).toEqual([1, 5]);
    expect(visibleRange(x, true, layoutOf([7, 8], [0, 1]).x)).toEqual([5, 6]);
  });

  test("holds everything when x goes back", () => {
    expect(visibleRange(x, false, layoutOf([1.5, 3.5], [0, 1]).x)).toEqual([0, 6]);
  });
});
