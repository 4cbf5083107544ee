import type { LineSeries } from "../../../charts";
import type { Drawn } from "./drawn";

/** How the lines of a card are drawn. */
export interface SeriesOptions {
  /** Whether names stand at the ends of lines, while there are few. */
  readonly isLabelled: boolean;
  /** How many characters all names share at their start. */
  readonly sharedPrefix: number;
}

/** The lines of a card in the words of the chart engine: groups above runs, earlier runs above later ones. */
export function seriesOf(drawn: readonly Drawn[], { isLabelled, sharedPrefix }: SeriesOptions): LineSeries[] {
  const isRun = ({ run }: Drawn) => run !== null;
  const upwards = [...drawn.filter(isRun).reverse(), ...drawn.filter((one) => !isRun(one))];
  return upwards.map(({ key, label, run, line, style }) => ({
    key,
    label: isLabelled ? label.slice(sharedPrefix) : undefined,
    x: line.x,
    y: line.y,
    faint: line.y === line.raw ? undefined : line.raw,
    band: "low" in line ? { low: line.low, high: line.high, runs: line.runs } : undefined,
    index: run === null ? undefined : line.index,
    revision: line.revision,
    kept: line.kept,
    ...style,
  }));
}
