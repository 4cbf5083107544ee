import type { Brush, Path } from "./brush";
import type { Layout } from "./layout";
import type { ChartTheme } from "./types";

/** Draws the grid, the axis and the labels. */
export function drawAxes(brush: Brush, layout: Layout, theme: ChartTheme): void {
  drawGrid(brush, layout, theme);
  drawBaseline(brush, layout, theme);
  drawYLabels(brush, layout, theme);
  drawXLabels(brush, layout, theme);
}

/** The middle of a pixel row or column, where a line of one pixel is sharp. */
function crisp(px: number): number {
  return Math.floor(px) + 0.5;
}

function hairline(brush: Brush, color: string, trace: (path: Path) => void): void {
  const path = brush.newPath();
  trace(path);
  brush.stroke(path, { color, width: 1, dash: [], opacity: 1, shift: 0 });
}

function drawGrid(brush: Brush, { plot, y, yTicks }: Layout, theme: ChartTheme): void {
  hairline(brush, theme.grid, (path) => {
    for (const { value } of yTicks) {
      path.moveTo(plot.left, crisp(y.px(value)));
      path.lineTo(plot.right, crisp(y.px(value)));
    }
  });
}

function drawBaseline(brush: Brush, { plot, x, xTicks, size }: Layout, theme: ChartTheme): void {
  const length = Math.round(3 * size.ratio);
  hairline(brush, theme.axis, (path) => {
    path.moveTo(plot.left, crisp(plot.bottom));
    path.lineTo(plot.right, crisp(plot.bottom));
    for (const { value } of xTicks) {
      path.moveTo(crisp(x.px(value)), plot.bottom);
      path.lineTo(crisp(x.px(value)), plot.bottom + length);
    }
  });
}

function drawYLabels(brush: Brush, { plot, y, yTicks, font, size }: Layout, theme: ChartTheme): void {
  const at = plot.left - Math.round(6 * size.ratio);
  for (const { value, label } of yTicks) {
    brush.text(label, at, Math.round(y.px(value)), {
      color: theme.text,
      font,
      align: "right",
      baseline: "middle",
    });
  }
}

/** Labels stand centred under their ticks; one that would leave the chart is moved inside. */
function drawXLabels(brush: Brush, { plot, x, xTicks, font, size }: Layout, theme: ChartTheme): void {
  const top = plot.bottom + Math.round(7 * size.ratio);
  for (const { value, label } of xTicks) {
    const half = brush.textWidth(label, font) / 2;
    const edge = half + size.ratio;
    const at = Math.max(edge, Math.min(x.px(value), size.width - edge));
    brush.text(label, Math.round(at), top, { color: theme.text, font, align: "center", baseline: "top" });
  }
}
