/** What range of values an axis shows when it fits the data. */
import { decimalStep } from "./decimal";
import { type Bend, bent, straightened } from "./scale";
import type { Range, XUnit } from "./types";

/** Far enough from the largest double that differences stay finite. */
const LARGEST = 1e307;

/** Steps that a fitted end is rounded to, for an axis: live data then moves the axis now and then, not at every tick. */
const X_STEPS = 40;
const Y_STEPS = 16;
/** In a decade of a log axis, in an e-fold of a symlog one. */
const BENT_STEPS = 8;

/**
 * The x domain for data that spans `extent`: its ends rounded outwards by at most a fortieth or so.
 *
 * @param extent `null` without data; on a log axis, the extent of the positive ones
 */
export function fitX(unit: XUnit, bend: Bend, extent: Range | null): Range {
  if (bend.kind === "log") return fitBent(bend, extent ?? [1, 10], 0);
  if (extent === null) return unit === "duration" ? [0, 60] : [0, 1];
  const [lo, hi] = clamped(extent);
  if (isFlat(lo, hi)) return widened(lo, hi, Math.max(Math.abs(hi) * 1e-6, 1));
  return roundedOut(lo, hi, X_STEPS);
}

/** The y domain for values that span `extent`; on a log axis, the extent of the positive ones. */
export function fitY(bend: Bend, extent: Range | null): Range {
  switch (bend.kind) {
    case "linear":
      return fitLinear(extent);
    case "log":
      return fitBent(bend, extent ?? [0.13, 7.6], 0.2);
    case "symlog": {
      const [lo, hi] = fitBent(bend, extent ?? [-1, 1], 0.2);
      return [extent !== null && extent[0] >= 0 ? Math.max(lo, 0) : lo, hi];
    }
  }
}

function fitLinear(extent: Range | null): Range {
  if (extent === null) return [0, 1];
  const [lo, hi] = clamped(extent);
  if (isFlat(lo, hi)) return widened(lo, hi, Math.abs(hi) * 0.1 || 1);
  const air = (hi - lo) * 0.02;
  const [bottom, top] = roundedOut(lo - air, hi + air, Y_STEPS);
  return [lo >= 0 ? Math.max(bottom, 0) : bottom, top];
}

/** Rounded outwards, with `air` in rounding steps. */
function fitBent(bend: Bend, extent: Range, air: number): Range {
  const steps = (value: number) => straightened(inReach(value, bend), bend) * BENT_STEPS;
  const bottom = Math.floor(steps(extent[0]) - air + 1e-9);
  const top = Math.max(Math.ceil(steps(extent[1]) + air - 1e-9), bottom + 2);
  return [bent(bottom / BENT_STEPS, bend), bent(top / BENT_STEPS, bend)];
}

function inReach(value: number, { kind }: Bend): number {
  return Math.min(Math.max(value, kind === "log" ? 1 / LARGEST : -LARGEST), LARGEST);
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
  const unit = decimalStep(hi - lo, steps);
  return [Math.floor(lo / unit + 1e-9) * unit, Math.ceil(hi / unit - 1e-9) * unit];
}
