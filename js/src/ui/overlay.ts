import type { ComponentChildren } from "preact";
import type { MenuItem } from "./menu";
import type { PopupPlace } from "./popup";

/** What lies over a view: a menu, or a small dialog. */
export type Overlay = OpenMenu | OpenDialog;

interface OpenMenu {
  readonly label: string;
  readonly place: PopupPlace;
  readonly items: readonly MenuItem[];
}

interface OpenDialog {
  readonly label: string;
  readonly place: PopupPlace;
  content(close: () => void): ComponentChildren;
}

/** Just below an element. */
export function below(element: Element): PopupPlace {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom + 2 };
}
