import type { Facts, RunColumn, RunSort, RunStat, Runs, Summary } from "../../state";
import type { CsvCell } from "../../util/csv";
import { formatStep, formatValue } from "../../util/format";
import { compareNatural } from "../../util/natural";

/** A column of the runs' table. */
export interface Column {
  readonly key: string;
  /** One line, or two of which the second stands back. */
  readonly title: string;
  readonly subtitle: string;
  /** Width in CSS pixels, and what lies left of it. */
  readonly width: number;
  readonly left: number;
  readonly isNumeric: boolean;
  cellOf(run: number): CsvCell;
  /** The value as it is shown. */
  textOf(run: number): string;
}

const RUN_WIDTH = 260;
const VALUE_WIDTH = 104;
/** A hyperparameter is shown as it was set, but for the noise of a float32. */
const DIGITS = 7;

export interface ColumnsOptions {
  readonly runs: Runs;
  readonly hparamNames: readonly string[];
  readonly chosen: readonly RunColumn[];
  readonly pinned: readonly string[];
}

/** The columns from left to right: the run, what is pinned, hyperparameters, values of tags. */
export function columnsOf({ runs, hparamNames, chosen, pinned }: ColumnsOptions): Column[] {
  const others = [
    ...hparamNames.map((name) => hparamColumn(name, runs.facts)),
    ...chosen.map((column) => statColumn(column, runs.facts)),
  ];
  const isPinned = ({ key }: Unplaced) => pinned.includes(key);
  const all = [runColumn(runs), ...others.filter(isPinned), ...others.filter((column) => !isPinned(column))];
  return all.map((column, i) => ({ ...column, left: widthOf(all.slice(0, i)) }));
}

/** Width of several columns in CSS pixels. */
export function widthOf(columns: readonly Pick<Column, "width">[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

type Unplaced = Omit<Column, "left">;

function runColumn(runs: Runs): Unplaced {
  const cellOf = (run: number) => runs.labelOf(run);
  const fixed = { key: "run", title: "run", subtitle: "", width: RUN_WIDTH, isNumeric: false };
  return { ...fixed, cellOf, textOf: cellOf };
}

function hparamColumn(name: string, facts: Facts): Unplaced {
  const cellOf = (run: number): CsvCell => {
    const own = facts.hparams.value.get(run);
    return own !== undefined && Object.hasOwn(own, name) ? (own[name] ?? null) : null;
  };
  const isNumeric = [...facts.hparams.value.keys()].every((run) => {
    const value = cellOf(run);
    return value === null || typeof value === "number";
  });
  const textOf = (run: number) => {
    const value = cellOf(run);
    return String(typeof value === "number" ? Number(value.toPrecision(DIGITS)) : (value ?? ""));
  };
  const title = { title: name, subtitle: "" };
  return { key: `hparam:${name}`, ...title, width: VALUE_WIDTH, isNumeric, cellOf, textOf };
}

const PICKS: Readonly<Record<RunStat, (summary: Summary) => number | bigint>> = {
  last: ({ last }) => last,
  min: ({ min }) => min,
  max: ({ max }) => max,
  "min step": ({ minStep }) => minStep,
  "max step": ({ maxStep }) => maxStep,
};

function statColumn({ tag, stat }: RunColumn, facts: Facts): Unplaced {
  const cellOf = (run: number) => {
    const summary = facts.values.value.summary(run, tag);
    return summary && PICKS[stat](summary);
  };
  const format = stat.endsWith("step") ? formatStep : (value: number | bigint) => formatValue(Number(value));
  const textOf = (run: number) => {
    const value = cellOf(run);
    return value === null ? "" : format(value);
  };
  const title = { title: tag, subtitle: STAT_NAMES[stat] };
  return { key: `${stat}:${tag}`, ...title, width: VALUE_WIDTH, isNumeric: true, cellOf, textOf };
}

/** What the statistics are called in words. */
export const STAT_NAMES: Readonly<Record<RunStat, string>> = {
  last: "last",
  min: "min",
  max: "max",
  "min step": "step of min",
  "max step": "step of max",
};

/** Runs in the order of a column; those without a value last either way, equal ones as they came. */
export function sorted(
  runs: readonly number[],
  columns: readonly Column[],
  sort: RunSort | null,
): readonly number[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (column === undefined || sort === null) return runs;
  const sign = sort.isDescending ? -1 : 1;
  const keyed = runs.map((run) => ({ run, value: column.cellOf(run) }));
  return keyed.sort((a, b) => compareCells(a.value, b.value, sign)).map(({ run }) => run);
}

function compareCells(a: CsvCell, b: CsvCell, sign: number): number {
  const [isVoid, isOtherVoid] = [isNothing(a), isNothing(b)];
  if (isVoid || isOtherVoid) return Number(isVoid) - Number(isOtherVoid);
  const areNumbers = isNumber(a) && isNumber(b);
  if (!areNumbers) return sign * compareNatural(String(a), String(b));
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}

const isNumber = (cell: CsvCell): cell is number | bigint =>
  typeof cell === "number" || typeof cell === "bigint";
const isNothing = (cell: CsvCell) => cell === null || Number.isNaN(cell);

/** The table as it is, its titles first. */
export function cellsOf(columns: readonly Column[], runs: readonly number[]): CsvCell[][] {
  const titles = columns.map(({ title, subtitle }) => (subtitle === "" ? title : `${title} ${subtitle}`));
  return [titles, ...runs.map((run) => columns.map(({ cellOf }) => cellOf(run)))];
}
