import { formatCount, formatStep, formatValue } from "../../../util/format";
import type { Drawn } from "../lines/drawn";
import { statisticsOf } from "../query/statistics";
import type { CardModel } from "./card-model";

const MOST_LINES = 5;

/** A chart in words, for those who cannot see it. */
export function summaryOf({ spec, drawn }: CardModel): string {
  const lines = drawn.value;
  const name = spec.tags.map(({ tag }) => tag).join(", ");
  if (lines.length === 0) return `${name}: no run is shown.`;
  const said = lines.slice(0, MOST_LINES).map(wordsOf);
  const rest = lines.length > MOST_LINES ? `, and ${lines.length - MOST_LINES} more` : "";
  const noun = spec.isComposed || lines.some(({ run }) => run === null) ? "line" : "run";
  return `${name}, ${formatCount(lines.length, noun)}. ${said.join("; ")}${rest}.`;
}

function wordsOf({ label, line }: Drawn): string {
  const { end, min, max, start } = statisticsOf(line.step, line.raw, null);
  const trend = end > start ? "up" : end < start ? "down" : "level";
  const step = formatStep(line.step.at(-1) ?? 0);
  return `${label} ${formatValue(end)} at step ${step}, from ${formatValue(min)} to ${formatValue(max)}, ${trend} since the start`;
}
