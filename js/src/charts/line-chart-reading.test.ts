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

/** Of a chart of 400 by 200: the plot goes from 24 to 390, the strip lies below 178. x from 0 to 100. */
const pixelOf = (x: number) => 24 + (x / 100) * 366;
const STRIP = 190;

describe("freezing", () => {
  test("by a click holds the crosshair while the pointer goes on", () => {
    const { pointer, frame, hovers, frozen } = painted(page.signal);
    pointer("pointermove", pixelOf(50), 90);
    pointer("pointerdown", pixelOf(50), 90);
    pointer("pointerup", pixelOf(50), 90);
    expect(frozen).toEqual([50]);
    expect(hovers.at(-1)).toMatchObject({ by: "frozen", x: 50, py: 90 });
    pointer("pointermove", pixelOf(90), 90);
    pointer("pointerleave", 500, 500);
    expect(hovers.at(-1)).toMatchObject({ by: "frozen", x: 50 });
    expect(frame().overlay.some((operation) => operation.startsWith("rect blue 1"))).toBe(true);
  });

  test("ends with another click, or Escape", () => {
    const { pointer, key, frozen, hovers } = painted(page.signal);
    const click = () => {
      pointer("pointermove", pixelOf(50), 90);
      pointer("pointerdown", pixelOf(50), 90);
      pointer("pointerup", pixelOf(50), 90);
    };
    click();
    click();
    click();
    key("Escape");
    expect(frozen).toEqual([50, null, 50, null]);
    expect(hovers.at(-1)).toBeNull();
  });

  test("goes along with the data", () => {
    const { chart, pointer, frame, hovers } = painted(page.signal);
    pointer("pointermove", pixelOf(50), 90);
    pointer("pointerdown", pixelOf(50), 90);
    pointer("pointerup", pixelOf(50), 90);
    chart.setSeries([lineOf("a", [0, 50, 200], [0, 7, 10], { revision: 2 })]);
    frame();
    expect(hovers.at(-1)).toMatchObject({ by: "frozen", x: 50, hits: [{ key: "a", y: 7 }] });
  });

  test("elsewhere is shown here, tells nobody, and keeps the pointer out", () => {
    const { chart, pointer, frame, hovers } = painted(page.signal);
    chart.freeze(50);
    pointer("pointermove", pixelOf(90), 90);
    const { overlay } = frame();
    expect(overlay.filter((operation) => operation.startsWith("circle blue"))).toHaveLength(1);
    expect(hovers).toEqual([]);
    chart.freeze(null);
    expect(frame().overlay).toEqual(["clear"]);
  });

  test("is moved by the arrow keys", () => {
    const { pointer, key, frozen } = painted(page.signal);
    pointer("pointermove", pixelOf(50), 90);
    pointer("pointerdown", pixelOf(50), 90);
    pointer("pointerup", pixelOf(50), 90);
    key("ArrowRight");
    expect(frozen).toEqual([50, 100]);
  });
});

describe("marking", () => {
  const drag = (bench: ReturnType<typeof painted>, from: number, to: number) => {
    bench.pointer("pointerdown", pixelOf(from), STRIP);
    bench.pointer("pointermove", pixelOf(to), STRIP);
    bench.pointer("pointerup", pixelOf(to), STRIP);
  };

  test("by a click on the strip marks the nearest point, and no view changes", () => {
    const bench = painted(page.signal);
    drag(bench, 45, 45);
    expect(bench.selections).toEqual([{ start: 50, end: null }]);
    expect(bench.views).toEqual([]);
    expect(bench.frozen).toEqual([]);
    expect(bench.frame().overlay.some((operation) => operation.startsWith("text 50"))).toBe(true);
  });

  test("by a drag marks a range, lower end first", () => {
    const bench = painted(page.signal);
    drag(bench, 95, 45);
    expect(bench.selections.at(-1)).toEqual({ start: 50, end: 100 });
  });

  test("a handle can be moved, past the other one too, and taken away by a click", () => {
    const bench = painted(page.signal);
    bench.chart.setSelection({ start: 0, end: 50 });
    drag(bench, 50, 100);
    expect(bench.selections.at(-1)).toEqual({ start: 0, end: 100 });
    drag(bench, 0, 50);
    expect(bench.selections.at(-1)).toEqual({ start: 50, end: 100 });
    drag(bench, 100, 0);
    expect(bench.selections.at(-1)).toEqual({ start: 0, end: 50 });
    drag(bench, 50, 50);
    expect(bench.selections.at(-1)).toEqual({ start: 0, end: null });
    drag(bench, 0, 0);
    expect(bench.selections.at(-1)).toBeNull();
  });

  test("by keys: m at the crosshair, shift and arrows for a range, Escape to end it", () => {
    const { key, selections } = painted(page.signal);
    key("ArrowRight");
    key("m");
    key("ArrowRight", { shiftKey: true });
    key("ArrowRight", { shiftKey: true });
    key("ArrowLeft", { shiftKey: true });
    expect(selections).toEqual([
      { start: 0, end: null },
      { start: 0, end: 50 },
      { start: 0, end: 100 },
      { start: 0, end: 50 },
    ]);
    key("Escape");
    key("Escape");
    expect(selections.at(-1)).toBeNull();
  });

  test("from outside tells nobody", () => {
    const { chart, frame, selections } = painted(page.signal);
    chart.setSelection({ start: 0, end: 50 });
    expect(frame().overlay.filter((operation) => operation.startsWith("rect blue 1"))).toHaveLength(4);
    expect(selections).toEqual([]);
  });
});

