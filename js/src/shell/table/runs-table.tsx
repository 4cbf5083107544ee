import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { below, Empty, saveText, TextButton, VirtualList } from "../../ui";
import { csvOf } from "../../util/csv";
import { formatCount } from "../../util/format";
import type { Frame } from "../frame";
import { ColumnChooser } from "./column-chooser";
import { cellsOf, widthOf } from "./columns";
import { TableRow, Titles } from "./row";
import { onTableKey } from "./table-keys";
import { TableModel } from "./table-model";

const ROW_HEIGHT = 26;
const HEAD_HEIGHT = 40;

/** The runs with their hyperparameters and what their series come to. */
export function RunsTable({ frame }: { readonly frame: Frame }): JSX.Element {
  const table = useMemo(() => new TableModel(frame), [frame]);
  const rows = table.rows.value;
  return (
    <div class="runs-table">
      <Bar table={table} />
      {rows.length === 0 ? <Empty title="No run matches" /> : <Grid table={table} />}
    </div>
  );
}

function Bar({ table }: { readonly table: TableModel }): JSX.Element {
  const { frame, columns, rows } = table;
  const choose = (event: MouseEvent) => {
    const place = below(event.currentTarget as Element);
    const content = () => <ColumnChooser table={table} />;
    frame.overlay.value = { label: "Columns", place, content };
  };
  const save = () => saveText(csvOf(cellsOf(columns.value, rows.value)), "runs.csv", "text/csv");
  return (
    <div class="table-bar">
      <TextButton onClick={choose}>columns…</TextButton>
      <TextButton onClick={save}>CSV</TextButton>
      <span>{formatCount(rows.value.length, "run")}</span>
      <TextButton onClick={() => frame.store.settings.set("is_table", false)}>back to the charts</TextButton>
    </div>
  );
}

function Grid({ table }: { readonly table: TableModel }): JSX.Element {
  const rows = table.rows.value;
  const columns = table.columns.value;
  const at = table.active.value;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onTableKey(event, table)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <table> cannot have only the rows in sight
    <div
      class="run-grid"
      role="grid"
      aria-label="Runs"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={at === null ? undefined : `cell-${at.row}-${at.column}`}
      tabIndex={0}
      style={{ "--width": `${widthOf(columns)}px` }}
      onKeyDown={onKeyDown}
      onFocus={() => table.active.value === null && table.activate({ row: 0, column: 0 })}
    >
      <VirtualList
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        active={at === null || at.row < 0 ? null : at.row}
        head={<Titles table={table} />}
        headHeight={HEAD_HEIGHT}
        row={(position) => {
          const run = rows[position];
          return run !== undefined && <TableRow key={run} table={table} run={run} position={position} />;
        }}
      />
    </div>
  );
}
