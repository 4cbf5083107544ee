/** A chart in a test's hands: its element, its frames, what it drew and what it told. */
import { vi } from "vitest";
import { lineOf, theme } from "./fixtures";
import { LineChart } from "./line-chart";
import { Painter } from "./painter";
import { RecordingBrush } from "./recording-brush";
import type { Hover, Report, Selection, View, ViewReason } from "./types";

/** A chart of 400 by 200 pixels whose frames and brushes the test holds. */
export function chartOn(signal: AbortSignal, { width = 400, height = 200 } = {}) {
  const host = document.createElement("div");
  const resize = (width: number, height: number) =>
    Object.defineProperties(host, {
      clientWidth: { value: width, configurable: true },
      clientHeight: { value: height, configurable: true },
    });
  resize(width, height);
  host.setPointerCapture = vi.fn();
  host.releasePointerCapture = vi.fn();
  document.body.append(host);
  const frames: (() => void)[] = [];
  const brushes: RecordingBrush[] = [];
  const hovers: (Hover | null)[] = [];
  const views: (View | null)[] = [];
  const reasons: ViewReason[] = [];
  const frozen: (number | null)[] = [];
  const selections: (Selection | null)[] = [];
  const reports: Report[] = [];
  const painter = new Painter({ requestFrame: (callback) => frames.push(callback), now: () => 0 });
  const chart = new LineChart(host, {
    painter,
    signal,
    theme,
    onHover: (hover) => hovers.push(hover),
    onView: (view, reason) => {
      views.push(view);
      reasons.push(reason);
    },
    onFreeze: (x) => frozen.push(x),
    onSelect: (selection) => selections.push(selection),
    onReport: (report) => reports.push(report),
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
  const key = (name: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more });
    host.dispatchEvent(event);
    return event;
  };
  return {
    host,
    chart,
    resize,
    frame,
    frames,
    hovers,
    views,
    reasons,
    frozen,
    selections,
    reports,
    pointer,
    key,
  };
}

export const rising = () => [lineOf("a", [0, 50, 100], [0, 5, 10]), lineOf("b", [0, 50, 100], [10, 5.5, 0])];

/** A chart of two lines that has been painted. */
export function painted(signal: AbortSignal) {
  const bench = chartOn(signal);
  bench.chart.setSeries(rising());
  bench.frame();
  return bench;
}
