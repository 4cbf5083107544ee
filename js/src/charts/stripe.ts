/** What of a picture is to be painted again when its series have only grown. */
import type { Layout } from "./layout";
import { lowerBound } from "./trace";
import type { SeriesTraces } from "./traces";
import type { Rect } from "./types";

/** CSS pixels that what is drawn of a point reaches to its left. */
const REACH = 5;

/**
 * The right part of the surface that holds all points which are not painted yet; `null` where more than it would change.
 *
 * Lines are cut at its left edge, so nothing may stand there whose look depends on what is left of it: dashes along a line,
 * marks that keep their distance, the dots of points that stand apart.
 */
export function stripeOf(traces: readonly SeriesTraces[], layout: Layout): Rect | null {
  let left: number = layout.plot.right;
  for (const { series, settled, isAscending } of traces) {
    if (!isAscending || settled === 0 || series.style !== undefined) return null;
    if (settled < series.x.length) left = Math.min(left, layout.x.px(series.x[settled - 1] as number));
  }
  if (!(left > layout.plot.left)) return null;
  const { width, height, ratio } = layout.size;
  return { left: Math.floor(left - REACH * ratio), top: 0, right: width, bottom: height };
}

/** The position from which on a series is to be traced for its lines to be whole in the stripe. */
export function stripeStart({ series }: SeriesTraces, { left }: Rect, { x }: Layout): number {
  return lowerBound(series.x, x.value(left - 1)) - 1;
}
