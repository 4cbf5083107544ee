export type Ground = "light" | "dark";

/** How a run's lines look. */
export interface LineStyle {
  readonly color: string;
  /** Lengths of strokes and gaps in CSS pixels; empty for a solid line. */
  readonly dash: readonly number[];
}

/** Eight hues told apart under normal, protan, deutan and tritan sight, each with 3:1 contrast on its ground. */
const HUES: Readonly<Record<Ground, readonly string[]>> = {
  light: ["#25357d", "#c4890c", "#2f94e4", "#711428", "#4021f4", "#576302", "#9343a2", "#f2569a"],
  dark: ["#6e7ab6", "#e8dd47", "#6cf7f5", "#fe7b02", "#a836fe", "#63b68b", "#d99aec", "#ce3c6e"],
};
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2]];

/** The style of the n-th run in order of first appearance: eight hues, then the same dashed, then dotted, then again. */
export function lineStyle(position: number, ground: Ground): LineStyle {
  const hues = HUES[ground];
  return {
    color: hues[position % hues.length] ?? "currentColor",
    dash: DASHES[Math.floor(position / hues.length) % DASHES.length] ?? [],
  };
}
