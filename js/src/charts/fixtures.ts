/** Small charts to test with. */
import type { Layout } from "./layout";
import { LINEAR, Scale } from "./scale";
import type { ChartTheme, LineSeries, Range, YScale } from "./types";

export const theme: ChartTheme = {
  background: "white",
  grid: "silver",
  axis: "gray",
  text: "black",
  faint: 0.25,
  crosshair: "dimgray",
  accent: "blue",
  alert: "red",
  font: "sans-serif",
  fontSize: 10,
};

export function lineOf(
  key: string,
  x: readonly number[],
  y: readonly number[],
  more: Partial<LineSeries> = {},
): LineSeries {
  const columns = { x: Float64Array.from(x), y: Float64Array.from(y) };
  return { key, ...columns, color: key, dash: [], revision: 1, ...more };
}

/** A layout whose plot is 100 by 100 pixels, from 0,0 on, with y growing upwards. */
export function layoutOf(
  x: Range,
  y: Range,
  { kind = "linear" as YScale, ratio = 1, threshold = 1 } = {},
): Layout {
  return {
    size: { width: 100, height: 100, ratio },
    plot: { left: 0, top: 0, right: 100, bottom: 100 },
    x: new Scale(LINEAR, x, [0, 100]),
    y: new Scale({ kind, threshold }, y, [100, 0]),
    xTicks: [],
    yTicks: [],
    gutter: 0,
    hasEndLabels: false,
    font: "10px sans-serif",
  };
}
