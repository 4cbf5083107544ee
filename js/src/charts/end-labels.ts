/** The names of lines, written where they end. */
import type { Brush } from "./brush";
import type { Layout } from "./layout";
import type { TracedSeries } from "./lines";
import type { LineSeries } from "./types";

/** More lines than these are told apart by a legend. */
const MOST = 6;

/** CSS pixels from the plot to the labels. */
const GAP = 6;

/** The labels may take this share of a chart's width. */
const SHARE = 0.3;

/** Room that the labels of these lines take right of the plot, in device pixels; 0 when they do not fit. */
export function endLabelRoom(
  list: readonly LineSeries[],
  font: string,
  size: { readonly width: number; readonly ratio: number },
  brush: Brush,
): number {
  const labels = list.flatMap(({ label }) => label ?? []);
  if (labels.length === 0 || list.length > MOST) return 0;
  const room = Math.max(...labels.map((label) => brush.textWidth(label, font))) + GAP * size.ratio;
  return room <= size.width * SHARE ? Math.ceil(room) : 0;
}

/** Writes the labels, moved apart where lines end close to each other. */
export function drawEndLabels(brush: Brush, traced: readonly TracedSeries[], layout: Layout): void {
  const { plot, size, font } = layout;
  const ends = traced.flatMap(({ series }) => {
    const y = lastY(series, layout);
    return series.label === undefined || y === null ? [] : [{ text: series.label, color: series.color, y }];
  });
  ends.sort((a, b) => a.y - b.y);
  const height = Number.parseFloat(font) * 1.2;
  const places = spreadOut(
    ends.map(({ y }) => y),
    height,
    plot.top + height / 2,
    plot.bottom - height / 2,
  );
  for (const [i, { text, color }] of ends.entries()) {
    const y = Math.round(places[i] as number);
    brush.text(text, plot.right + GAP * size.ratio, y, { color, font, align: "left", baseline: "middle" });
  }
}

/** The pixel of the last value in sight. */
function lastY({ x, y }: LineSeries, layout: Layout): number | null {
  const [lo, hi] = layout.x.domain;
  for (let i = x.length - 1; i >= 0; i -= 1) {
    const at = x[i] as number;
    const py = layout.y.px(y[i] as number);
    if (at >= lo && at <= hi && Number.isFinite(py)) return py;
  }
  return null;
}

/** Ascending places moved as little as needed to be `gap` apart and inside `lo` to `hi`, if there is room. */
export function spreadOut(places: readonly number[], gap: number, lo: number, hi: number): number[] {
  const spread = [...places];
  for (let i = 0; i < spread.length; i += 1) {
    spread[i] = Math.max(spread[i] as number, i === 0 ? lo : (spread[i - 1] as number) + gap);
  }
  for (let i = spread.length - 1; i >= 0; i -= 1) {
    spread[i] = Math.min(spread[i] as number, i === spread.length - 1 ? hi : (spread[i + 1] as number) - gap);
  }
  return spread;
}
