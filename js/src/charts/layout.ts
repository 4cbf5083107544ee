/** Where the parts of a chart go: the plot, its axes and their labels. */
import type { Brush } from "./brush";
import { endLabelRoom } from "./end-labels";
import { type Bend, Scale } from "./scale";
import { type Tick, xTicks, yTicks } from "./ticks";
import type { ChartTheme, LineSeries, Range, Rect, XUnit } from "./types";

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
  /** Room that the labels of the y axis need, in CSS pixels. */
  readonly gutter: number;
  /** Whether there is room for names at the ends of the lines. */
  readonly hasEndLabels: boolean;
  /** The CSS font of the labels, its size in device pixels. */
  readonly font: string;
}

/** Room above and below a chart in CSS pixels. */
export interface Margin {
  readonly top: number;
  readonly bottom: number;
}

/** How an axis bends and what it shows. */
export interface AxisInput {
  readonly bend: Bend;
  readonly domain: Range;
}

export interface LayoutInput {
  readonly size: Size;
  readonly unit: XUnit;
  readonly x: AxisInput;
  readonly y: AxisInput;
  /** Whether there is nothing to show; the axes are then without labels. */
  readonly isEmpty: boolean;
  /** Whether x holds whole numbers only. */
  readonly isWhole: boolean;
  readonly theme: ChartTheme;
  /** CSS pixels: the gutter of the layout before, 0 at first, and the least there is to be. */
  readonly gutter: { readonly before: number; readonly least: number };
  /** CSS pixels kept free for others. */
  readonly margin: Margin;
  /** What may be written at the ends of the lines. */
  readonly series: readonly LineSeries[];
}

/** CSS pixels. */
const TOP = 6;
const RIGHT = 10;
const BELOW = 12;
const LABEL_GAP = 8;
const X_LABEL_SPACING = 16;
const GUTTER_STEP = 8;
const X_TICK_ROOM = 70;
const Y_TICK_ROOM = 40;

/** Lays a chart out. The brush only measures labels. */
export function layOut(input: LayoutInput, brush: Brush): Layout {
  const { size, x, y, theme } = input;
  const font = `${theme.fontSize * size.ratio}px ${theme.font}`;
  const measure = (ticks: readonly Tick[]) => widest(ticks, font, brush) / size.ratio;
  const top = Math.round((TOP + input.margin.top) * size.ratio);
  const below = Math.round((theme.fontSize + BELOW + input.margin.bottom) * size.ratio);
  const bottom = Math.max(size.height - below, top + 1);
  const ticksOfY = input.isEmpty
    ? []
    : yTicks(y.bend, y.domain, tickCount((bottom - top) / size.ratio, Y_TICK_ROOM));
  const gutter = gutterFor(measure(ticksOfY) + LABEL_GAP, input.gutter.before);
  const left = Math.round(Math.max(gutter, input.gutter.least) * size.ratio);
  const room = endLabelRoom(input.series, font, size, brush);
  const right = Math.max(size.width - Math.round(RIGHT * size.ratio) - room, left + 1);
  return {
    size,
    plot: { left, top, right, bottom },
    x: new Scale(x.bend, x.domain, [left, right]),
    y: new Scale(y.bend, y.domain, [bottom, top]),
    xTicks: fittingTicks(input, (right - left) / size.ratio, measure),
    yTicks: ticksOfY,
    gutter,
    hasEndLabels: room > 0,
    font,
  };
}

/** As many x ticks as stand in a width of CSS pixels without their labels touching; one where not even two do. */
function fittingTicks(
  input: LayoutInput,
  width: number,
  measure: (ticks: readonly Tick[]) => number,
): Tick[] {
  const { unit, x, isWhole } = input;
  if (input.isEmpty) return [];
  for (let count = tickCount(width, X_TICK_ROOM); count > 1; count -= 1) {
    const ticks = xTicks(unit, x.bend, x.domain, count, isWhole);
    if ((measure(ticks) + X_LABEL_SPACING) * ticks.length <= width) return ticks;
  }
  return xTicks(unit, x.bend, x.domain, 1, isWhole).slice(0, 1);
}

function tickCount(length: number, room: number): number {
  return Math.max(2, Math.floor(length / room));
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
