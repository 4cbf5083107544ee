import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { painted } from "./chart-fixture";

let page = new AbortController();

beforeEach(() => {
  page = new AbortController();
});

afterEach(() => {
  page.abort();
  document.body.replaceChildren();
});

describe("zooming", () => {
  test("by a drag shows the box, then the view", () => {
    const { chart, pointer, frame, views } = painted(page.signal);
    pointer("pointerdown", 100, 50);
    pointer("pointermove", 200, 120);
    expect(frame().overlay.filter((operation) => operation.startsWith("rect blue"))).toHaveLength(5);
    pointer("pointerup", 200, 120);
    expect(views).toHaveLength(1);
    expect(chart.view).toEqual(views[0]);
    expect(frame().lines).not.toEqual([]);
  });

  test("by a drag takes the crosshair away", () => {
    const { pointer, hovers } = painted(page.signal);
    pointer("pointermove", 100, 50);
    pointer("pointerdown", 100, 50);
    pointer("pointermove", 200, 120);
    expect(hovers.at(-1)).toBeNull();
  });

  test("by a drag is off when Escape is pressed", () => {
    const { pointer, key, frame, views } = painted(page.signal);
    pointer("pointerdown", 100, 50);
    pointer("pointermove", 200, 120);
    key("Escape");
    pointer("pointerup", 200, 120);
    expect(views).toEqual([]);
    expect(frame().overlay.join()).not.toContain("rect blue");
  });

  test("ends with a double click", () => {
    const { chart, host, views } = painted(page.signal);
    chart.setView({ x: [10, 20], y: null });
    host.dispatchEvent(new MouseEvent("dblclick"));
    expect([chart.view, views]).toEqual([null, [null]]);
  });

  test("by shift and drag moves the view", () => {
    const { chart, pointer, frame } = painted(page.signal);
    chart.setView({ x: [20, 40], y: null });
    frame();
    pointer("pointerdown", 200, 100, { shiftKey: true });
    pointer("pointermove", 100, 100, { shiftKey: true });
    expect(chart.view?.x?.[0]).toBeGreaterThan(20);
    expect(chart.view?.y).toBeNull();
  });

  test("by two fingers spreads the plane", () => {
    const { chart, pointer } = painted(page.signal);
    const finger = (type: string, id: number, x: number) =>
      pointer(type, x, 100, { pointerId: id, pointerType: "touch" });
    finger("pointerdown", 1, 150);
    finger("pointerdown", 2, 250);
    finger("pointermove", 2, 350);
    const [lo, hi] = chart.view?.x ?? [0, 0];
    expect(hi - lo).toBeCloseTo(50, 0);
  });

  test("by the wheel needs ctrl, so that the page scrolls", () => {
    const { chart, host } = painted(page.signal);
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
    const { chart } = painted(page.signal);
    chart.setView({ x: [10, 20], y: [1, 2] });
    chart.setScales({ unit: "duration", x: "linear", y: "linear" });
    expect(chart.view).toEqual({ x: null, y: [1, 2] });
  });
});

describe("the keyboard", () => {
  test("reaches the chart", () => {
    expect(painted(page.signal).host.tabIndex).toBe(0);
  });

  test("steps the crosshair through the points and takes it away", () => {
    const { key, hovers } = painted(page.signal);
    for (const name of ["ArrowRight", "ArrowRight", "ArrowLeft"]) key(name);
    expect(hovers.map((hover) => hover?.x)).toEqual([0, 50, 0]);
    expect(key("Escape").defaultPrevented).toBe(true);
    expect(hovers.at(-1)).toBeNull();
    expect(key("Escape").defaultPrevented).toBe(false);
  });

  test("zooms and fits", () => {
    const { chart, key } = painted(page.signal);
    key("+");
    expect(chart.view?.x).not.toBeNull();
    key("0");
    expect(chart.view).toBeNull();
  });

  test("leaves other keys to the page", () => {
    const { key, views } = painted(page.signal);
    expect(key("a").defaultPrevented).toBe(false);
    expect(views).toEqual([]);
  });
});
