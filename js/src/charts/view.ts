/** How gestures change what part of the plane is shown. Pure functions over layouts; device pixels. */
import { isFlat } from "./domain";
import type { Layout } from "./layout";
import type { Scale } from "./scale";
import type { Range, Rect, View } from "./types";

/** A place on the surface in device pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What each axis shows when it fits the data. */
export interface Fit {
  readonly x: Range;
  readonly y: Range;
}

/** CSS pixels: a drag shorter than this is a click, and one thinner than this along an axis leaves that axis alone. */
const CLICK = 4;
const THIN = 14;

/**
 * The box that a drag spans inside the plot; a thin drag spans the whole plot across. `null` for a click.
 */
export function boxOf(from: Point, to: Point, { plot, size }: Layout): Rect | null {
  const [wide, high] = [Math.abs(to.x - from.x) / size.ratio, Math.abs(to.y - from.y) / size.ratio];
  if (Math.max(wide, high) < CLICK) return null;
  const isThinAlongX = wide < THIN && high > wide;
  const isThinAlongY = high < THIN && !isThinAlongX;
  const [left, right] = isThinAlongX ? [plot.left, plot.right] : sorted(from.x, to.x, plot.left, plot.right);
  const [top, bottom] = isThinAlongY ? [plot.top, plot.bottom] : sorted(from.y, to.y, plot.top, plot.bottom);
  return { left, top, right, bottom };
}

/** The view that a box asks for: an axis that it spans wholly stays as it was. */
export function viewOfBox(box: Rect, layout: Layout, view: View | null): View | null {
  const { plot, x, y } = layout;
  const spansX = box.left <= plot.left && box.right >= plot.right;
  const spansY = box.top <= plot.top && box.bottom >= plot.bottom;
  return simplified({
    x: spansX ? (view?.x ?? null) : kept(rangeOf(x, box.left, box.right), view?.x ?? null),
    y: spansY ? (view?.y ?? null) : kept(rangeOf(y, box.bottom, box.top), view?.y ?? null),
  });
}

/**
 * The view after zooming about a place: x, and y too where it does not fit itself. Out beyond the data is back to fit.
 *
 * @param factor above 1 zooms out
 */
export function zoomed(layout: Layout, view: View | null, fit: Fit, factor: number, at: Point): View | null {
  const x = around(layout.x, at.x, factor);
  const y = around(layout.y, at.y, factor);
  return simplified({
    x: holds(x, fit.x) ? null : kept(x, view?.x ?? null),
    y: view === null || view.y === null || holds(y, fit.y) ? null : kept(y, view.y),
  });
}

/** The view after the plane has been pushed by so many pixels; an axis that fits the data does not move. */
export function panned(layout: Layout, view: View | null, across: number, down: number): View | null {
  if (view === null) return null;
  const { x, y } = layout;
  return {
    x: view.x && kept(rangeOf(x, x.pixels[0] - across, x.pixels[1] - across), view.x),
    y: view.y && kept(rangeOf(y, y.pixels[0] - down, y.pixels[1] - down), view.y),
  };
}

function around(scale: Scale, at: number, factor: number): Range {
  const [start, end] = scale.pixels;
  return rangeOf(scale, at + (start - at) * factor, at + (end - at) * factor);
}

function rangeOf(scale: Scale, start: number, end: number): Range {
  return [scale.value(start), scale.value(end)];
}

function sorted(a: number, b: number, lo: number, hi: number): Range {
  const inside = (px: number) => Math.min(Math.max(px, lo), hi);
  return a < b ? [inside(a), inside(b)] : [inside(b), inside(a)];
}

function holds(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && outer[1] >= inner[1];
}

/** The range, or the former one where the new one is beyond what doubles can tell apart. */
function kept(range: Range, former: Range | null): Range | null {
  const isUsable = Number.isFinite(range[0]) && Number.isFinite(range[1]) && !isFlat(...range);
  return isUsable ? range : former;
}

function simplified(view: View): View | null {
  return view.x === null && view.y === null ? null : view;
}
