import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { TooltipSort } from "../../../state";
import { IconButton, MiddleText, Swatch } from "../../../ui";
import { formatClock, formatDuration, formatStep, formatValue } from "../../../util/format";
import type { Cursor, ScalarsView } from "../view";
import type { CardModel } from "./card-model";
import { Change } from "./change";
import { MOST_ROWS, type TooltipContent, type TooltipRow, tooltipOf } from "./tooltip-model";

const CLEARANCE = 16;

/** The values under the cursor, beside it, never under the pointer. */
export function Tooltip({
  view,
  card,
}: {
  readonly view: ScalarsView;
  readonly card: CardModel;
}): JSX.Element | null {
  const cursor = [view.pointed.value, view.frozen.value].find((known) => known?.card === card);
  if (cursor == null) return null;
  const content = tooltipOf(cursor, card, view.settings.tooltip_sort.value);
  return content && <Box cursor={cursor} content={content} view={view} />;
}

interface BoxProps {
  readonly cursor: Cursor;
  readonly content: TooltipContent;
  readonly view: ScalarsView;
}

interface Column {
  readonly title: string;
  readonly sort?: TooltipSort;
  readonly cell: (row: TooltipRow) => JSX.Element | string;
}

/** A frozen tooltip shows all rows, and can be sorted and copied from; Shift shows all columns. */
function Box({ cursor, content, view }: BoxProps): JSX.Element {
  const isFrozen = cursor.hover.by === "frozen";
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current !== null) place(box.current, cursor.hover.px);
  });
  const columns = columnsOf(content, view);
  return (
    <div class="tooltip" ref={box} role="tooltip" data-frozen={isFrozen} data-wide={columns.length > 4}>
      <header>
        <b>step {formatStep(content.step)}</b>
        <span>{timesOf(content)}</span>
        {isFrozen && (
          <IconButton
            icon="close"
            label="Let the crosshair go"
            shortcut="Escape"
            onClick={() => view.thaw()}
          />
        )}
      </header>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <Heading key={column.title} column={column} isFrozen={isFrozen} view={view} />
            ))}
          </tr>
        </thead>
        <tbody>
          {(isFrozen ? content.rows : content.rows.slice(0, MOST_ROWS)).map((row) => (
            <tr key={row.key}>
              <td>
                <Swatch {...row.style} />
              </td>
              {columns.map((column) => (
                <td key={column.title}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!isFrozen && content.more > 0 && <footer>{content.more} more · click to see all</footer>}
    </div>
  );
}

function Heading({
  column: { title, sort },
  isFrozen,
  view,
}: {
  readonly column: Column;
  readonly isFrozen: boolean;
  readonly view: ScalarsView;
}): JSX.Element {
  if (!isFrozen && title === "") return <td />;
  if (!isFrozen || sort === undefined) return <th>{title}</th>;
  const current = view.settings.tooltip_sort.value;
  const next = current === sort ? "nearest" : sort;
  return (
    <th aria-sort={current === sort ? "other" : undefined}>
      <button type="button" onClick={() => view.data.context.settings.set("tooltip_sort", next)}>
        {title || "name"}
      </button>
    </th>
  );
}

function timesOf({ relative, wallTime }: TooltipContent): string {
  return Number.isNaN(wallTime) ? "" : `${formatDuration(relative)} · ${formatClock(wallTime)}`;
}

function columnsOf({ rows }: TooltipContent, view: ScalarsView): Column[] {
  const shared = view.sharedPrefix.value;
  const isWide = view.isShift.value;
  const name: Column = {
    title: "",
    sort: "name",
    cell: ({ label, elsewhere, band }) => (
      <span class="named">
        <MiddleText text={label.slice(shared)} />
        {elsewhere !== null && <small class="aside">at {elsewhere}</small>}
        {band?.runs != null && <small class="aside">{band.runs} runs</small>}
      </span>
    ),
  };
  const columns: Column[] = [name];
  if (view.isSmoothed.value)
    columns.push({ title: "smoothed", cell: ({ smoothed }) => formatValue(smoothed) });
  columns.push({ title: "value", sort: "value", cell: ({ value }) => formatValue(value) });
  if (rows.some((row) => row.band !== null)) {
    columns.push(
      { title: "low", cell: ({ band }) => (band === null ? "" : formatValue(band.low)) },
      { title: "high", cell: ({ band }) => (band === null ? "" : formatValue(band.high)) },
    );
  }
  if (rows.some((row) => row.delta !== null)) {
    if (isWide) columns.push({ title: "Δ", cell: ({ delta }) => <Change delta={delta} by="delta" /> });
    columns.push({ title: "Δ %", cell: ({ delta }) => <Change delta={delta} by="share" /> });
  }
  if (!isWide) return columns;
  return [
    ...columns,
    { title: "step", cell: ({ step }) => formatStep(step) },
    { title: "relative", cell: ({ relative }) => (Number.isNaN(relative) ? "" : formatDuration(relative)) },
    { title: "time", cell: ({ wallTime }) => (Number.isNaN(wallTime) ? "" : formatClock(wallTime)) },
  ];
}

/** On the side of the cursor with more room, within the dashboard's body, at the height of the plot. */
function place(box: HTMLElement, px: number): void {
  const card = box.parentElement;
  const body = box.closest(".scalars");
  if (card === null || body === null) return;
  const inner = card.getBoundingClientRect();
  const outer = body.getBoundingClientRect();
  const x = inner.left + px;
  const fitsRight = x + CLEARANCE + box.offsetWidth <= outer.right - 4;
  const left = fitsRight ? x + CLEARANCE : Math.max(outer.left + 4, x - CLEARANCE - box.offsetWidth);
  const top = Math.max(outer.top + 4, Math.min(inner.top + 32, outer.bottom - box.offsetHeight - 4));
  box.style.left = `${left - inner.left}px`;
  box.style.top = `${top - inner.top}px`;
}