test("a view that the user goes to is told with its reason, one from outside to nobody", () => {
  const { chart, key, views, reasons } = painted(page.signal);
  key("+");
  key("0");
  chart.setView({ x: [0, 50], y: null });
  expect(views.at(-1)).toBeNull();
  expect(reasons).toEqual(["keys", "fit"]);
});

describe("the report", () => {
  test("comes with a picture that reads otherwise, and only then", () => {
    const { chart, frame, reports } = painted(page.signal);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      plotWidth: 366,
      gutter: 24,
      x: [0, 100],
      extent: [0, 10],
      outside: { above: 0, below: 0, isExact: true },
    });
    chart.setSeries(rising());
    frame();
    expect(reports).toHaveLength(1);
    chart.setView({ x: [0, 50], y: null });
    frame();
    expect(reports.at(-1)?.x).toEqual([0, 50]);
  });

  test("tells the gutter that the labels need, whatever the one that is kept", () => {
    const { chart, frame, reports } = painted(page.signal);
    chart.setDisplay({ gutter: 90 });
    frame();
    expect(reports.at(-1)).toMatchObject({ gutter: 24, plotWidth: 300 });
  });

  test("counts what is left outside when outliers are ignored, and arrows show where", () => {
    const { chart, frame, reports } = chartOn(page.signal);
    const x = Array.from({ length: 101 }, (_, i) => i);
    const y = x.map((i) => (i === 30 ? 1e6 : i === 60 ? -1e6 : i % 10));
    chart.setSeries([lineOf("a", x, y)]);
    frame();
    expect(reports.at(-1)?.y[1]).toBeGreaterThan(1e5);
    chart.setDisplay({ ignoresOutliers: true });
    const { lines } = frame();
    expect(reports.at(-1)?.outside).toEqual({ above: 1, below: 1, isExact: true });
    expect(reports.at(-1)?.extent).toEqual([0, 9]);
    expect(lines.filter((operation) => operation.startsWith("polygon black"))).toHaveLength(2);
  });

  test("says that it has not looked at each point where they are a selection", () => {
    const { chart, frame, reports } = chartOn(page.signal);
    chart.setSeries([lineOf("a", [0, 10], [0, 1], { index: Uint32Array.from([0, 10]) })]);
    chart.setDisplay({ yRange: [0, 0.5] });
    frame();
    expect(reports.at(-1)).toMatchObject({ y: [0, 0.5], outside: { above: 1, below: 0, isExact: false } });
  });
});

describe("display", () => {
  const smoothed = () => lineOf("a", [0, 50, 100], [4, 5, 6], { faint: Float64Array.from([0, 5, 10]) });

  test("without raw values neither draws them nor makes room for them, and still tells them", () => {
    const { chart, frame, reports, pointer, hovers } = chartOn(page.signal);
    chart.setSeries([smoothed()]);
    expect(frame().lines.filter((operation) => operation.startsWith("stroke a"))).toHaveLength(2);
    chart.setDisplay({ isRawShown: false });
    expect(frame().lines.filter((operation) => operation.startsWith("stroke a"))).toHaveLength(1);
    expect(reports.at(-1)?.extent).toEqual([4, 6]);
    pointer("pointermove", 390, 90);
    expect(hovers.at(-1)?.hits).toMatchObject([{ y: 6, raw: 10 }]);
  });

  test("a common y range gives way to the user's zoom", () => {
    const { chart, frame, reports } = painted(page.signal);
    chart.setDisplay({ yRange: [-5, 25] });
    frame();
    expect(reports.at(-1)?.y).toEqual([-5, 25]);
    chart.setView({ x: null, y: [1, 2] });
    frame();
    expect(reports.at(-1)?.y).toEqual([1, 2]);
  });
});

test("a group's hit carries its band and how many runs stand behind it", () => {
  const { chart, frame, pointer, hovers } = chartOn(page.signal);
  const band = {
    low: Float64Array.from([0, 1]),
    high: Float64Array.from([4, 5]),
    runs: Uint32Array.from([3, 2]),
  };
  chart.setSeries([lineOf("a", [0, 100], [2, 3], { band })]);
  expect(frame().lines.some((operation) => operation.startsWith("fill a 0.16"))).toBe(true);
  pointer("pointermove", 390, 90);
  expect(hovers.at(-1)?.hits).toMatchObject([{ band: { low: 1, high: 5, runs: 2 } }]);
});
