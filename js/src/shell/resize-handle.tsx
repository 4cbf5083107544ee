import type { JSX, TargetedPointerEvent } from "preact";
import type { Settings } from "../state";

const LOWEST = 240;
const HIGHEST = 4000;
const KEY_STEP = 40;

/** The lower edge: drag it, or press the arrow keys on it, to change the height. */
export function ResizeHandle({ settings }: { readonly settings: Settings }): JSX.Element {
  const { height } = settings.values;
  const resize = (pixels: number) =>
    settings.set("height", Math.round(Math.min(Math.max(pixels, LOWEST), HIGHEST)));
  const onPointerDown = (event: TargetedPointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    drag(event.currentTarget, event, height.peek(), resize);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resize(height.peek() + direction * KEY_STEP);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged
    <div
      class="resize-handle"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the dashboard"
      aria-valuenow={height.value}
      aria-valuemin={LOWEST}
      aria-valuemax={HIGHEST}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

function drag(
  handle: HTMLElement,
  start: PointerEvent,
  height: number,
  resize: (pixels: number) => void,
): void {
  const ended = new AbortController();
  const { signal } = ended;
  handle.setPointerCapture(start.pointerId);
  handle.addEventListener("pointermove", (move) => resize(height + move.clientY - start.clientY), { signal });
  for (const end of ["pointerup", "pointercancel"]) {
    handle.addEventListener(end, () => ended.abort(), { signal });
  }
}
