export type Ground = "light" | "dark";

/** How a run's lines look. */
export interface LineStyle {
  readonly color: string;
  /** Lengths of strokes and gaps in CSS pixels; empty for a solid line. */
  readonly dash: readonly number[];
}

/** Eight hues told apart under normal, protan, deutan and tritan sight, each with 3:1 contrast on its ground. */
export const HUES: Readonly<Record<Ground, readonly string[]>> = {
  light: ["#25357d", "#c4890c", "#2f94e4", "#711428", "#4021f4", "#576302", "#9343a2", "#f2569a"],
  dark: ["#6e7ab6", "#e8dd47", "#6cf7f5", "#fe7b02", "#a836fe", "#63b68b", "#d99aec", "#ce3c6e"],
};
export const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2]];

/** For what stands back when there is more than colours can tell apart. */
export const QUIET: Readonly<Record<Ground, string>> = { light: "#8d939c", dark: "#747b86" };

/** Viridis in seven steps, cut where it would fade into the ground. */
const RAMPS: Readonly<Record<Ground, readonly string[]>> = {
  light: ["#440154", "#46327e", "#365c8d", "#277f8e", "#1fa187", "#35a866", "#62a61f"],
  dark: ["#6f5bb0", "#4f74b8", "#3389a6", "#22a287", "#4ac16d", "#a0da39", "#fde725"],
};

/** The style of the n-th run in order of first appearance: eight hues, then the same dashed, then dotted, then again. */
export function lineStyle(position: number, ground: Ground): LineStyle {
  return {
    color: hueOf(position % HUES[ground].length, ground),
    dash: DASHES[Math.floor(position / HUES[ground].length) % DASHES.length] ?? [],
  };
}

/** A hue by its number; a CSS colour as it is. */
export function hueOf(color: number | string, ground: Ground): string {
  return typeof color === "string" ? color : (HUES[ground][color] ?? "currentColor");
}

/** The colour of a share, 0 to 1, on a continuous ramp. */
export function rampColor(share: number, ground: Ground): string {
  const ramp = RAMPS[ground];
  const place = Math.min(Math.max(share, 0), 1) * (ramp.length - 1);
  const below = Math.min(Math.floor(place), ramp.length - 2);
  return mixed(ramp[below] ?? "", ramp[below + 1] ?? "", place - below);
}

const MOST_SHADE = 0.38;

/** One of several shades of a hue, darker and lighter around it. */
export function shadeOf(color: string, place: number, count: number): string {
  if (count < 2) return color;
  const amount = ((2 * place) / (count - 1) - 1) * MOST_SHADE;
  return mixed(color, amount < 0 ? "#000000" : "#ffffff", Math.abs(amount));
}

/** Both colours are written `#rrggbb`. */
function mixed(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  return `#${a.map((value, i) => twoHex(value + ((b[i] ?? 0) - value) * share)).join("")}`;
}

const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
const twoHex = (value: number) => Math.round(value).toString(16).padStart(2, "0");
