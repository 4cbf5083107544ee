/** Draws what the user has marked along x: its places, the range between them, and a handle for each on the strip. */
import type { Brush } from "./brush";
import type { Layout } from "./layout";
import { formatX } from "./ticks";
import type { ChartTheme, Rect, Selection, XUnit } from "./types";

/** CSS pixels. */
const PAD = 4;

export function drawSelection(
  brush: Brush,
  { start, end }: Selection,
  unit: XUnit,
  layout: Layout,
  theme: ChartTheme,
): void {
  const { plot, x } = layout;
  const inside = (at: number) => Math.min(Math.max(x.px(at), plot.left), plot.right);
  if (end !== null) {
    brush.fillRect({ ...plot, left: inside(start), right: inside(end) }, theme.accent, 0.08);
  }
  const middle = end === null ? null : (x.px(start) + x.px(end)) / 2;
  drawHandle(brush, start, formatX(unit, start), [-Infinity, middle ?? Infinity], layout, theme);
  if (end !== null)
    drawHandle(brush, end, formatX(unit, end), [middle ?? -Infinity, Infinity], layout, theme);
}

/** A line across the plot and a plate on the strip; the plate keeps between two pixels. */
function drawHandle(
  brush: Brush,
  at: number,
  label: string,
  [least, most]: readonly [number, number],
  layout: Layout,
  theme: ChartTheme,
): void {
  const { plot, x, size, font } = layout;
  if (!(at >= x.domain[0] && at <= x.domain[1])) return;
  const width = Math.max(1, Math.round(size.ratio));
  const line = Math.round(x.px(at) - width / 2);
  brush.fillRect(
    { left: line, top: plot.top, right: line + width, bottom: plot.bottom + 4 * width },
    theme.accent,
    1,
  );
  const half = Math.ceil(brush.textWidth(label, font) / 2 + PAD * size.ratio);
  const center = Math.max(least + half + width, Math.min(x.px(at), most - half - width));
  const left = Math.round(Math.max(0, Math.min(center - half, size.width - 2 * half)));
  const top = plot.bottom + Math.round(4 * size.ratio);
  const bottom = top + Math.round((theme.fontSize + PAD) * size.ratio);
  const plate = { left, top, right: left + 2 * half, bottom };
  hideTickLabels(brush, plate, layout, theme);
  brush.fillRect(plate, theme.accent, 1);
  brush.text(label, left + half, Math.round((top + bottom + size.ratio) / 2), {
    color: theme.background,
    font,
    align: "center",
    baseline: "middle",
  });
}

/** A label of the axis that a plate would cover in part is covered whole. */
function hideTickLabels(
  brush: Brush,
  plate: Rect,
  { x, xTicks, size, font }: Layout,
  theme: ChartTheme,
): void {
  for (const { value, label } of xTicks) {
    const half = brush.textWidth(label, font) / 2 + size.ratio;
    const [left, right] = [x.px(value) - half, x.px(value) + half];
    if (left < plate.right && right > plate.left)
      brush.fillRect({ ...plate, left, right }, theme.background, 1);
  }
}
