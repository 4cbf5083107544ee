import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chartOn, painted, rising } from "./chart-fixture";
import { lineOf } from "./fixtures";

let page = new AbortController();

beforeEach(() => {
  page = new AbortController();
});

afterEach(() => {
  page.abort();
  document.body.replaceChildren();
});

describe("painting", () => {
  test("draws grid, axes, labels and lines, once for many changes", () => {
    const { chart, frame } = chartOn(page.signal);
    chart.setSeries(rising());
    chart.setScales({ unit: "step", x: "linear", y: "linear" });
    const { lines } = frame();
    expect(lines.filter((operation) => operation.startsWith("clear"))).toHaveLength(1);
    expect(
      lines.filter((operation) => operation.startsWith("text")).map((text) => text.split(" ")[1]),
    ).toEqual(["0", "2", "4", "6", "8", "10", "0", "20", "40", "60", "80", "100"]);
    expect(lines.filter((operation) => /^stroke [ab] /.test(operation))).toHaveLength(2);
  });

  test("draws nothing in an element without a size", () => {
    const { chart, frame, reports } = chartOn(page.signal, { width: 0, height: 0 });
    chart.setSeries(rising());
    expect(frame().lines).toEqual([]);
    expect(reports).toEqual([]);
  });

  test("keeps its size, and paints on, while its element has none", () => {
    const { chart, resize, frame } = painted(page.signal);
    resize(0, 0);
    chart.setSeries([lineOf("c", [0, 1], [0, 1])]);
    expect(frame().lines.filter((operation) => operation.startsWith("stroke c"))).toHaveLength(1);
  });

  test("an axis that fits follows the data, one with a view stays", () => {
    const { chart, frame } = painted(page.signal);
    chart.setView({ x: [0, 50], y: null });
    const before = frame().lines.find((operation) => operation.startsWith("text 50"));
    chart.setSeries([lineOf("a", [0, 50, 500], [0, 5, 10], { revision: 2 })]);
    expect(frame().lines).toContain(before);
  });

  test("the plot stays where it is when a label loses a digit", () => {
    const { chart, frame, reports } = chartOn(page.signal);
    const widthFor = (top: number) => {
      chart.setSeries([lineOf("a", [0, 100], [0, top], { revision: top })]);
      frame();
      return reports.at(-1)?.plotWidth ?? 0;
    };
    const few = widthFor(900);
    const many = widthFor(12_000);
    expect(many).toBeLessThan(few);
    expect(widthFor(9000)).toBe(many);
    expect(widthFor(901)).toBe(few);
  });

  test("a log axis fits when the view cannot be shown on it", () => {
    const { chart, frame } = painted(page.signal);
    chart.setScales({ unit: "step", x: "linear", y: "log" });
    chart.setView({ x: null, y: [-1, 5] });
    expect(frame().lines.join()).not.toContain("NaN");
  });
});

describe("hovering", () => {
  test("tells of the nearest point of each line, and repaints no line", () => {
    const { pointer, frame, hovers } = painted(page.signal);
    pointer("pointermove", 210, 90);
    const { lines, overlay } = frame();
    expect(lines).toEqual([]);
    expect(overlay.some((operation) => operation.startsWith("rect dimgray"))).toBe(true);
    expect(hovers.at(-1)).toMatchObject({ x: 50, px: 210, py: 90 });
    expect(hovers.at(-1)?.hits.map(({ key, index }) => [key, index])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
  });

  test("brings the line next to the pointer out", () => {
    const { pointer, frame } = painted(page.signal);
    pointer("pointermove", 210, 80);
    expect(frame().overlay.filter((operation) => operation.startsWith("stroke"))).toEqual([
      expect.stringMatching(/^stroke b 2.25/),
    ]);
  });

  test("ends when the pointer leaves", () => {
    const { pointer, frame, hovers } = painted(page.signal);
    pointer("pointermove", 210, 90);
    frame();
    pointer("pointerleave", 500, 500);
    expect(hovers.at(-1)).toBeNull();
    expect(frame().overlay).toEqual(["clear"]);
  });

  test("tells of new points under a pointer that rests", () => {
    const { chart, pointer, frame, hovers } = painted(page.signal);
    pointer("pointermove", 210, 90);
    chart.setSeries([lineOf("a", [0, 50, 100], [0, 7, 10], { revision: 2 })]);
    frame();
    expect(hovers.at(-1)?.hits).toMatchObject([{ key: "a", y: 7 }]);
  });

  test("elsewhere shows the crosshair here, and tells nobody", () => {
    const { chart, frame, hovers } = painted(page.signal);
    chart.setCursor(50);
    const { lines, overlay } = frame();
    expect(lines).toEqual([]);
    expect(overlay.filter((operation) => operation.startsWith("circle"))).toHaveLength(4);
    expect(hovers).toEqual([]);
  });
});

test("a highlighted line stands out from the others, a key of another chart changes nothing", () => {
  const { chart, frame } = painted(page.signal);
  chart.setHighlight("a");
  const { lines, overlay } = frame();
  expect(lines).toEqual([]);
  expect(overlay[1]).toMatch(/^rect white 0.65/);
  expect(overlay.some((operation) => operation.startsWith("stroke a 2.25"))).toBe(true);
  chart.setHighlight("elsewhere");
  expect(frame().overlay).toEqual(["clear"]);
});

test("a highlighted line that has only just come waits for the picture it is in", () => {
  const { chart, frame } = painted(page.signal);
  const [line] = rising();
  if (line === undefined) throw new Error("no line");
  chart.setHighlight("new");
  chart.setSeries([line, { ...line, key: "new", color: "fresh" }]);
  expect(frame).not.toThrow();
  chart.setHighlight(null);
  frame();
  chart.setHighlight("new");
  expect(frame().overlay.some((operation) => operation.startsWith("stroke fresh"))).toBe(true);
});

test("the end of the signal is the end of the chart", () => {
  const { chart, host, pointer, frame, frames, hovers } = painted(page.signal);
  chart.setSeries([]);
  page.abort();
  expect(host.querySelectorAll("canvas")).toHaveLength(0);
  expect(frame().lines).toEqual(["resize 0x0"]);
  pointer("pointermove", 210, 90);
  chart.setSeries(rising());
  expect(frames).toHaveLength(0);
  expect(hovers).toEqual([]);
});
