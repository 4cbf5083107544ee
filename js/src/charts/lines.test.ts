import { describe, expect, test } from "vitest";
import { layoutOf, lineOf, theme } from "./fixtures";
import type { Layout } from "./layout";
import { drawLines, strokePlan } from "./lines";
import { RecordingBrush } from "./recording-brush";
import { Scale } from "./scale";
import { SeriesTraces } from "./traces";
import type { LineSeries } from "./types";

const layout = layoutOf([0, 10], [0, 10]);

function drawn(list: readonly LineSeries[], on: Layout = layout): string[] {
  const brush = new RecordingBrush();
  const traced = list.map((series) => new SeriesTraces(series));
  for (const traces of traced) traces.layOn(on, brush);
  drawLines(brush, traced, on, theme, true);
  return brush.take().filter((operation) => !operation.includes("clip"));
}

const withoutDots = (operations: readonly string[]) =>
  operations.filter((operation) => !operation.startsWith("circle"));

describe("strokePlan", () => {
  test("is wide for a few lines and hairlines for a crowd", () => {
    expect(strokePlan(8, 2)).toEqual({ width: 3, shifts: [0], opacity: 1 });
    expect(strokePlan(9, 2)).toEqual({ width: 1, shifts: [-0.5, 0.5], opacity: 1 });
    expect(strokePlan(9, 1)).toEqual({ width: 1, shifts: [0], opacity: 1 });
    expect(strokePlan(61, 2)).toMatchObject({ width: 1, shifts: [0] });
  });
});

describe("drawLines", () => {
  test("draws the raw values faint behind all lines", () => {
    const a = lineOf("a", [0, 10], [0, 10], { faint: Float64Array.from([1, 9]) });
    const b = lineOf("b", [0, 10], [5, 5]);
    expect(withoutDots(drawn([b, a]))).toEqual([
      "stroke a 1 opacity 0.25: M0,90 L100,10",
      "stroke b 1.5: M0,50 L100,50",
      "stroke a 1.5: M0,100 L100,0",
    ]);
  });

  test("measures dashes in CSS pixels", () => {
    const series = lineOf("a", [0, 10], [5, 5], { dash: [6, 3] });
    expect(withoutDots(drawn([series], layoutOf([0, 10], [0, 10], { ratio: 2 })))).toEqual([
      "stroke a 3 dash 12,6: M0,50 L100,50",
    ]);
  });

  test("marks NaN by a diamond and infinities by triangles that point their way", () => {
    const series = lineOf("a", [0, 1, 2, 4, 6], [5, 5, Number.NaN, Infinity, -Infinity]);
    expect(withoutDots(drawn([series])).slice(1)).toEqual([
      "polygon a: 16.5 50 20 46.5 23.5 50 20 53.5",
      "polygon a: 36.5 52.8 40 46.5 43.5 52.8",
      "polygon a: 56.5 47.2 60 53.5 63.5 47.2",
    ]);
  });

  test("says that a log axis leaves values out, not how many points it was told of", () => {
    const log = layoutOf([0, 10], [1, 100], { kind: "log" });
    const operations = drawn([lineOf("a", [0, 1, 2], [0, -1, 5]), lineOf("b", [0, 1], [0, 5])], log);
    expect(operations.at(-1)).toMatch(/^text values ≤ 0 not shown /);
    expect(drawn([lineOf("a", [0, 1], [1, 5])], log).join()).not.toContain("≤");
  });

  test("says what a log x axis leaves out, and where a symlog one is linear", () => {
    const x = { ...layout, x: new Scale({ kind: "log", threshold: 1 }, [1, 10], [0, 100]) };
    expect(drawn([lineOf("a", [0, 5], [1, 2])], x).at(-1)).toMatch(/^text x ≤ 0 not shown /);
    const y = layoutOf([0, 10], [-10, 10], { kind: "symlog", threshold: 0.001 });
    expect(drawn([lineOf("a", [0, 5], [1, 2])], y).at(-1)).toMatch(/^text linear within ±0.001 /);
  });

  test("draws superseded points dotted, below all others", () => {
    const old = lineOf("old", [0, 10], [1, 1], { style: "superseded" });
    expect(withoutDots(drawn([lineOf("a", [0, 10], [5, 5]), old]))).toEqual([
      "stroke old 1 dash 2,2 opacity 0.7: M0,90 L100,90",
      "stroke a 1.5: M0,50 L100,50",
    ]);
  });

  test("draws single points where they stand apart", () => {
    const dots = (n: number) => {
      const x = Array.from({ length: n }, (_, i) => (i * 10) / (n - 1));
      return drawn([lineOf("a", x, x)]).filter((operation) => operation.startsWith("circle")).length;
    };
    expect([dots(11), dots(13)]).toEqual([11, 0]);
  });
});

describe("SeriesTraces", () => {
  const brush = new RecordingBrush();

  const lineOn = (traces: SeriesTraces, on: Layout) => {
    traces.layOn(on, brush);
    return traces.line;
  };

  test("traces again only when arrays or scales change", () => {
    const traces = new SeriesTraces(lineOf("a", [0, 10], [0, 10]));
    const line = lineOn(traces, layout);
    traces.update({ ...traces.series, color: "red" });
    expect(lineOn(traces, layoutOf([0, 10], [0, 10]))).toBe(line);
    expect(traces.series.color).toBe("red");
    expect(lineOn(traces, layoutOf([0, 5], [0, 10]))).not.toBe(line);
    const other = lineOn(traces, layout);
    expect(lineOn(traces, layoutOf([0, 10], [0, 5]))).not.toBe(other);
  });

  test("sees new arrays when the revision changes", () => {
    const traces = new SeriesTraces(lineOf("a", [0, 1], [0, 1]));
    expect(traces.extents(null).x.all).toEqual([0, 1]);
    traces.update(lineOf("a", [0, 9], [0, 1], { revision: 2 }));
    expect(traces.extents(null).x.all).toEqual([0, 9]);
    expect(String(lineOn(traces, layout).path)).toBe("M0,100 L90,90");
  });

  test("knows the values in a window of x, faint ones too, finite ones only", () => {
    const series = lineOf("a", [0, 1, 2, 3], [1, Infinity, -3, 50], {
      faint: Float64Array.from([1, 2, 7, 99]),
    });
    const { x, y, faint, isWhole } = new SeriesTraces(series).extents([0, 2]);
    expect(x).toEqual({ all: [0, 2], positive: [1, 2] });
    expect(y).toEqual({ all: [-3, 1], positive: [1, 1] });
    expect(faint).toEqual({ all: [1, 7], positive: [1, 7] });
    expect(isWhole).toBe(true);
  });
});
