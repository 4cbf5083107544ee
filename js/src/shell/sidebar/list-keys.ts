import type { KeyHint } from "../../dashboards/contract";
import type { RunListModel } from "./list-model";
import { copyName, openLook, openMenu, openRename } from "./row-actions";
import type { Row } from "./rows";

type Act = (list: RunListModel, row: Row, position: number) => void;

interface ListKey extends KeyHint {
  readonly act: Act;
}

const ofRun =
  (act: (list: RunListModel, run: number) => void): Act =>
  (list, row) => {
    if (row.kind === "run") act(list, row.run);
  };

/** What keys do to the active row, by the name of the key. */
const KEYS: Readonly<Record<string, ListKey>> = {
  " ": { key: "space, v", does: "show or hide", act: (list, row) => list.toggle(row) },
  o: { key: "o", does: "show only this", act: (list, row) => list.showOnly(row) },
  Enter: { key: "Enter", does: "highlight everywhere", act: (list, row) => highlight(list, row) },
  p: { key: "p", does: "pin to the top", act: ofRun(({ frame }, run) => frame.store.runs.togglePinned(run)) },
  b: {
    key: "b",
    does: "set as baseline",
    act: ofRun(({ frame }, run) => frame.store.runs.toggleBaseline(run)),
  },
  c: {
    key: "c",
    does: "colour and line",
    act: ofRun((list, run) => openLook(list, run, placeOfActive(list))),
  },
  F2: { key: "F2", does: "rename", act: ofRun((list, run) => openRename(list, run, placeOfActive(list))) },
  m: { key: "m", does: "menu", act: (list, row) => openMenu(list, row, placeOfActive(list)) },
};
const ALIASES: Readonly<Record<string, string>> = { v: " ", ContextMenu: "m" };

/** The keys of the list, for the list of all keys. */
export const LIST_KEYS: readonly KeyHint[] = [
  { key: "↑ ↓ ← →", does: "move, open and close" },
  ...Object.values(KEYS),
];

/** Returns whether the key meant something. */
export function onListKey(event: KeyboardEvent, list: RunListModel): boolean {
  const position = list.active.value;
  const row = list.activeRow;
  if (event.ctrlKey || event.metaKey) return event.key === "c" && row !== null && copyName(list, row);
  if (event.altKey) return false;
  if (move(event.key, position, list)) return true;
  const key = KEYS[ALIASES[event.key] ?? event.key];
  if (key === undefined || row === null || position === null) return false;
  key.act(list, row, position);
  return true;
}

const PAGE = 12;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

function move(key: string, position: number | null, list: RunListModel): boolean {
  const by = STEPS[key];
  if (by !== undefined) list.activate(position === null ? 0 : position + by);
  else if (key === "Home") list.activate(0);
  else if (key === "End") list.activate(list.rows.value.length - 1);
  else if (key === "ArrowRight" || key === "ArrowLeft") return unfold(key === "ArrowRight", position, list);
  else return false;
  return true;
}

/** Right opens a row, then goes into it; left closes it, or goes to the one it stands below. */
function unfold(isOpening: boolean, position: number | null, list: RunListModel): boolean {
  const row = list.activeRow;
  if (row === null || position === null) return false;
  const isOpen = row.kind !== "run" && row.isOpen;
  if (isOpening && isOpen) list.activate(position + 1);
  else if (isOpening || isOpen) list.setOpen(row, isOpening);
  else list.activate(list.parentOf(position));
  return true;
}

function highlight(list: RunListModel, row: Row): void {
  if (row.kind === "run") list.frame.screen.togglePin(list.frame.store.runs.nameOf(row.run));
  else list.setOpen(row, !row.isOpen);
}

/** Where the active row is in the window. */
function placeOfActive(list: RunListModel) {
  const row = list.frame.root.querySelector(`#row-${list.active.value}`)?.getBoundingClientRect();
  return row === undefined ? "middle" : { x: row.left + 30, y: row.bottom };
}
