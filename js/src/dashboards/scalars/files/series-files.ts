import type { ExportFormat } from "../../../protocol";
import { saveFile, saveText } from "../../../ui";
import { csvOf } from "../../../util/csv";
import type { CardModel } from "../cards/card-model";
import type { Steps } from "../query/align";
import type { ScalarsView } from "../view";

/** A series as it goes into a file. */
interface FileSeries {
  readonly run: string;
  readonly tag: string;
  readonly step: Steps;
  readonly wallTime: Float64Array;
  readonly value: Float32Array | Float64Array;
}

type Numbers = readonly (readonly [number, number])[];

/** Save all points of the runs that cards show: from here where all of them are held, else out of the kernel. */
export function exportSeries(cards: readonly CardModel[], view: ScalarsView, format: ExportFormat): void {
  const { data } = view;
  const numbers = numbersOf(cards, view);
  const isWhole = numbers.every(([run, tag]) => data.of(tag).curves.get(run)?.level === 0);
  if (isWhole) saveHeld(numbers, view, format, `scalars.${format}`);
  else {
    view.wanted = { numbers, format };
    data.context.exports.start(format, numbers, saveFile);
  }
}

/** Save what is held of the export that the kernel does not answer, under a name that says so. */
export function saveDecimated(view: ScalarsView): void {
  const { wanted } = view;
  view.data.context.exports.cancel();
  if (wanted !== null) saveHeld(wanted.numbers, view, wanted.format, `scalars-decimated.${wanted.format}`);
}

/** Runs and tags of the lines, members of groups included; each pair once. */
function numbersOf(cards: readonly CardModel[], view: ScalarsView): Numbers {
  const { runs } = view.data.context;
  const tags = new Set(cards.flatMap(({ spec }) => spec.tags.map(({ number }) => number)));
  return [...tags].flatMap((tag) =>
    [...runs.visible.peek()].flatMap((run) =>
      view.data.of(tag).curves.has(run) ? [[run, tag] as const] : [],
    ),
  );
}

function saveHeld(numbers: Numbers, view: ScalarsView, format: ExportFormat, name: string): void {
  const series = numbers.flatMap(([run, tag]) => {
    const points = view.data.of(tag).curves.get(run)?.points;
    if (points === undefined) return [];
    const { step, wallTime, value } = points;
    return { run: view.data.context.runs.nameOf(run), tag: view.data.nameOf(tag), step, wallTime, value };
  });
  if (format === "csv") saveText(seriesCsv(series), name, "text/csv");
  else saveText(seriesJson(series), name, "application/json");
}

/** One row a point, series after series. */
export function seriesCsv(series: readonly FileSeries[]): string {
  const rows = series.flatMap(({ run, tag, step, wallTime, value }) =>
    Array.from(value, (one, i) => [run, tag, step[i] ?? null, wallTime[i] ?? null, one]),
  );
  return csvOf([["run", "tag", "step", "wall_time", "value"], ...rows]);
}

/** A list of series, each with columns; JSON has no NaN and no infinity: they stand there as text. */
export function seriesJson(series: readonly FileSeries[]): string {
  const number = (value: number) => (Number.isFinite(value) ? String(value) : `"${value}"`);
  const column = (values: Float32Array | Float64Array) => `[${Array.from(values, number).join(",")}]`;
  const items = series.map(
    ({ run, tag, step, wallTime, value }) =>
      `{"run":${JSON.stringify(run)},"tag":${JSON.stringify(tag)},"step":[${step.join(",")}],` +
      `"wall_time":${column(wallTime)},"value":${column(value)}}`,
  );
  return `[${items.join(",\n")}]\n`;
}
