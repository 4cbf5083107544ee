import type { BandHit, Hit } from "../../../charts";
import type { TooltipSort } from "../../../state";
import type { LineStyle } from "../../../theme";
import { formatStep } from "../../../util/format";
import { compareNatural } from "../../../util/natural";
import { comparedWith, type Delta } from "../lines/compare";
import type { Drawn } from "../lines/drawn";
import type { Cursor } from "../view";
import type { CardModel } from "./card-model";

export const MOST_ROWS = 8;

export interface TooltipRow extends Times {
  readonly key: string;
  readonly label: string;
  readonly style: LineStyle;
  /** The step of the line's nearest point where it is not the tooltip's: the run has ended, or writes other steps. */
  readonly elsewhere: string | null;
  readonly smoothed: number;
  readonly value: number;
  readonly band: BandHit | null;
  /** From the baseline; `null` without one. */
  readonly delta: Delta | null;
}

/** What the tooltip says. */
export interface TooltipContent extends Times {
  readonly rows: readonly TooltipRow[];
  readonly more: number;
}

interface Times {
  readonly step: number | bigint;
  /** Seconds since the first point of the series; NaN for groups. */
  readonly relative: number;
  /** Seconds since 1970; NaN for groups. */
  readonly wallTime: number;
}

/** The values at the cursor; `null` when there is no point near it. The times are those of the nearest line. */
export function tooltipOf({ hover }: Cursor, card: CardModel, sort: TooltipSort): TooltipContent | null {
  const lines = new Map(card.drawn.value.map((drawn) => [drawn.key, drawn]));
  const hits = hover.hits.flatMap((hit) => {
    const drawn = lines.get(hit.key);
    return drawn === undefined ? [] : { hit, drawn };
  });
  const nearest = hits.reduce<At | null>(
    (best, at) => (best && best.hit.distance <= at.hit.distance ? best : at),
    null,
  );
  if (nearest === null) return null;
  const times = timesOf(nearest);
  const rows = hits.sort(ORDERS[sort]).map((at) => rowOf(at, times));
  return { ...times, rows, more: Math.max(0, rows.length - MOST_ROWS) };
}

interface At {
  readonly hit: Hit;
  readonly drawn: Drawn;
}

const ORDERS: Readonly<Record<TooltipSort, (a: At, b: At) => number>> = {
  nearest: (a, b) => a.hit.distance - b.hit.distance,
  value: (a, b) => rank(b) - rank(a),
  name: (a, b) => compareNatural(a.drawn.label, b.drawn.label),
};

/** What has no value comes last. */
function rank({ hit }: At): number {
  return Number.isNaN(hit.y) ? Number.NEGATIVE_INFINITY : hit.y;
}

function timesOf({ hit, drawn }: At): Times {
  const { step, wallTime } = drawn.plain;
  const time = wallTime[hit.index] ?? Number.NaN;
  const start = wallTime.find(Number.isFinite) ?? Number.NaN;
  return { step: step[hit.index] ?? 0, relative: time - start, wallTime: time };
}

function rowOf(at: At, { step }: Times): TooltipRow {
  const { hit, drawn } = at;
  const times = timesOf(at);
  const text = formatStep(times.step);
  return {
    ...times,
    key: drawn.key,
    label: drawn.label,
    style: drawn.style,
    elsewhere: text === formatStep(step) ? null : text,
    smoothed: drawn.plain.y[hit.index] ?? Number.NaN,
    value: drawn.plain.raw[hit.index] ?? Number.NaN,
    band: hit.band ?? null,
    delta: comparedWith(drawn, hit.index),
  };
}
