import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { lineOf, theme } from "./fixtures";
import { LineChart } from "./line-chart";
import { Painter } from "./painter";
import { RecordingBrush } from "./recording-brush";
import type { Hover, View } from "./types";

let page = new AbortController();

beforeEach(() => {
  page = new AbortController();
});

afterEach(() => {
  page.abort();
  document.body.replaceChildren();
});

/** A chart of 400 by 200 pixels whose frames and brushes the test holds. */
function chartOn(width = 400, height = 200) {
  const host = document.createElement("div");
  Object.defineProperties(host, { clientWidth: { value: width }, clientHeight: { value: height } });
  host.setPointerCapture = vi.fn();
  host.releasePointerCapture = vi.fn();
  document.body.append(host);
  const frames: (() => void)[] = [];
  const brushes: RecordingBrush[] = [];
  const hovers: (Hover | null)[] = [];
  const views: (View | null)[] = [];
  const painter = new Painter({ requestFrame: (callback) => frames.push(callback), now: () => 0 });
  const chart = new LineChart(host, {
    painter,
    signal: page.signal,
    theme,
    onHover: (hover) => hovers.push(hover),
    onZoom: (view) => views.push(view),
    brushOf: () => {
      const brush = new RecordingBrush();
      brushes.push(brush);
      return brush;
    },
  });
  const frame = () => {
    for (const callback of frames.splice(0)) callback();
    const [lines, overlay] = brushes.map((brush) => brush.take());
    return { lines: lines ?? [], overlay: overlay ?? [] };
  };
  const pointer = (type: string, x: number, y: number, more: PointerEventInit = {}) =>
    host.dispatchEvent(
      new PointerEvent(type, {
        clientX: x,
        clientY: y,
        pointerId: 1,
        pointerType: "mouse",
        bubbles: true,
        ...more,
      }),
    );
  const key = (name: string) => {
    const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true });
    host.dispatchEvent(event);
    return event;
  };
  return { host, chart, frame, frames, hovers, views, pointer, key };
}

const rising = () => [lineOf("a", [0, 50, 100], [0, 5, 10]), lineOf("b", [0, 50, 100], [10, 5.5, 0])];

/** A chart of two lines that has been painted. */
function painted() {
  const bench = chartOn();
  bench.chart.setSeries(rising());
  bench.frame();
  return bench;
}

describe("painting", () => {
  test("draws grid, axes, labels and lines, once for many changes", () => {
    const { chart, frame } = chartOn();
    chart.setSeries(rising());
    chart.setScales({ x: "linear", y: "linear" });
    const { lines } = frame();
    expect(lines.filter((operation) => operation.startsWith("clear"))).toHaveLength(1);
    expect(
      lines.filter((operation) => operation.startsWith("text")).map((text) => text.split(" ")[1]),
    ).toEqual(["0", "2", "4", "6", "8", "10", "0", "20", "40", "60", "80", "100"]);
    expect(lines.filter((operation) => /^stroke [ab] /.test(operation))).toHaveLength(2);
  });

  test("draws nothing in an element without a size", () => {
    const { chart, frame } = chartOn(0, 0);
    chart.setSeries(rising());
    expect(frame().lines).toEqual([]);
    expect(chart.plotWidth).toBe(0);
  });

  test("waits while out of sight, holds no pixels, and then pays what it owes", () => {
    const { chart, frame, frames } = painted();
    chart.setActive(false);
    expect(frame().lines).toEqual(["resize 0x0"]);
    chart.setSeries([]);
    expect(frames).toHaveLength(0);
    chart.setActive(true);
    const { lines } = frame();
    expect(lines[0]).toBe("resize 400x200");
    expect(lines.join()).not.toMatch(/stroke [ab] /);
  });

  test("knows the width of its plot", () => {
    expect(painted().chart.plotWidth).toBe(366);
  });

  test("an axis that fits follows the data, one with a view stays", () => {
    const { chart, frame } = painted();
    chart.setView({ x: [0, 50], y: null });
    const before = frame().lines.find((operation) => operation.startsWith("text 50"));
    chart.setSeries([lineOf("a", [0, 50, 500], [0, 5, 10], { revision: 2 })]);
    expect(frame().lines).toContain(before);
  });

  test("a log axis fits when the view cannot be shown on it", () => {
    const { chart, frame } = painted();
    chart.setScales({ x: "linear", y: "log" });
    chart.setView({ x: null, y: [-1, 5] });
    expect(frame().lines.join()).not.toContain("NaN");
  });
});

describe("hovering", () => {
  test("tells of the nearest point of each line, and repaints no line", () => {
    const { pointer, frame, hovers } = painted();
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
    const { pointer, frame } = painted();
    pointer("pointermove", 210, 80);
    expect(frame().overlay.filter((operation) => operation.startsWith("stroke"))).toEqual([
      expect.stringMatching(/^stroke b 2.25/),
    ]);
  });

  test("ends when the pointer leaves", () => {
    const { pointer, frame, hovers } = painted();
    pointer("pointermove", 210, 90);
    pointer("pointerleave", 500, 500);
    expect(hovers.at(-1)).toBeNull();
    expect(frame().overlay).toEqual(["clear"]);
  });

  test("tells of new points under a pointer that rests", () => {
    const { chart, pointer, frame, hovers } = painted();
    pointer("pointermove", 210, 90);
    chart.setSeries([lineOf("a", [0, 50, 100], [0, 7, 10], { revision: 2 })]);
    frame();
    expect(hovers.at(-1)?.hits).toMatchObject([{ key: "a", y: 7 }]);
  });

  test("elsewhere shows the crosshair here, and tells nobody", () => {
    const { chart, frame, hovers } = painted();
    chart.setCursor(50);
    const { lines, overlay } = frame();
    expect(lines).toEqual([]);
    expect(overlay.filter((operation) => operation.startsWith("circle"))).toHaveLength(4);
    expect(hovers).toEqual([]);
  });
});

