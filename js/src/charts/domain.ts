/** What range of values an axis shows when it fits the data. */
import { tickStep } from "d3-array";
import type { Range, XScale, YScale } from "./types";

/** Far enough from the largest double that differences stay finite. */
const LARGEST = 1e307;

/** Steps that a fitted end is rounded to, for an axis: live data then moves the axis now and then, not at every tick. */
const X_STEPS = 40;
const Y_STEPS = 16;
const LOG_STEPS_PER_DECADE = 8;

/**
 * The x domain for data that spans `extent`: its ends rounded outwards by at most a fortieth or so.
 *
 * @param extent `null` without data
 */
export function fitX(kind: XScale, extent: Range | null): Range {
  if (extent === null) return emptyX(kind);
  const [lo, hi] = clamped(extent);
  if (isFlat(lo, hi)) return widened(lo, hi, Math.max(Math.abs(hi) * 1e-6, 1));
  return roundedOut(lo, hi, X_STEPS);
}

/** The y domain for values that span `extent`; on a log axis, the extent of the positive ones. */
export function fitY(kind: YScale, extent: Range | null): Range {
  return kind === "log" ? fitLog(extent) : fitLinear(extent);
}

function fitLinear(extent: Range | null): Range {
  if (extent === null) return [0, 1];
  const [lo, hi] = clamped(extent);
  if (isFlat(lo, hi)) return widened(lo, hi, Math.abs(hi) * 0.1 || 1);
  const air = (hi - lo) * 0.02;
  const [bottom, top] = roundedOut(lo - air, hi + air, Y_STEPS);
  return [lo >= 0 ? Math.max(bottom, 0) : bottom, top];
}

function fitLog(extent: Range | null): Range {
  if (extent === null) return [0.1, 10];
  const bottom = Math.floor(logSteps(extent[0]) - 0.2);
  const top = Math.max(Math.ceil(logSteps(extent[1]) + 0.2), bottom + 2);
  return [10 ** (bottom / LOG_STEPS_PER_DECADE), 10 ** (top / LOG_STEPS_PER_DECADE)];
}

function logSteps(value: number): number {
  return Math.log10(Math.min(Math.max(value, 1 / LARGEST), LARGEST)) * LOG_STEPS_PER_DECADE;
}

function emptyX(kind: XScale): Range {
  return kind === "duration" ? [0, 60] : [0, 1];
}

function clamped([lo, hi]: Range): Range {
  return [Math.max(lo, -LARGEST), Math.min(hi, LARGEST)];
}

/** Whether two values are too close for an axis of doubles between them. */
export function isFlat(lo: number, hi: number): boolean {
  return !(hi - lo > 1e-12 * Math.max(Math.abs(lo), Math.abs(hi)));
}

function widened(lo: number, hi: number, margin: number): Range {
  return [lo - margin, hi + margin];
}

function roundedOut(lo: number, hi: number, steps: number): Range {
  const unit = tickStep(lo, hi, steps);
  return [Math.floor(lo / unit + 1e-9) * unit, Math.ceil(hi / unit - 1e-9) * unit];
}
