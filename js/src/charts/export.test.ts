import { afterEach, beforeEach, expect, test } from "vitest";
import { painted } from "./chart-fixture";
import { drawExport } from "./export";
import { theme } from "./fixtures";
import { RecordingBrush } from "./recording-brush";

let page = new AbortController();

beforeEach(() => {
  page = new AbortController();
});

afterEach(() => {
  page.abort();
  document.body.replaceChildren();
});

const options = {
  title: "train/loss",
  xTitle: "step",
  yTitle: "loss",
  legend: [
    { key: "a", label: "run a", color: "teal", dash: [] },
    { key: "b", label: "run b", color: "olive", dash: [6, 3] },
  ],
  theme: { ...theme, background: "black", text: "ivory" },
  width: 600,
  height: 400,
};

function exported(more: Partial<typeof options> = {}) {
  const { chart } = painted(page.signal);
  chart.setView({ x: [0, 50], y: null });
  const brush = new RecordingBrush();
  drawExport(brush, chart, { ...options, ...more }, 1);
  return brush.take();
}

test("an exported picture has title, legend, names of axes, and the lines in the colours of the legend", () => {
  const operations = exported();
  expect(operations.slice(0, 2)).toEqual(["resize 600x400", "rect black 1: 0,0 to 600,400"]);
  const words = operations.filter((operation) => operation.startsWith("text")).join("\n");
  for (const word of ["train/loss", "run a", "run b", "step left", "loss left"])
    expect(words).toContain(`text ${word}`);
  expect(operations.some((operation) => /^stroke olive 1.5: M/.test(operation))).toBe(true);
  expect(operations.some((operation) => /^stroke [ab] /.test(operation))).toBe(false);
});

test("an exported picture shows what is on screen: its view", () => {
  expect(exported().some((operation) => operation.startsWith("text 50 "))).toBe(true);
  expect(exported().some((operation) => operation.startsWith("text 100 "))).toBe(false);
});

test("a legend takes as many rows as it needs, and the plot what is left", () => {
  const many = Array.from({ length: 40 }, (_, i) => ({
    key: `${i}`,
    label: `run ${i}`,
    color: "red",
    dash: [],
  }));
  const clipTop = (operations: readonly string[]) =>
    Number(operations.find((operation) => operation.startsWith("clip"))?.split(/[ ,]/)[2]);
  expect(clipTop(exported({ legend: many }))).toBeGreaterThan(clipTop(exported()) + 18);
});

test("an export leaves the chart on screen as it is", () => {
  const { chart, frame } = painted(page.signal);
  drawExport(new RecordingBrush(), chart, options, 2);
  chart.setTheme(theme);
  expect(frame().lines.some((operation) => operation.startsWith("stroke a "))).toBe(true);
});
