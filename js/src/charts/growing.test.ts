import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chartOn } from "./chart-fixture";
import { lineOf } from "./fixtures";
import type { LineSeries } from "./types";

let page = new AbortController();

beforeEach(() => {
  page = new AbortController();
});

afterEach(() => {
  page.abort();
  document.body.replaceChildren();
});

const wave = (i: number) => 5 + 4 * Math.sin(i / 7);

/** The first `count` points of a line that is the same from one revision to the next. */
function grown(count: number, more: Partial<LineSeries> = {}): LineSeries {
  const x = Array.from({ length: count }, (_, i) => i);
  const kept = { revision: count - 1, count: count - 1 };
  return lineOf("a", x, x.map(wave), { revision: count, kept, ...more });
}

/** What is painted when a line of 901 points grows by one, after a full picture of what `before` makes. */
function growth(before: Partial<LineSeries> = {}, after: Partial<LineSeries> = before) {
  const bench = chartOn(page.signal);
  const lines = (count: number, more: Partial<LineSeries>) => {
    bench.chart.setSeries([grown(count, more), lineOf("b", [0, 450, 950], [9, 9, 9])]);
    return bench.frame().lines;
  };
  lines(901, before);
  return lines(902, after);
}

describe("a line that has only grown", () => {
  test("is painted from its last points on, over an emptied stripe", () => {
    const operations = growth();
    const [clip, clear] = operations;
    expect(clip).toMatch(/^clip 36\d,0 to 400,200$/);
    expect(clear).toBe(clip?.replace("clip", "clear"));
    const stroke = operations.find((operation) => operation.startsWith("stroke a 1.5"));
    expect(stroke?.split(" ").length).toBeLessThan(40);
  });

  test("has the others painted beside it in the stripe", () => {
    expect(growth().filter((operation) => operation.startsWith("stroke b"))).toHaveLength(1);
  });

  test.each([
    ["from a revision that was not painted", {}, { kept: { revision: 3, count: 900 } }],
    ["without saying what it has kept", {}, { kept: undefined }],
    ["and has another colour", {}, { color: "teal" }],
    ["and needs another domain", {}, { y: Float64Array.from({ length: 902 }, (_, i) => i) }],
    [
      "and has marks, which keep their distance from each other",
      { y: Float64Array.from({ length: 902 }, (_, i) => (i === 9 ? Number.NaN : wave(i))) },
      {},
    ],
  ])("%s is painted again", (_, before, more) => {
    expect(growth(before, { ...before, ...more })[0]).toBe("clear");
  });

  test("after a change of theme is painted again", () => {
    const { chart, frame } = chartOn(page.signal);
    chart.setSeries([grown(901)]);
    frame();
    chart.setMarks([{ x: 5, label: "restart", kind: "restart" }]);
    chart.setSeries([grown(902)]);
    expect(frame().lines[0]).toBe("clear");
  });
});
