import type { Hit, LineSeries } from "../../charts";
import { formatStep } from "../../util/format";
import type { CardModel, Drawn } from "./card-model";
import type { Cursor } from "./view";

const MOST_ROWS = 8;

export interface TooltipRow {
  readonly name: string;
  readonly color: string;
  readonly dash: readonly number[];
  /** The step of the run's nearest point where it is not the tooltip's: the run has ended, or writes other steps. */
  readonly elsewhere: string | null;
  readonly smoothed: number;
  readonly value: number;
}

/** What the tooltip says, nearest line first. */
export interface TooltipContent {
  readonly step: number | bigint;
  /** Seconds since the first point of the nearest series. */
  readonly relative: number;
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly rows: readonly TooltipRow[];
  readonly more: number;
}

/** The values at the cursor; `null` when there is no point near it. */
export function tooltipOf(cursor: Cursor, card: CardModel): TooltipContent | null {
  const lines = new Map(card.drawn.value.map((drawn) => [drawn.name, drawn]));
  const styles = new Map(card.series.value.map((series) => [series.key, series]));
  const hits = [...cursor.hover.hits].sort((a, b) => a.distance - b.distance);
  const nearest = hits[0];
  const drawn = nearest === undefined ? undefined : lines.get(nearest.key);
  if (nearest === undefined || drawn === undefined) return null;
  const times = timesOf(drawn, nearest.index);
  return {
    ...times,
    rows: hits.slice(0, MOST_ROWS).map((hit) => ({
      ...rowOf(hit, styles.get(hit.key)),
      elsewhere: stepElsewhere(lines.get(hit.key)?.line.points.step[hit.index], times.step),
    })),
    more: Math.max(0, hits.length - MOST_ROWS),
  };
}

function timesOf({ line }: Drawn, index: number): Pick<TooltipContent, "step" | "relative" | "wallTime"> {
  const { step, wallTime } = line.points;
  const time = wallTime[index] ?? Number.NaN;
  const start = wallTime.find(Number.isFinite) ?? Number.NaN;
  return { step: step[index] ?? 0, relative: time - start, wallTime: time };
}

function rowOf({ key, y, raw }: Hit, style: LineSeries | undefined): Omit<TooltipRow, "elsewhere"> {
  return { name: key, color: style?.color ?? "", dash: style?.dash ?? [], smoothed: y, value: raw };
}

/** A step, unless it reads like the tooltip's own. */
function stepElsewhere(step: number | bigint | undefined, own: number | bigint): string | null {
  const text = formatStep(step ?? own);
  return text === formatStep(own) ? null : text;
}
