import { reader } from "../query/align";
import type { Drawn } from "./drawn";

/** How far a value is from the baseline's. */
export interface Delta {
  readonly delta: number;
  /** In parts of the baseline's magnitude. */
  readonly share: number;
}

/** Compares values with the baseline's at the same step, read between its points; `null` where it has none there. */
export function comparedWith({ baseline, plain }: Drawn, at: number): Delta | null {
  if (baseline === null || baseline === plain) return null;
  const theirs = reader(baseline.step, baseline.y)(Number(plain.step[at]));
  return deltaOf(plain.y[at] as number, theirs);
}

export function deltaOf(own: number, theirs: number): Delta | null {
  const delta = own - theirs;
  return Number.isFinite(delta) ? { delta, share: delta / Math.abs(theirs) } : null;
}
