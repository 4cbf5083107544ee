import type { ComponentChildren, JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** Where a popup opens: a place in the window, or the middle of what it lies over. */
export type PopupPlace = { readonly x: number; readonly y: number } | "middle";

export interface PopupProps {
  readonly label: string;
  readonly role: "dialog" | "menu";
  readonly place: PopupPlace;
  readonly children: ComponentChildren;
  onClose(): void;
}

const MARGIN = 4;
const FOCUSABLE = "button:not([disabled]), input, select, [tabindex]";

/** Something over all else that closes on Escape, and when focus or a press goes elsewhere; focus comes back then. */
export function Popup({ label, role, place, children, onClose }: PopupProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => put(box.current, place), [place]);
  useEffect(() => borrowFocus(box.current), []);
  usePressElsewhere(box, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    if (event.key === "Escape") onClose();
    else if (event.key === "Tab") step(box.current, event, event.shiftKey ? -1 : 1);
    else if (role === "menu") moveFocus(box.current, event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a menu or a dialog, as its role says
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have labels
    <div
      class="popup"
      ref={box}
      role={role}
      aria-label={label}
      aria-modal={role === "dialog" ? true : undefined}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

/** Beside its place, and always inside of what it lies over. */
function put(box: HTMLElement | null, place: PopupPlace): void {
  const around = box?.offsetParent?.getBoundingClientRect();
  if (box === null || around === undefined) return;
  const { width, height } = box.getBoundingClientRect();
  const left = place === "middle" ? (around.width - width) / 2 : place.x - around.left;
  const top = place === "middle" ? (around.height - height) / 2 : place.y - around.top;
  box.style.left = `${Math.max(MARGIN, Math.min(left, around.width - width - MARGIN))}px`;
  box.style.top = `${Math.max(MARGIN, Math.min(top, around.height - height - MARGIN))}px`;
}

function borrowFocus(box: HTMLElement | null): () => void {
  const root = box?.getRootNode();
  const before = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  (box?.querySelector<HTMLElement>("[autofocus]") ?? focusable(box)[0] ?? box)?.focus();
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}

function usePressElsewhere(box: RefObject<HTMLElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const ended = new AbortController();
    const onPress = (event: Event) => {
      if (box.current !== null && !event.composedPath().includes(box.current)) close.current();
    };
    for (const event of ["pointerdown", "wheel"]) {
      window.addEventListener(event, onPress, { capture: true, passive: true, signal: ended.signal });
    }
    return () => ended.abort();
  }, [box]);
}

function focusable(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
}

const ENDS: Readonly<Record<string, number>> = { Home: 0, End: -1 };

function moveFocus(box: HTMLElement | null, event: KeyboardEvent): void {
  const end = ENDS[event.key];
  if (event.key === "ArrowDown") step(box, event, 1);
  else if (event.key === "ArrowUp") step(box, event, -1);
  else if (end !== undefined) {
    event.preventDefault();
    focusable(box).at(end)?.focus();
  }
}

function step(box: HTMLElement | null, event: KeyboardEvent, by: number): void {
  const items = focusable(box);
  const at = items.indexOf(event.target as HTMLElement);
  event.preventDefault();
  items[(at + by + items.length) % items.length]?.focus();
}