test("a highlighted line stands out from the others, a key of another chart changes nothing", () => {
  const { chart, frame } = painted();
  chart.setHighlight("a");
  const { lines, overlay } = frame();
  expect(lines).toEqual([]);
  expect(overlay[1]).toMatch(/^rect white 0.65/);
  expect(overlay.some((operation) => operation.startsWith("stroke a 2.25"))).toBe(true);
  chart.setHighlight("elsewhere");
  expect(frame().overlay).toEqual(["clear"]);
});

describe("zooming", () => {
  test("by a drag shows the box, then the view", () => {
    const { chart, pointer, frame, views } = painted();
    pointer("pointerdown", 100, 50);
    pointer("pointermove", 200, 120);
    expect(frame().overlay.filter((operation) => operation.startsWith("rect blue"))).toHaveLength(5);
    pointer("pointerup", 200, 120);
    expect(views).toHaveLength(1);
    expect(chart.view).toEqual(views[0]);
    expect(frame().lines).not.toEqual([]);
  });

  test("by a drag takes the crosshair away", () => {
    const { pointer, hovers } = painted();
    pointer("pointermove", 100, 50);
    pointer("pointerdown", 100, 50);
    pointer("pointermove", 200, 120);
    expect(hovers.at(-1)).toBeNull();
  });

  test("by a drag is off when Escape is pressed", () => {
    const { pointer, key, frame, views } = painted();
    pointer("pointerdown", 100, 50);
    pointer("pointermove", 200, 120);
    key("Escape");
    pointer("pointerup", 200, 120);
    expect(views).toEqual([]);
    expect(frame().overlay.join()).not.toContain("rect blue");
  });

  test("ends with a double click", () => {
    const { chart, host, views } = painted();
    chart.setView({ x: [10, 20], y: null });
    host.dispatchEvent(new MouseEvent("dblclick"));
    expect([chart.view, views]).toEqual([null, [null]]);
  });

  test("by shift and drag moves the view", () => {
    const { chart, pointer, frame } = painted();
    chart.setView({ x: [20, 40], y: null });
    frame();
    pointer("pointerdown", 200, 100, { shiftKey: true });
    pointer("pointermove", 100, 100, { shiftKey: true });
    expect(chart.view?.x?.[0]).toBeGreaterThan(20);
    expect(chart.view?.y).toBeNull();
  });

  test("by two fingers spreads the plane", () => {
    const { chart, pointer } = painted();
    const finger = (type: string, id: number, x: number) =>
      pointer(type, x, 100, { pointerId: id, pointerType: "touch" });
    finger("pointerdown", 1, 150);
    finger("pointerdown", 2, 250);
    finger("pointermove", 2, 350);
    const [lo, hi] = chart.view?.x ?? [0, 0];
    expect(hi - lo).toBeCloseTo(50, 0);
  });

  test("by the wheel needs ctrl, so that the page scrolls", () => {
    const { chart, host } = painted();
    const wheel = (ctrlKey: boolean) => {
      const event = new WheelEvent("wheel", { deltaY: -100, clientX: 200, clientY: 100, cancelable: true });
      Object.defineProperty(event, "ctrlKey", { value: ctrlKey });
      host.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([wheel(false), chart.view]).toEqual([false, null]);
    expect(wheel(true)).toBe(true);
    expect(chart.view?.x).not.toBeNull();
  });

  test("does not outlive the meaning of its axis", () => {
    const { chart } = painted();
    chart.setView({ x: [10, 20], y: [1, 2] });
    chart.setScales({ x: "duration", y: "linear" });
    expect(chart.view).toEqual({ x: null, y: [1, 2] });
  });
});

describe("the keyboard", () => {
  test("reaches the chart", () => {
    expect(painted().host.tabIndex).toBe(0);
  });

  test("steps the crosshair through the points and takes it away", () => {
    const { key, hovers } = painted();
    for (const name of ["ArrowRight", "ArrowRight", "ArrowLeft"]) key(name);
    expect(hovers.map((hover) => hover?.x)).toEqual([0, 50, 0]);
    expect(key("Escape").defaultPrevented).toBe(true);
    expect(hovers.at(-1)).toBeNull();
    expect(key("Escape").defaultPrevented).toBe(false);
  });

  test("zooms and fits", () => {
    const { chart, key } = painted();
    key("+");
    expect(chart.view?.x).not.toBeNull();
    key("0");
    expect(chart.view).toBeNull();
  });

  test("leaves other keys to the page", () => {
    const { key, views } = painted();
    expect(key("a").defaultPrevented).toBe(false);
    expect(views).toEqual([]);
  });
});

test("the end of the signal is the end of the chart", () => {
  const { chart, host, pointer, frame, frames, hovers } = painted();
  chart.setSeries([]);
  page.abort();
  expect(host.querySelectorAll("canvas")).toHaveLength(0);
  expect(frame().lines).toEqual(["resize 0x0"]);
  pointer("pointermove", 210, 90);
  chart.setSeries(rising());
  expect(frames).toHaveLength(0);
  expect(hovers).toEqual([]);
});
