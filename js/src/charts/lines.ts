/** Draws the lines of a chart, and what stands for points that lines cannot show. */

import type { Brush, Path, StrokeStyle } from "./brush";
import { standApart, type Visible } from "./density";
import type { Layout } from "./layout";
import { drawNote } from "./marks";
import type { Mark, Trace } from "./trace";
import type { ChartTheme, LineSeries, Rect } from "./types";

/** A series with the traces of what of it is in sight. */
export interface TracedSeries {
  readonly series: LineSeries;
  readonly line: Trace;
  readonly faint: Trace | null;
  /** The outline of the band. */
  readonly band: Path | null;
  readonly visible: Visible;
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
 * drawn with hairlines; while there are not too many, with as many side by side as make up a CSS pixel. Above 60 lines they
 * let each other shine through, so that it shows where most run.
 */
export function strokePlan(count: number, ratio: number): StrokePlan {
  if (count <= 8) return { width: 1.5 * ratio, shifts: [0], opacity: 1 };
  if (count > 60) return { width: 1, shifts: [0], opacity: 0.5 };
  return { width: 1, shifts: count <= 24 && ratio > 1.5 ? [-0.5, 0.5] : [0], opacity: 1 };
}

/** How a line that stands out is stroked. */
export function emphasis(ratio: number): StrokePlan {
  return { width: 2.25 * ratio, shifts: [0], opacity: 1 };
}

/** How much of a band's colour lies over the ground. */
const BAND_OPACITY = 0.16;

/** Superseded points: CSS pixels of their dots and gaps, and how far they show. */
const SUPERSEDED = { dash: [2, 2], opacity: 0.7 } as const;

/** Points further apart than this are dots, in CSS pixels; and no more of them than these. */
const DOT_SPACING = 10;
const MOST_DOTS = 1500;

/** Draws all lines: superseded ones first, then bands, raw values, the lines, dots and marks. */
export function drawLines(
  brush: Brush,
  traced: readonly TracedSeries[],
  layout: Layout,
  theme: ChartTheme,
  isRawShown: boolean,
): void {
  const { ratio } = layout.size;
  const [superseded, current] = parted(traced);
  const plan = strokePlan(current.length, ratio);
  const raw: StrokePlan = { width: 1, shifts: [0], opacity: theme.faint };
  brush.clipped(lineArea(layout), () => {
    for (const { series, line } of superseded) {
      const dotted = { ...series, dash: SUPERSEDED.dash };
      strokeTrace(brush, line, dotted, { width: ratio, shifts: [0], opacity: SUPERSEDED.opacity }, ratio);
    }
    for (const { series, band } of current) if (band !== null) brush.fill(band, series.color, BAND_OPACITY);
    for (const { series, faint } of isRawShown ? current : []) {
      if (faint !== null) strokeTrace(brush, faint, series, raw, ratio);
    }
    for (const { series, line } of current) strokeTrace(brush, line, series, plan, ratio);
    for (const { series, line } of traced) drawPoints(brush, line, series.color, ratio);
    drawSingles(brush, current, layout);
  });
  drawNotes(brush, traced, layout, theme);
}

function parted(traced: readonly TracedSeries[]): readonly [TracedSeries[], TracedSeries[]] {
  const isSuperseded = ({ series }: TracedSeries) => series.style === "superseded";
  return [traced.filter(isSuperseded), traced.filter((one) => !isSuperseded(one))];
}

/** Dots for the points of lines that are all there and stand apart. */
function drawSingles(brush: Brush, traced: readonly TracedSeries[], { x, y, size }: Layout): void {
  const shown = traced.filter(({ visible }) => standApart(visible, DOT_SPACING * size.ratio));
  if (shown.reduce((sum, { visible }) => sum + visible.held, 0) > MOST_DOTS) return;
  const [lo, hi] = x.domain;
  for (const { series } of shown) {
    for (let i = 0; i < series.x.length; i += 1) {
      const at = series.x[i] as number;
      const py = y.px(series.y[i] as number);
      if (at >= lo && at <= hi && Number.isFinite(py))
        brush.fillCircle(x.px(at), py, 2 * size.ratio, series.color);
    }
  }
}

/** Draws one series so that it stands out. */
export function drawEmphasised(brush: Brush, { series, line, band }: TracedSeries, layout: Layout): void {
  const { ratio } = layout.size;
  brush.clipped(lineArea(layout), () => {
    if (band !== null) brush.fill(band, series.color, BAND_OPACITY);
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
  const dash = trace.isDashed ? [] : series.dash.map((length) => length * ratio);
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

/** Says what an axis does to values: that a log axis has no place for some, where a symlog axis is linear. */
function drawNotes(brush: Brush, traced: readonly TracedSeries[], layout: Layout, theme: ChartTheme): void {
  const note = noteOf(traced, layout);
  const { plot, size } = layout;
  if (note !== null)
    drawNote(brush, note, plot.left + 3 * size.ratio, plot.bottom - 8 * size.ratio, layout, theme);
}

/** How many values are left out is not told: behind each point may stand others. */
function noteOf(traced: readonly TracedSeries[], { x, y }: Layout): string | null {
  const notes: string[] = [];
  if (y.bend.kind === "symlog") notes.push(`linear within ±${Number(y.bend.threshold.toPrecision(1))}`);
  if (traced.some(({ line }) => line.marks.some(({ kind }) => kind === "floor"))) {
    notes.push("values ≤ 0 not shown");
  }
  if (x.bend.kind === "log" && traced.some(({ series }) => series.x.some((at) => at <= 0))) {
    notes.push("x ≤ 0 not shown");
  }
  return notes.length === 0 ? null : notes.join(", ");
}
