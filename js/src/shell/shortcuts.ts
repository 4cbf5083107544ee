import type { Frame } from "./frame";
import { onFrameKey } from "./keys";

const SUPPRESS = "data-lm-suppress-shortcuts";

/**
 * Keys of the whole dashboard, heard only while focus is inside it: each control that names a key with
 * `aria-keyshortcuts` gets the focus, or is pressed, by that key.
 */
export function listenToShortcuts(frame: Frame, host: HTMLElement, abort: AbortSignal): void {
  frame.root.addEventListener("keydown", (event) => onKey(frame, event), { signal: abort });
  keepFromHost(host, abort);
}

/**
 * JupyterLab's shortcuts, "delete the cell" among them, see a key as pressed on the host, outside of the shadow. All but
 * saving are kept from it; the mark it looks for is set before it hears of the key.
 */
function keepFromHost(host: HTMLElement, abort: AbortSignal): void {
  host.setAttribute(SUPPRESS, "true");
  const mark = (event: KeyboardEvent) => {
    if (isSaving(event)) host.removeAttribute(SUPPRESS);
    else host.setAttribute(SUPPRESS, "true");
  };
  window.addEventListener("keydown", mark, { capture: true, signal: abort });
  abort.addEventListener("abort", () => host.removeAttribute(SUPPRESS));
}

function isSaving({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === "s";
}

function onKey(frame: Frame, event: KeyboardEvent): void {
  if (isSaving(event)) return;
  if (isTyping(event.target)) {
    event.stopPropagation();
    if (event.key === "Escape") frame.root.focus();
    return;
  }
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
  if (!(isPlain && press(frame.root, event.key)) && !onFrameKey(event, frame)) return;
  event.preventDefault();
  event.stopPropagation();
}

function press(root: HTMLElement, key: string): boolean {
  const controls = root.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  const control = [...controls].find((element) => element.getClientRects().length > 0);
  if (control === undefined) return false;
  if (!(control instanceof HTMLInputElement)) control.click();
  else if (control.type === "range") control.focus();
  else control.select();
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !["range", "checkbox", "color"].includes(target.type);
  return target instanceof HTMLSelectElement;
}
