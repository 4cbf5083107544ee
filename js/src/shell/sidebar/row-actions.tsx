import type { MenuItem, PopupPlace } from "../../ui";
import type { RunListModel } from "./list-model";
import { LookPicker } from "./look-picker";
import { RenameForm } from "./rename-form";
import type { Row } from "./rows";

/** The menu of a row. */
export function openMenu(list: RunListModel, row: Row, place: PopupPlace): void {
  const items = row.kind === "run" ? runItems(list, row.run, row, place) : bundleItems(list, row);
  list.frame.overlay.value = { label: `Actions for ${nameOf(list, row)}`, place, items };
}

function runItems(list: RunListModel, run: number, row: Row, place: PopupPlace): MenuItem[] {
  const { runs } = list.frame.store;
  return [
    { label: "Show only this", hint: "o", onChoose: () => list.showOnly(row) },
    {
      label: "Pin to the top",
      hint: "p",
      isOn: runs.pinned.value.includes(run),
      onChoose: () => runs.togglePinned(run),
    },
    {
      label: "Baseline",
      hint: "b",
      isOn: runs.baseline.value === run,
      onChoose: () => runs.toggleBaseline(run),
    },
    { label: "Rename…", hint: "F2", isApart: true, onChoose: () => openRename(list, run, place) },
    { label: "Colour and line…", hint: "c", onChoose: () => openLook(list, run, place) },
    { label: "Copy name", hint: "ctrl+C", onChoose: () => copyName(list, row) },
  ];
}

function bundleItems(list: RunListModel, row: Row): MenuItem[] {
  return [
    { label: "Show only these", hint: "o", onChoose: () => list.showOnly(row) },
    { label: "Show or hide all", hint: "space", onChoose: () => list.toggle(row) },
    { label: "Copy name", hint: "ctrl+C", onChoose: () => copyName(list, row) },
  ];
}

/** Choose how a run's lines look. */
export function openLook({ frame }: RunListModel, run: number, place: PopupPlace): void {
  const label = `Colour and line of ${frame.store.runs.labelOf(run)}`;
  frame.overlay.value = { label, place, content: () => <LookPicker frame={frame} run={run} /> };
}

/** Call a run something else. */
export function openRename({ frame }: RunListModel, run: number, place: PopupPlace): void {
  const label = `Rename ${frame.store.runs.nameOf(run)}`;
  frame.overlay.value = {
    label,
    place,
    content: (close) => <RenameForm runs={frame.store.runs} run={run} onDone={close} />,
  };
}

/** Returns true: a key that copies has meant something. */
export function copyName(list: RunListModel, row: Row): true {
  void navigator.clipboard?.writeText(nameOf(list, row));
  return true;
}

function nameOf({ frame }: RunListModel, row: Row): string {
  if (row.kind === "run") return frame.store.runs.nameOf(row.run);
  return row.kind === "folder" ? row.path : row.label;
}
