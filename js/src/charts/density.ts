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

/** Points of a series whose x is in sight. */
export function visiblePoints({ x, index }: LineSeries, [start, stop]: Range, scale: Scale): Visible {
  const [lo, hi] = scale.domain;
  let [held, all, least, most] = [0, 0, Infinity, -Infinity];
  let before = -1;
  for (let i = start; i < stop; i += 1) {
    const at = x[i] as number;
    if (!(at >= lo && at <= hi)) continue;
    held += 1;
    all += before < 0 || before !== i - 1 ? 1 : positionOf(index, i) - positionOf(index, before);
    before = i;
    if (at < least) least = at;
    if (at > most) most = at;
  }
  return { held, all, width: held === 0 ? 0 : Math.abs(scale.px(most) - scale.px(least)) };
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
