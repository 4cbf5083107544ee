/** Points that a fitted y axis leaves out: how many, and signs at its ends that say where. */
import type { Brush } from "./brush";
import type { Layout } from "./layout";
import type { ChartTheme, LineSeries, Outside, Values } from "./types";

/** CSS pixels: signs nearer to each other are one. */
const SPACING = 8;

/** What lies outside, and the places along x to say so at, in device pixels. */
export interface Outliers extends Outside {
  readonly aboveAt: readonly number[];
  readonly belowAt: readonly number[];
}

export const NONE_OUTSIDE: Outliers = { above: 0, below: 0, isExact: true, aboveAt: [], belowAt: [] };

/** Counts the points in sight along x that are beyond an end of y. */
export function findOutliers(
  list: readonly LineSeries[],
  columnOf: (series: LineSeries) => Values,
  layout: Layout,
): Outliers {
  const spacing = SPACING * layout.size.ratio;
  const [above, below] = [new Tally(spacing), new Tally(spacing)];
  const [[left, right], [bottom, top]] = [layout.x.domain, layout.y.domain];
  for (const series of list) {
    const column = columnOf(series);
    for (let i = 0; i < column.length; i += 1) {
      const [x, value] = [series.x[i] as number, column[i] as number];
      if (!(x >= left && x <= right) || (value >= bottom && value <= top)) continue;
      if (!Number.isFinite(value) || (layout.y.bend.kind === "log" && value <= 0)) continue;
      (value > top ? above : below).add(layout.x.px(x));
    }
  }
  const isExact = list.every(({ index, x }) => index === undefined || (index.at(-1) ?? -1) < x.length);
  return { above: above.count, below: below.count, isExact, aboveAt: above.places, belowAt: below.places };
}

class Tally {
  count = 0;
  readonly #spacing: number;
  readonly #slots = new Set<number>();

  constructor(spacing: number) {
    this.#spacing = spacing;
  }

  add(px: number): void {
    this.count += 1;
    this.#slots.add(Math.round(px / this.#spacing));
  }

  get places(): number[] {
    return [...this.#slots].map((slot) => slot * this.#spacing);
  }
}

/** Draws small arrows at the ends of y, where something lies beyond. */
export function drawOutliers(
  brush: Brush,
  { aboveAt, belowAt }: Outliers,
  layout: Layout,
  theme: ChartTheme,
): void {
  const { plot, size } = layout;
  const r = 3.5 * size.ratio;
  const arrow = (x: number, base: number, tip: number) =>
    brush.fillPolygon([x - r, base, x, tip, x + r, base], theme.text);
  for (const x of aboveAt) arrow(x, plot.top, plot.top - r * 1.4);
  for (const x of belowAt) arrow(x, plot.bottom - r * 1.4, plot.bottom);
}
