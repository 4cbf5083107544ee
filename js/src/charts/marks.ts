/** What an owner writes into a plot: marks of what happened at an x, names at the ends of lines, and notes. */
import type { Brush } from "./brush";
import type { Layout } from "./layout";
import type { ChartMark, ChartTheme } from "./types";

/** Dots of the line of a restart, in CSS pixels. */
const DOTS = [1, 3];

/** CSS pixels between a mark and its label. */
const LABEL_GAP = 6;

/** Draws the marks in sight, each with its label if there is room for it up to the next one. */
export function drawMarks(
  brush: Brush,
  marks: readonly ChartMark[],
  layout: Layout,
  theme: ChartTheme,
): void {
  const [lo, hi] = layout.x.domain;
  const shown = marks.filter(({ x }) => x >= lo && x <= hi).sort((a, b) => a.x - b.x);
  const places = shown.map(({ x }) => Math.floor(layout.x.px(x)) + 0.5);
  for (const [i, mark] of shown.entries()) {
    const px = places[i] as number;
    drawMarkLine(brush, mark, px, layout, theme);
    const right = px + brush.textWidth(mark.label, layout.font) + 2 * LABEL_GAP * layout.size.ratio;
    if (right <= (places[i + 1] ?? layout.plot.right)) drawMarkLabel(brush, mark, px, layout, theme);
  }
}

function drawMarkLine(
  brush: Brush,
  { kind }: ChartMark,
  px: number,
  { plot, size }: Layout,
  theme: ChartTheme,
): void {
  const color = kind === "alert" ? theme.alert : theme.text;
  const path = brush.newPath();
  path.moveTo(px, plot.top);
  path.lineTo(px, plot.bottom);
  const dash = kind === "alert" ? [] : DOTS.map((length) => length * size.ratio);
  brush.stroke(path, { color, width: Math.max(1, Math.round(size.ratio)), dash, opacity: 0.7, shift: 0 });
  const r = 3.5 * size.ratio;
  brush.fillPolygon([px - r, plot.top, px + r, plot.top, px, plot.top + r * 1.4], color);
}

function drawMarkLabel(
  brush: Brush,
  { label, kind }: ChartMark,
  px: number,
  layout: Layout,
  theme: ChartTheme,
): void {
  const { plot, size } = layout;
  const color = kind === "alert" ? theme.alert : theme.text;
  drawNote(brush, label, px + LABEL_GAP * size.ratio, plot.top + (theme.fontSize + 2) * size.ratio, layout, {
    ...theme,
    text: color,
  });
}

/** Writes a line of text on a plate that keeps it apart from the lines; `left` and `bottom` are the text's. */
export function drawNote(
  brush: Brush,
  text: string,
  left: number,
  bottom: number,
  { size, font }: Layout,
  theme: ChartTheme,
): void {
  const pad = Math.round(2 * size.ratio);
  const top = bottom - Math.round(theme.fontSize * size.ratio);
  const right = left + brush.textWidth(text, font);
  const plate = { left: left - pad, top: top - pad, right: right + pad, bottom: bottom + pad };
  brush.fillRect(plate, theme.background, 0.8);
  brush.text(text, left, bottom, { color: theme.text, font, align: "left", baseline: "bottom" });
}
