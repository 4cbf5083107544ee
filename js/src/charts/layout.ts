/** Where the parts of a chart go: the plot, its axes and their labels. */
import type { Brush } from "./brush";
import { Scale } from "./scale";
import { type Tick, xTicks, yTicks } from "./ticks";
import type { ChartTheme, Range, Rect, Scales } from "./types";

/** The drawing surface in device pixels, and how many of them make a CSS pixel. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

export interface Layout {
  readonly size: Size;
  readonly plot: Rect;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Room for the labels of the y axis in CSS pixels. */
  readonly gutter: number;
  /** The CSS font of the labels, its size in device pixels. */
  readonly font: string;
}

export interface LayoutInput {
  readonly size: Size;
  readonly scales: Scales;
  readonly x: Range;
  readonly y: Range;
  readonly theme: ChartTheme;
  /** The gutter of the layout before, 0 at first. */
  readonly gutter: number;
}

/** CSS pixels. */
const TOP = 6;
const RIGHT = 10;
const LABEL_GAP = 6;
const GUTTER_STEP = 8;
const X_TICK_ROOM = 70;
const Y_TICK_ROOM = 40;

/** Lays a chart out. The brush only measures labels. */
export function layOut({ size, scales, x, y, theme, gutter }: LayoutInput, brush: Brush): Layout {
  const { width, height, ratio } = size;
  const font = `${theme.fontSize * ratio}px ${theme.font}`;
  const bottom = height - Math.round((theme.fontSize + LABEL_GAP + 6) * ratio);
  const top = Math.round(TOP * ratio);
  const ticksOfY = yTicks(scales.y, y, tickCount(bottom - top, Y_TICK_ROOM * ratio));
  const roomy = gutterFor((widest(ticksOfY, font, brush) + 2) / ratio + LABEL_GAP, gutter);
  const left = Math.round(roomy * ratio);
  const right = Math.max(width - Math.round(RIGHT * ratio), left + 1);
  return {
    size,
    plot: { left, top, right, bottom: Math.max(bottom, top + 1) },
    x: new Scale(scales.x, x, [left, right]),
    y: new Scale(scales.y, y, [Math.max(bottom, top + 1), top]),
    xTicks: sparse(
      scales,
      x,
      (right - left) / ratio,
      (ticks) => (widest(ticks, font, brush) / ratio + 16) * ticks.length,
    ),
    yTicks: ticksOfY,
    gutter: roomy,
    font,
  };
}

function tickCount(length: number, room: number): number {
  return Math.max(2, Math.floor(length / room));
}

/** As many x ticks as fit without their labels touching, at least one where there is one. */
function sparse(scales: Scales, x: Range, width: number, needed: (ticks: readonly Tick[]) => number): Tick[] {
  for (let count = tickCount(width, X_TICK_ROOM); count > 1; count -= 1) {
    const ticks = xTicks(scales.x, x, count);
    if (needed(ticks) <= width) return ticks;
  }
  return xTicks(scales.x, x, 1).slice(0, 1);
}

function widest(ticks: readonly Tick[], font: string, brush: Brush): number {
  return ticks.reduce((most, { label }) => Math.max(most, brush.textWidth(label, font)), 0);
}

/**
 * The width of the gutter: whole steps, and narrower than before only if two steps are to gain, so that a label that
 * comes and goes with live data does not move the plot.
 */
export function gutterFor(needed: number, before: number): number {
  const wanted = Math.max(Math.ceil(needed / GUTTER_STEP), 3) * GUTTER_STEP;
  return wanted < before && before - wanted <= GUTTER_STEP ? before : wanted;
}
