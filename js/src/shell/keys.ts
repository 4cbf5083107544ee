import type { KeyHint } from "../dashboards/contract";
import type { Frame } from "./frame";
import { openKeyHelp } from "./key-help";

interface FrameKey extends KeyHint {
  /** Returns whether there was anything to do. */
  act(frame: Frame): boolean;
}

/** Keys of the whole dashboard that no control on screen names, by the key. */
const KEYS: Readonly<Record<string, FrameKey>> = {
  "?": { key: "?", does: "all keys", act: showKeys },
  t: { key: "t", does: "runs as a table, or the charts", act: toggleTable },
  " ": { key: "space", does: "pause, go on", act: pause },
  v: {
    key: "v",
    does: "show or hide the highlighted run",
    act: withRun(({ runs }, run) => runs.toggle(run)),
  },
  o: { key: "o", does: "show only that run", act: withRun(({ runs }, run) => runs.showOnly([run])) },
  b: { key: "b", does: "compare with that run", act: withRun(({ runs }, run) => runs.toggleBaseline(run)) },
  Escape: { key: "Esc", does: "back out, one thing at a time", act: backOut },
};

/** All of them in words, those included that have more than one key or a modifier. */
export const FRAME_KEYS: readonly KeyHint[] = [
  ...Object.values(KEYS),
  { key: "1 … 9", does: "dashboards" },
  { key: "ctrl+Z", does: "undo a change of the view" },
  { key: "ctrl+shift+Z", does: "make it again" },
];

/** Returns whether the key meant something to the whole dashboard. */
export function onFrameKey(event: KeyboardEvent, frame: Frame): boolean {
  const { history } = frame.store.settings;
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) {
    return event.key.toLowerCase() === "z" && (event.shiftKey ? history.redo() : history.undo());
  }
  if (event.key === " " && isPressable(event.target)) return false;
  return KEYS[event.key]?.act(frame) ?? chooseTab(event.key, frame);
}

/** Space presses a control that has the focus. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, summary, a, [role=option]") !== null;
}

/** Open the list of all keys. */
export function showKeys(frame: Frame): true {
  return openKeyHelp(frame, FRAME_KEYS);
}

function chooseTab(key: string, frame: Frame): boolean {
  const tab = /^[1-9]$/.test(key) ? frame.tabs.value[Number(key) - 1] : undefined;
  if (tab !== undefined) frame.chosen.value = tab.kind.kind;
  return tab !== undefined;
}

function toggleTable({ store }: Frame): boolean {
  const { settings } = store;
  settings.set("is_table", !settings.values.is_table.value);
  return true;
}

function pause({ store }: Frame): boolean {
  store.togglePause();
  return true;
}

function withRun(act: (store: Frame["store"], run: number) => void): (frame: Frame) => boolean {
  return ({ store, screen }) => {
    const run = store.runs.numberOf(screen.highlighted.value ?? "");
    if (run !== null) act(store, run);
    return run !== null;
  };
}

/** Leaves one thing at a time. */
function backOut({ root, screen, store, isFull }: Frame): boolean {
  const { settings } = store;
  if (isOverCards(root)) screen.sidebar.value = false;
  else if (screen.pinnedRun.value !== null) screen.pinnedRun.value = null;
  else if (settings.values.is_table.value) settings.set("is_table", false);
  else if (isFull.value) isFull.value = false;
  else return false;
  return true;
}

function isOverCards(root: HTMLElement): boolean {
  const scrim = root.querySelector(".sidebar-scrim");
  return scrim !== null && scrim.getClientRects().length > 0;
}
