import type { Drawn } from "../lines/drawn";
import type { Line } from "../lines/lines";
import type { Cursor, ScalarsView } from "../view";
import type { CardModel } from "./card-model";

/** What a card's header says: a line's value where the crosshair is, or its last one. */
export interface Reading {
  readonly label: string;
  readonly value: number;
}

/**
 * The one value of a card: under a crosshair elsewhere the value of the run that is nearest to it there, else the last
 * value of the highlighted line, or of the only one.
 */
export function readingOf(card: CardModel, view: ScalarsView): Reading | null {
  const cursor = view.cursor.value;
  if (cursor === null || cursor.card === card) return lastOf(card.headline.value);
  const name = view.screen.highlighted.value ?? nearestName(cursor);
  const drawn = card.drawn.value.find((one) => one.name === name) ?? card.headline.value;
  if (drawn === null) return null;
  const at = nearestAt(drawn.line, cursor.hover.x);
  return at === null ? null : { label: drawn.label, value: drawn.line.y[at] as number };
}

function lastOf(drawn: Drawn | null): Reading | null {
  const value = drawn?.line.y.at(-1);
  return drawn === null || value === undefined ? null : { label: drawn.label, value };
}

function nearestName({ card, hover }: Cursor): string | null {
  const [first, ...others] = hover.hits;
  if (first === undefined) return null;
  const nearest = others.reduce((best, hit) => (hit.distance < best.distance ? hit : best), first);
  return card.drawn.value.find(({ key }) => key === nearest.key)?.name ?? null;
}

/** The point that is nearest along x; the first of equals. */
function nearestAt({ x }: Line, to: number): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < x.length; i += 1) {
    const distance = Math.abs((x[i] as number) - to);
    if (distance >= least) continue;
    least = distance;
    best = i;
  }
  return best;
}
