import type { JSX } from "preact";
import { Icon, MiddleText, Swatch } from "../../ui";
import type { Column } from "./columns";
import type { TableModel } from "./table-model";

interface RowProps {
  readonly table: TableModel;
  readonly run: number;
  readonly position: number;
}

export function TableRow({ table, run, position }: RowProps): JSX.Element {
  const { store, screen } = table.frame;
  const name = store.runs.nameOf(run);
  const isShown = store.runs.visible.value.has(run);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows of a grid that has only those in sight
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and the keys of all its rows
    <div
      class="run-grid-row"
      role="row"
      aria-rowindex={position + 2}
      aria-selected={isShown}
      data-highlighted={screen.highlighted.value === name}
      onPointerEnter={() => {
        screen.hoveredRun.value = name;
      }}
      onPointerLeave={() => {
        screen.hoveredRun.value = null;
      }}
    >
      {table.columns.value.map((column, i) => (
        <GridCell key={column.key} table={table} column={column} row={position} place={i}>
          {i === 0 ? <RunCell table={table} run={run} /> : column.textOf(run)}
        </GridCell>
      ))}
    </div>
  );
}

function RunCell({ table, run }: { readonly table: TableModel; readonly run: number }): JSX.Element {
  const { store, ground } = table.frame;
  const { runs } = store;
  const isShown = runs.visible.value.has(run);
  const name = runs.nameOf(run);
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: space does the same on its row */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the grid has the keys */}
      <span class="eye" title={isShown ? "Hide" : "Show"} onClick={() => runs.toggle(run)}>
        <Icon name={isShown ? "eye" : "eyeOff"} />
      </span>
      <Swatch {...runs.styleOf(run, ground.value)} />
      <MiddleText text={runs.labelOf(run)} title={name} dim={runs.labelOf(run) === name ? dim(table) : 0} />
      {runs.baseline.value === run && <small class="badge">base</small>}
    </>
  );
}

const dim = (table: TableModel) => table.frame.store.runs.sharedPrefix.value;

export function Titles({ table }: { readonly table: TableModel }): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows of a grid that has only those in sight
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and the keys of all its rows
    <div class="run-grid-row run-grid-titles" role="row" aria-rowindex={1}>
      {table.columns.value.map((column, i) => (
        <Title key={column.key} table={table} column={column} place={i} />
      ))}
    </div>
  );
}

interface TitleProps {
  readonly table: TableModel;
  readonly column: Column;
  readonly place: number;
}

function Title({ table, column, place }: TitleProps): JSX.Element {
  const sort = table.frame.store.settings.values.run_sort.value;
  const direction = sort?.key === column.key ? (sort.isDescending ? "descending" : "ascending") : "none";
  const onClick = (event: MouseEvent) => {
    if (event.altKey) table.togglePinned(column.key);
    else table.sortBy(column.key);
  };
  const short = column.title.split("/").at(-1) ?? "";
  return (
    <GridCell table={table} column={column} row={-1} place={place} sort={direction} onClick={onClick}>
      <span class="column-title" title={`${column.title}: click sorts, alt-click keeps the column in sight`}>
        {short}
        {direction !== "none" && <Icon name="chevron" />}
        {column.subtitle !== "" && <small>{column.subtitle}</small>}
      </span>
    </GridCell>
  );
}

interface GridCellProps {
  readonly table: TableModel;
  readonly column: Column;
  readonly row: number;
  readonly place: number;
  readonly sort?: "ascending" | "descending" | "none";
  readonly children: JSX.Element | string;
  onClick?(event: MouseEvent): void;
}

function GridCell({ table, column, row, place, sort, children, onClick }: GridCellProps): JSX.Element {
  const at = table.active.value;
  const isFixed = place < table.fixed.value;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its cells
    // biome-ignore lint/a11y/noStaticElementInteractions: a cell of a grid, as its role says
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: all these roles have them
    <div
      id={`cell-${row}-${place}`}
      class="run-cell"
      role={sort === undefined ? (place === 0 ? "rowheader" : "gridcell") : "columnheader"}
      tabIndex={-1}
      aria-colindex={place + 1}
      aria-sort={sort}
      data-sort={sort}
      data-active={at?.row === row && at.column === place}
      data-numeric={column.isNumeric}
      data-fixed={isFixed}
      style={{ width: `${column.width}px`, left: isFixed ? `${column.left}px` : undefined }}
      onClick={(event) => {
        table.activate({ row, column: place });
        onClick?.(event);
      }}
    >
      {children}
    </div>
  );
}
