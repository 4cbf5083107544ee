/** Draws the lines of a chart, and what stands for points that lines cannot show. */

import type { Brush, StrokeStyle } from "./brush";
import type { Layout } from "./layout";
import type { Mark, Trace } from "./trace";
import type { ChartTheme, LineSeries, Rect } from "./types";

/** A series with the traces of what of it is in sight. */
export interface TracedSeries {
  readonly series: LineSeries;
  readonly line: Trace;
  readonly faint: Trace | null;
}

/** How lines are stroked. */
export interface StrokePlan {
  /** Device pixels. */
  readonly width: number;
  /** Device pixels to move each of the strokes of a line down by. */
  readonly shifts: readonly number[];
  /** 0 to 1. */
  readonly opacity: number;
}

/**
 * How to stroke so many lines. A stroke of one device pixel costs the rasteriser an eighth of a wider one, so a crowd is
 * drawn with hairlines: two of them, half a CSS pixel apart, look like a line of 1.5; above 60 lines one is enough, and
 * lets the others shine through, so that it shows where most lines run.
 */
export function strokePlan(count: number, ratio: number): StrokePlan {
  if (count <= 8) return { width: 1.5 * ratio, shifts: [0], opacity: 1 };
  if (count > 60) return { width: 1, shifts: [0], opacity: 0.5 };
  return { width: 1, shifts: [-ratio / 4, ratio / 4], opacity: 1 };
}

/** How a line that stands out is stroked. */
export function emphasis(ratio: number): StrokePlan {
  return { width: 2.25 * ratio, shifts: [0], opacity: 1 };
}

/** Draws all lines: the faint ones first, then the drawn ones, then dots and marks. */
export function drawLines(
  brush: Brush,
  traced: readonly TracedSeries[],
  layout: Layout,
  theme: ChartTheme,
): void {
  const { ratio } = layout.size;
  const plan = strokePlan(traced.length, ratio);
  const raw: StrokePlan = { width: 1, shifts: [0], opacity: theme.faint };
  brush.clipped(lineArea(layout), () => {
    for (const { series, faint } of traced) {
      if (faint !== null) strokeTrace(brush, faint, series, raw, ratio);
    }
    for (const { series, line } of traced) strokeTrace(brush, line, series, plan, ratio);
    for (const { series, line } of traced) drawPoints(brush, line, series.color, ratio);
  });
  drawUndrawable(brush, traced, layout, theme);
}

/** Draws one series so that it stands out. */
export function drawEmphasised(brush: Brush, { series, line }: TracedSeries, layout: Layout): void {
  const { ratio } = layout.size;
  brush.clipped(lineArea(layout), () => {
    strokeTrace(brush, line, series, emphasis(ratio), ratio);
    drawPoints(brush, line, series.color, ratio);
  });
}

/** The plot and a little air, so that a line along its edge keeps its width. */
function lineArea({ plot, size }: Layout): Rect {
  const air = Math.ceil(2 * size.ratio);
  return { left: plot.left - air, top: plot.top - air, right: plot.right + air, bottom: plot.bottom + air };
}

function strokeTrace(brush: Brush, trace: Trace, series: LineSeries, plan: StrokePlan, ratio: number): void {
  const dash = series.dash.map((length) => length * ratio);
  const style: StrokeStyle = {
    color: series.color,
    width: plan.width,
    dash,
    opacity: plan.opacity,
    shift: 0,
  };
  for (const shift of plan.shifts) brush.stroke(trace.path, { ...style, shift });
}

function drawPoints(brush: Brush, trace: Trace, color: string, ratio: number): void {
  const { dots, marks } = trace;
  for (let i = 0; i + 1 < dots.length; i += 2) {
    brush.fillCircle(dots[i] as number, dots[i + 1] as number, 2.5 * ratio, color);
  }
  for (const mark of marks) brush.fillPolygon(cornersOf(mark, 3.5 * ratio), color);
}

/** Triangles point to the infinity they stand for, a diamond is NaN, a flat wedge lies on the floor of a log axis. */
function cornersOf({ kind, x, y }: Mark, r: number): readonly number[] {
  switch (kind) {
    case "up":
      return [x - r, y + r * 0.8, x, y - r, x + r, y + r * 0.8];
    case "down":
      return [x - r, y - r * 0.8, x, y + r, x + r, y - r * 0.8];
    case "nan":
      return [x - r, y, x, y - r, x + r, y, x, y + r];
    case "floor":
      return [x - r * 0.8, y - r * 0.8, x + r * 0.8, y - r * 0.8, x, y];
  }
}

const UNDRAWABLE = "values ≤ 0 not shown";

/** Says so where a log axis has no place for some values. How many is not told: behind each point may stand others. */
function drawUndrawable(
  brush: Brush,
  traced: readonly TracedSeries[],
  layout: Layout,
  theme: ChartTheme,
): void {
  if (!traced.some(({ line }) => line.marks.some(({ kind }) => kind === "floor"))) return;
  const { plot, size, font } = layout;
  const [pad, gap] = [Math.round(3 * size.ratio), Math.round(8 * size.ratio)];
  const [left, bottom] = [plot.left + pad, plot.bottom - gap];
  const top = bottom - Math.round(theme.fontSize * size.ratio);
  const right = left + brush.textWidth(UNDRAWABLE, font);
  const plate = { left: left - pad, top: top - pad, right: right + pad, bottom: bottom + pad };
  brush.fillRect(plate, theme.background, 0.8);
  brush.text(UNDRAWABLE, left, bottom, { color: theme.text, font, align: "left", baseline: "bottom" });
}
