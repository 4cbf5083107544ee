import type { Brush } from "./brush";
import type { Layout } from "./layout";
import { drawEmphasised, type TracedSeries } from "./lines";
import { drawSelection } from "./selected";
import type { ChartTheme, Hit, Rect, Selection, XUnit } from "./types";

/** What lies over the lines. */
export interface Overlay {
  readonly traced: readonly TracedSeries[];
  /** Key of the series that stands out while the others step back. */
  readonly highlight: string | null;
  /** Where the crosshair stands, in the unit of x. */
  readonly crosshair: number | null;
  readonly isFrozen: boolean;
  readonly selection: Selection | null;
  readonly unit: XUnit;
  readonly hits: readonly Hit[];
  /** The hit that the pointer is closest to. */
  readonly nearest: Hit | null;
  /** The box drawn while zooming. */
  readonly box: Rect | null;
}

/** The dots of more series than these would hide the lines. */
const MOST_DOTS = 20;

/** How much of the background lies over the lines that step back. */
const VEIL = 0.65;

/** Whether there is nothing to draw. */
export function isBlank({ highlight, crosshair, selection, box }: Overlay): boolean {
  return highlight === null && crosshair === null && selection === null && box === null;
}

/** Draws everything that follows the pointer; the lines below stay untouched. */
export function drawOverlay(brush: Brush, overlay: Overlay, layout: Layout, theme: ChartTheme): void {
  const { traced, highlight, nearest } = overlay;
  const highlighted = traced.find(({ series }) => series.key === highlight);
  const emphasised = highlighted ?? traced.find(({ series }) => series.key === nearest?.key);
  if (highlighted !== undefined) brush.fillRect(layout.plot, theme.background, VEIL);
  if (overlay.selection !== null) drawSelection(brush, overlay.selection, overlay.unit, layout, theme);
  drawCrosshair(brush, overlay, layout, theme);
  if (emphasised !== undefined) drawEmphasised(brush, emphasised, layout);
  drawHits(brush, overlay, emphasised?.series.key, layout, theme);
  if (overlay.box !== null) drawBox(brush, overlay.box, layout, theme);
}

/** One that is frozen has the accent's colour, and a pin at its top. */
function drawCrosshair(
  brush: Brush,
  { crosshair, isFrozen }: Overlay,
  { plot, x, size }: Layout,
  theme: ChartTheme,
): void {
  if (crosshair === null || !(crosshair >= x.domain[0] && crosshair <= x.domain[1])) return;
  const width = Math.max(1, Math.round(size.ratio));
  const left = Math.round(x.px(crosshair) - width / 2);
  const color = isFrozen ? theme.accent : theme.crosshair;
  brush.fillRect({ left, top: plot.top, right: left + width, bottom: plot.bottom }, color, 1);
  if (isFrozen) brush.fillCircle(left + width / 2, plot.top, 3 * size.ratio, color);
}

function drawHits(
  brush: Brush,
  overlay: Overlay,
  first: string | undefined,
  layout: Layout,
  theme: ChartTheme,
): void {
  const { hits, traced } = overlay;
  const colors = new Map(traced.map(({ series }) => [series.key, series.color]));
  const shown = hits.length <= MOST_DOTS ? hits : hits.filter(({ key }) => key === first);
  const ordered = [...shown].sort((a, b) => Number(a.key === first) - Number(b.key === first));
  for (const { key, x, y } of ordered) {
    const color = colors.get(key);
    const [px, py] = [layout.x.px(x), layout.y.px(y)];
    if (color === undefined || !(py >= layout.plot.top && py <= layout.plot.bottom)) continue;
    const radius = (key === first ? 4 : 3) * layout.size.ratio;
    brush.fillCircle(px, py, radius + layout.size.ratio, theme.background);
    brush.fillCircle(px, py, radius, color);
  }
}

function drawBox(brush: Brush, box: Rect, { size }: Layout, theme: ChartTheme): void {
  const edge = Math.max(1, Math.round(size.ratio));
  const { left, top, right, bottom } = box;
  brush.fillRect(box, theme.accent, 0.12);
  brush.fillRect({ left, top, right: left + edge, bottom }, theme.accent, 0.7);
  brush.fillRect({ left: right - edge, top, right, bottom }, theme.accent, 0.7);
  brush.fillRect({ left, top, right, bottom: top + edge }, theme.accent, 0.7);
  brush.fillRect({ left, top: bottom - edge, right, bottom }, theme.accent, 0.7);
}
