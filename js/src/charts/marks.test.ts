import { describe, expect, test } from "vitest";
import { drawEndLabels, endLabelRoom, spreadOut } from "./end-labels";
import { layoutOf, lineOf, theme } from "./fixtures";
import { drawMarks } from "./marks";
import { RecordingBrush } from "./recording-brush";
import { SeriesTraces } from "./traces";
import type { ChartMark } from "./types";

const layout = layoutOf([0, 100], [0, 10]);

describe("marks", () => {
  const drawn = (...marks: readonly ChartMark[]) => {
    const brush = new RecordingBrush();
    drawMarks(brush, marks, layout, theme);
    return brush.take();
  };
  const labels = (operations: readonly string[]) =>
    operations.filter((operation) => operation.startsWith("text")).map((text) => text.split(" ")[1]);

  test("stand across the plot: a restart dotted, an alert in its colour", () => {
    const operations = drawn({ x: 20, label: "a", kind: "restart" }, { x: 60, label: "b", kind: "alert" });
    expect(operations.filter((operation) => operation.startsWith("stroke"))).toEqual([
      "stroke black 1 dash 1,3 opacity 0.7: M20.5,0 L20.5,100",
      "stroke red 1 opacity 0.7: M60.5,0 L60.5,100",
    ]);
    expect(labels(operations)).toEqual(["a", "b"]);
  });

  test("out of sight are not drawn", () => {
    expect(drawn({ x: 200, label: "a", kind: "restart" })).toEqual([]);
  });

  test("have no label that would run into the next mark or out of the plot", () => {
    const close = [20, 25, 95].map((x, i) => ({ x, label: `m${i}`, kind: "restart" }) as const);
    expect(labels(drawn(...close))).toEqual(["m1"]);
  });
});

describe("end labels", () => {
  const named = (count: number, label = "run") =>
    Array.from({ length: count }, (_, i) => lineOf(`c${i}`, [0, 100], [0, 5], { label }));
  const room = (count: number, label = "run") =>
    endLabelRoom(named(count, label), "10px sans-serif", { width: 200, ratio: 1 }, new RecordingBrush());

  test("have room for up to six lines with short names", () => {
    expect(room(6)).toBe(24);
    expect(room(7)).toBe(0);
    expect(room(2, "a name that is far too long")).toBe(0);
  });

  test("stand at the last value in sight, apart from each other", () => {
    const brush = new RecordingBrush();
    const list = [
      lineOf("a", [0, 50, 200], [0, 5, 9], { label: "x" }),
      lineOf("b", [0, 90], [0, 5.2], { label: "y" }),
    ];
    const traced = list.map((series) => new SeriesTraces(series));
    drawEndLabels(brush, traced, layout);
    expect(brush.take()).toEqual(["text y left middle: 106,48", "text x left middle: 106,60"]);
  });

  test("are moved into the plot", () => {
    expect(spreadOut([0, 1], 12, 5, 95)).toEqual([5, 17]);
    expect(spreadOut([90, 94], 12, 5, 95)).toEqual([83, 95]);
  });
});
