import { formatStep, formatValue } from "../../util/format";
import type { CardModel, Drawn } from "./card-model";

const MOST_RUNS = 5;

/** A chart in words, for those who cannot see it. */
export function summaryOf(card: CardModel): string {
  const drawn = card.drawn.value;
  if (drawn.length === 0) return `${card.tag.tag}: no run is shown.`;
  const runs = drawn.slice(0, MOST_RUNS).map(lastOf);
  const rest = drawn.length > MOST_RUNS ? `, and ${drawn.length - MOST_RUNS} more` : "";
  return `${card.tag.tag}, ${drawn.length === 1 ? "1 run" : `${drawn.length} runs`}. Last values: ${runs.join(", ")}${rest}.`;
}

function lastOf({ name, line }: Drawn): string {
  const value = line.raw.at(-1) ?? Number.NaN;
  const step = line.points.step.at(-1) ?? 0;
  return `${name} ${formatValue(value)} at step ${formatStep(step)}`;
}
