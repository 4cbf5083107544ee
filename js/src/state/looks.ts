import { type Ground, hueOf, type LineStyle, lineStyle, QUIET, rampColor, shadeOf } from "../theme";
import type { Bundle } from "./bundles";
import type { Look } from "./schema";

/** What colours follow in place of the order of first appearance. */
export interface Coloring {
  readonly bundles: readonly Bundle[];
  /** Whether bundles of numbers go along a ramp. */
  readonly isRamp: boolean;
  /** Whether members of a bundle are told apart by lightness. */
  readonly isShaded: boolean;
}

/** A run's or a bundle's style before its ground is known. */
export type Paint = (ground: Ground) => LineStyle;

/** Places with a look of their own: eight hues, each solid, dashed and dotted. */
export const OWN_LOOKS = 24;
const HUE_COUNT = 8;

/**
 * The look of a place in order of first appearance. Beyond 24 there is none to tell it by, and while more than that many
 * runs are drawn it stands back.
 */
export function placePaint(place: number, drawn: number): Paint {
  if (place < OWN_LOOKS || drawn <= OWN_LOOKS) return (ground) => lineStyle(place, ground);
  return (ground) => ({ color: QUIET[ground], dash: [] });
}

/** What the user said of one run, over what it would look like otherwise. */
export function dressed(paint: Paint, { color, dash }: Look): Paint {
  return (ground) => {
    const plain = paint(ground);
    return {
      color: color === null ? plain.color : hueOf(color, ground),
      dash: dash === null ? plain.dash : lineStyle(dash * HUE_COUNT, ground).dash,
    };
  };
}

/** The look of each bundle as a whole, in their order. */
export function bundlePaints({ bundles, isRamp }: Coloring): Paint[] {
  const shares = isRamp ? sharesOf(bundles) : [];
  return bundles.map(({ place }, position) => {
    const share = shares[position];
    if (share === undefined) return (ground) => lineStyle(place, ground);
    return (ground) => ({ color: Number.isNaN(share) ? QUIET[ground] : rampColor(share, ground), dash: [] });
  });
}

/** The look of each member, by run number. */
export function memberPaints(coloring: Coloring): ReadonlyMap<number, Paint> {
  const paints = bundlePaints(coloring);
  const entries = paints.flatMap((paint, position) => {
    const members = coloring.bundles[position]?.members ?? [];
    return members.map((run, nth): [number, Paint] => [
      run,
      coloring.isShaded ? shaded(paint, nth, members.length) : paint,
    ]);
  });
  return new Map(entries);
}

function shaded(paint: Paint, nth: number, count: number): Paint {
  return (ground) => {
    const style = paint(ground);
    return { ...style, color: shadeOf(style.color, nth, count) };
  };
}

const FEWEST_ON_RAMP = 3;
const WIDE = 10;

/**
 * Where bundles stand between the smallest and the largest number, 0 to 1, NaN for what is no number; on a logarithmic
 * scale where positive numbers span more than a factor of ten. Empty when fewer than three are numbers.
 */
function sharesOf(bundles: readonly Bundle[]): number[] {
  const numbers = bundles.flatMap(({ value }) => value ?? []);
  if (numbers.length < FEWEST_ON_RAMP) return [];
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const scale = least > 0 && most / least > WIDE ? Math.log : (value: number) => value;
  const span = scale(most) - scale(least);
  return bundles.map(({ value }) => (value === null ? Number.NaN : (scale(value) - scale(least)) / span));
}
