import type { Place, TableModel } from "./table-model";

const PAGE = 12;
const MOVES: Readonly<Record<string, (at: Place) => Place>> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  PageDown: ({ row, column }) => ({ row: row + PAGE, column }),
  PageUp: ({ row, column }) => ({ row: row - PAGE, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }) => ({ row, column: Number.POSITIVE_INFINITY }),
};
const FAR_MOVES: typeof MOVES = {
  Home: () => ({ row: -1, column: 0 }),
  End: () => ({ row: Number.POSITIVE_INFINITY, column: Number.POSITIVE_INFINITY }),
};

/** Returns whether the key meant something. */
export function onTableKey(event: KeyboardEvent, table: TableModel): boolean {
  if (event.altKey) return false;
  const isFar = event.ctrlKey || event.metaKey;
  const move = (isFar ? FAR_MOVES : MOVES)[event.key];
  const at = table.active.value;
  if (move !== undefined) table.activate(at === null ? { row: 0, column: 0 } : move(at));
  else if (isFar || at === null) return false;
  else return act(event.key, at, table);
  return true;
}

/** On a title, Enter sorts and `p` pins the column; on a run, space shows or hides, Enter highlights, `o` shows only it. */
function act(key: string, { row, column }: Place, table: TableModel): boolean {
  const { screen, store } = table.frame;
  const title = table.columns.value[column]?.key ?? "";
  const run = table.rows.value[row];
  if (run === undefined) {
    if (key === "Enter" || key === " ") table.sortBy(title);
    else if (key === "p") table.togglePinned(title);
    else return false;
  } else if (key === " " || key === "v") store.runs.toggle(run);
  else if (key === "Enter") screen.togglePin(store.runs.nameOf(run));
  else if (key === "o") store.runs.showOnly([run]);
  else if (key === "b") store.runs.toggleBaseline(run);
  else return false;
  return true;
}
