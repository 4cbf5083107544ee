import type { LineSeries } from "../../charts";
import type { Drawn } from "./drawn";

/** The lines of a card in the words of the chart engine. */
export function seriesOf(drawn: readonly Drawn[], sharedPrefix: number): LineSeries[] {
  return drawn.map(({ key, name, label, run, line, style }) => ({
    key,
    label: run !== null && label === name ? label.slice(sharedPrefix) : label,
    x: line.x,
    y: line.y,
    faint: line.y === line.raw ? undefined : line.raw,
    band: "low" in line ? { low: line.low, high: line.high, runs: line.runs } : undefined,
    index: run === null ? undefined : line.index,
    revision: line.revision,
    ...style,
  }));
}
