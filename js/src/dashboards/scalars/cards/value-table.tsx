import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { IconButton, MiddleText, Swatch, saveText } from "../../../ui";
import { formatDuration, formatStep, formatValue } from "../../../util/format";
import type { ScalarsView } from "../view";
import type { CardModel } from "./card-model";
import { changeText } from "./change";
import { rowsOf, sorted, tableText, type ValueColumn, type ValueRow } from "./value-rows";

interface TableProps {
  readonly card: CardModel;
  readonly view: ScalarsView;
}

const stepText = (step: number | bigint | null) => (step === null ? "" : formatStep(step));

const LABEL: ValueColumn = { title: "run", cell: ({ label }) => label, text: ({ label }) => label };
const SMOOTHED = valueColumn("smoothed", "smoothed");
const DELTAS: readonly ValueColumn[] = [
  {
    title: "Δ",
    cell: ({ delta }) => delta?.delta ?? null,
    text: ({ delta }) => (delta === null ? "" : changeText(delta, "delta")),
  },
  {
    title: "Δ %",
    cell: ({ delta }) => (delta === null ? null : delta.share * 100),
    text: ({ delta }) => (delta === null ? "" : changeText(delta, "share")),
  },
];
const EXTREMES: readonly ValueColumn[] = [
  valueColumn("min", "min"),
  { title: "at step", cell: ({ minStep }) => minStep, text: ({ minStep }) => stepText(minStep) },
  valueColumn("max", "max"),
  { title: "at step ", cell: ({ maxStep }) => maxStep, text: ({ maxStep }) => stepText(maxStep) },
];
const RANGE: readonly ValueColumn[] = [
  valueColumn("start", "start"),
  valueColumn("end", "end"),
  valueColumn("mean", "mean"),
  {
    title: "change",
    cell: ({ start, end }) => end - start,
    text: ({ start, end }) => formatValue(end - start),
  },
];
const STEP: ValueColumn = { title: "step", cell: ({ step }) => step, text: ({ step }) => stepText(step) };
const RELATIVE: ValueColumn = {
  title: "relative",
  cell: ({ relative }) => relative,
  text: ({ relative }) => (Number.isNaN(relative) ? "" : formatDuration(relative)),
};

/** Groups have no times, and are smoothed before they are made. */
const isRun = ({ relative }: ValueRow) => !Number.isNaN(relative);

function valueColumn(
  title: string,
  name: "smoothed" | "value" | "min" | "max" | "mean" | "start" | "end",
): ValueColumn {
  return { title, cell: (row) => row[name], text: (row) => formatValue(row[name]) };
}

function columnsOf(rows: readonly ValueRow[], view: ScalarsView): ValueColumn[] {
  const deltas = rows.some(({ delta }) => delta !== null) ? DELTAS : [];
  if (view.settings.step_mark.value?.length === 2) return [LABEL, ...RANGE, ...EXTREMES, ...deltas];
  const smoothed = view.isSmoothed.value && rows.some(isRun) ? [SMOOTHED] : [];
  const place = rows.some(isRun) ? [STEP, RELATIVE] : [STEP];
  return [LABEL, ...smoothed, valueColumn("value", "value"), ...deltas, ...EXTREMES, ...place];
}

/** The chart as a table: of all steps, or of what is marked. */
export function ValueTable({ card, view }: TableProps): JSX.Element {
  const sort = useSignal<{ readonly title: string; readonly isDown: boolean } | null>(null);
  const rows = rowsOf(card.drawn.value, view.settings.step_mark.value);
  const columns = columnsOf(rows, view);
  const by = columns.find(({ title }) => title === sort.value?.title);
  const ordered = by === undefined ? rows : sorted(rows, by, sort.value?.isDown === true);
  const turn = (title: string) => {
    const isSame = sort.value?.title === title;
    sort.value = isSame && sort.value?.isDown ? null : { title, isDown: isSame };
  };
  return (
    <div class="values">
      <header>
        {captionOf(view, rows)}
        <span>
          <IconButton
            icon="copy"
            label="Copy the table"
            onClick={() => void navigator.clipboard?.writeText(tableText(ordered, columns, "\t"))}
          />
          <IconButton
            icon="download"
            label="Save the table as CSV"
            onClick={() =>
              saveText(tableText(ordered, columns, ","), `${card.spec.title}-values.csv`, "text/csv")
            }
          />
        </span>
      </header>
      <table aria-label={`Values of ${card.spec.title}`}>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th
                key={title}
                aria-sort={
                  title !== sort.value?.title ? "none" : sort.value.isDown ? "descending" : "ascending"
                }
              >
                <button type="button" onClick={() => turn(title)}>
                  {title}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <Row key={row.key} row={row} columns={columns} view={view} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  row,
  columns,
  view,
}: {
  readonly row: ValueRow;
  readonly columns: readonly ValueColumn[];
  readonly view: ScalarsView;
}): JSX.Element {
  const { screen } = view;
  const light = (name: string | null) => () => {
    screen.hoveredRun.value = name;
  };
  const [, ...values] = columns;
  return (
    <tr
      data-highlighted={screen.highlighted.value === row.name}
      onPointerEnter={light(row.name)}
      onPointerLeave={light(null)}
    >
      <th scope="row">
        <span class="named">
          <Swatch {...row.style} />
          <MiddleText text={row.label} dim={view.sharedPrefix.value} />
        </span>
      </th>
      {values.map((column) => (
        <td key={column.title}>{column.text(row)}</td>
      ))}
    </tr>
  );
}

function captionOf({ settings, isSmoothed }: ScalarsView, rows: readonly ValueRow[]): string {
  const mark = settings.step_mark.value;
  const isLogged = isSmoothed.value && rows.some(isRun);
  const smoothed = isLogged ? "; minima and maxima of runs are of the values as logged" : "";
  if (mark === null) return `Last values${smoothed}`;
  const [first, last] = mark;
  return `${last === undefined ? `At step ${formatStep(first)}` : `Steps ${formatStep(first)} to ${formatStep(last)}`}${smoothed}`;
}
