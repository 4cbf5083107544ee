/** How many points of a whole series stand behind what is drawn of it. */
import type { Scale } from "./scale";
import type { LineSeries, Range } from "./types";

/** The points of a series in sight. */
export interface Visible {
  /** How many are held. */
  readonly held: number;
  /** How many there are, held or not. */
  readonly all: number;
  /** Device pixels along x that they spread over. */
  readonly width: number;
}

/**
 * Points of a series whose x is in sight.
 *
 * @param range positions that hold them all, the second exclusive
 */
export function visiblePoints(
  { x, index }: LineSeries,
  isAscending: boolean,
  range: Range,
  scale: Scale,
): Visible {
  if (!isAscending) return countVisible(x, index, scale);
  const [lo, hi] = scale.domain;
  const first = (x[range[0]] as number) < lo ? range[0] + 1 : range[0];
  const last = (x[range[1] - 1] as number) > hi ? range[1] - 2 : range[1] - 1;
  if (!(first <= last)) return { held: 0, all: 0, width: 0 };
  return {
    held: last - first + 1,
    all: positionOf(index, last) - positionOf(index, first) + 1,
    width: scale.px(x[last] as number) - scale.px(x[first] as number),
  };
}

/** Looks at each point; those between two held ones are taken to be in sight if both are. */
function countVisible(x: Float64Array, index: Uint32Array | undefined, scale: Scale): Visible {
  const [lo, hi] = scale.domain;
  let [held, all, least, most] = [0, 0, Infinity, -Infinity];
  let before = -1;
  for (let i = 0; i < x.length; i += 1) {
    const at = x[i] as number;
    if (!(at >= lo && at <= hi)) continue;
    held += 1;
    all += before !== i - 1 || i === 0 ? 1 : positionOf(index, i) - positionOf(index, before);
    before = i;
    least = Math.min(least, at);
    most = Math.max(most, at);
  }
  return { held, all, width: held === 0 ? 0 : scale.px(most) - scale.px(least) };
}

function positionOf(index: Uint32Array | undefined, i: number): number {
  return index === undefined ? i : (index[i] as number);
}

/** Points behind a device pixel; a series of one place counts as one pixel wide. */
export function densityOf({ all, width }: Visible): number {
  return all < 2 ? 0 : all / Math.max(width, 1);
}

/** Whether each point is held and stands so far from its neighbours, on average, that it can be told apart. */
export function standApart({ held, all, width }: Visible, spacing: number): boolean {
  return held > 1 && held === all && width >= (held - 1) * spacing;
}
