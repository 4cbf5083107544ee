import type { LineStyle } from "../../../theme";
import { csvOf } from "../../../util/csv";
import { compareNatural } from "../../../util/natural";
import { type Delta, deltaOf } from "../lines/compare";
import type { Drawn } from "../lines/drawn";
import { reader } from "../query/align";
import { type Statistics, statisticsOf } from "../query/statistics";

/** What a table says of one line, over all steps or a range of them. */
export interface ValueRow extends Statistics {
  readonly key: string;
  readonly label: string;
  readonly name: string;
  readonly style: LineStyle;
  readonly smoothed: number;
  /** At the end of the range, or at the marked step. */
  readonly value: number;
  readonly delta: Delta | null;
  readonly step: number | bigint | null;
  /** Seconds from the series' first point to that value; NaN for groups. */
  readonly relative: number;
}

/** @param steps the marked step, or the first and last of the marked range; `null` for all */
export function rowsOf(drawn: readonly Drawn[], steps: readonly number[] | null): ValueRow[] {
  return drawn.map((one) => rowOf(one, steps));
}

function rowOf(drawn: Drawn, steps: readonly number[] | null): ValueRow {
  const { key, label, name, style, plain, baseline } = drawn;
  const range = steps?.length === 2 ? ([steps[0] as number, steps[1] as number] as const) : null;
  const at = positionOf(drawn, steps);
  const smoothed = plain.y[at] ?? Number.NaN;
  const step = plain.step[at] ?? null;
  const start = plain.wallTime.find(Number.isFinite) ?? Number.NaN;
  const theirs =
    baseline === null || step === null ? Number.NaN : reader(baseline.step, baseline.y)(Number(step));
  return {
    ...statisticsOf(plain.step, plain.raw, range),
    key,
    label,
    name,
    style,
    smoothed,
    value: plain.raw[at] ?? Number.NaN,
    delta: baseline === plain ? null : deltaOf(smoothed, theirs),
    step,
    relative: (plain.wallTime[at] ?? Number.NaN) - start,
  };
}

/** The last point up to the end of what is marked; of all points the last one. */
function positionOf({ plain: { step } }: Drawn, steps: readonly number[] | null): number {
  const end = steps?.at(-1);
  if (end === undefined) return step.length - 1;
  let at = -1;
  for (let i = 0; i < step.length; i += 1) if (Number(step[i]) <= end) at = i;
  return at;
}

export type Cell = number | bigint | string | null;

/** A column of a table of values. */
export interface ValueColumn {
  readonly title: string;
  /** What it sorts by, and what stands in files: numbers in full. */
  readonly cell: (row: ValueRow) => Cell;
  readonly text: (row: ValueRow) => string;
}

/** Rows by a column; what has no value comes last either way. */
export function sorted(rows: readonly ValueRow[], column: ValueColumn, isDown: boolean): ValueRow[] {
  const sign = isDown ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [column.cell(a), column.cell(b)];
    if (typeof left === "string" && typeof right === "string") return sign * compareNatural(left, right);
    const [isLeft, isRight] = [hasValue(left), hasValue(right)];
    if (!isLeft || !isRight) return Number(isRight) - Number(isLeft);
    return sign * (Number(left) - Number(right));
  });
}

function hasValue(cell: Cell): boolean {
  return cell !== null && !Number.isNaN(cell);
}

/** A table as text, with its titles: with tabs between cells for the clipboard, with commas for files. */
export function tableText(
  rows: readonly ValueRow[],
  columns: readonly ValueColumn[],
  separator: "\t" | ",",
): string {
  const titles = columns.map(({ title }) => title.trim());
  return csvOf([titles, ...rows.map((row) => columns.map(({ cell }) => cell(row)))], separator);
}
