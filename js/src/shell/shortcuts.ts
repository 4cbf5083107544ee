import type { Frame } from "./frame";

/**
 * Keys of the whole dashboard, heard only while focus is inside it: each control that names a key with
 * `aria-keyshortcuts` gets the focus, or is pressed, by that key.
 */
export function listenToShortcuts(frame: Frame, abort: AbortSignal): void {
  frame.root.addEventListener("keydown", (event) => onKey(frame, event), { signal: abort });
}

function onKey(frame: Frame, event: KeyboardEvent): void {
  if (isTyping(event.target)) {
    event.stopPropagation();
    if (event.key === "Escape") frame.root.focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isHandled = event.key === "Escape" ? backOut(frame) : press(frame.root, event.key);
  if (!isHandled) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Escape leaves one thing at a time. */
function backOut(frame: Frame): boolean {
  if (isOverCards(frame.root)) frame.screen.sidebar.value = false;
  else if (frame.screen.pinnedRun.value !== null) frame.screen.pinnedRun.value = null;
  else if (frame.isFull.value) frame.isFull.value = false;
  else return false;
  return true;
}

function isOverCards(root: HTMLElement): boolean {
  const scrim = root.querySelector(".sidebar-scrim");
  return scrim !== null && scrim.getClientRects().length > 0;
}

function press(root: HTMLElement, key: string): boolean {
  const controls = root.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  const control = [...controls].find((element) => element.getClientRects().length > 0);
  if (control === undefined) return false;
  if (control instanceof HTMLInputElement) control.select();
  else control.click();
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement ? target.type !== "range" : target instanceof HTMLSelectElement;
}
