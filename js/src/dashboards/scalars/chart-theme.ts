import type { ChartTheme } from "../../charts";
import { type Ground, resolveColors } from "../../theme";

/** How charts look inside `root`, which carries the theme's variables. */
export function chartThemeOf(root: HTMLElement, ground: Ground): ChartTheme {
  const colors = resolveColors(root, ["bg", "grid", "line", "muted", "crosshair", "accent", "warn"]);
  return {
    background: colors.bg,
    grid: colors.grid,
    axis: colors.line,
    text: colors.muted,
    faint: ground === "dark" ? 0.28 : 0.22,
    crosshair: colors.crosshair,
    accent: colors.accent,
    alert: colors.warn,
    font: getComputedStyle(root).fontFamily,
    fontSize: 11,
  };
}
