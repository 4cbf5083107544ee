/** What the keyboard does to a chart that has the focus. */

export interface KeyTarget {
  /** Moves the crosshair to the next point in this direction. */
  step(direction: -1 | 1): void;
  /** The same, and marks the range gone through. */
  extend(direction: -1 | 1): void;
  /** Marks the place of the crosshair, or takes that mark away. */
  mark(): void;
  /** Zooms about the crosshair, else the middle; above 1 zooms out. */
  scale(factor: number): void;
  /** Fits the data. */
  reset(): void;
  /** The chart has lost the focus. */
  leave(): void;
  /** Takes the crosshair away, else what is marked; whether there was one of them. */
  clear(): boolean;
}

/**
 * Left and right step the crosshair through the points, with shift they mark a range; m marks a place; + and - zoom, 0 fits;
 * Escape takes the crosshair away, then what is marked.
 */
export function listenToKeys(host: HTMLElement, target: KeyTarget, signal: AbortSignal): void {
  if (!host.hasAttribute("tabindex")) host.tabIndex = 0;
  const listen = (event: KeyboardEvent) => {
    if (event.target !== host || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!handled(event, target)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  host.addEventListener("keydown", listen, { signal });
  host.addEventListener("blur", () => target.leave(), { signal });
}

function handled({ key, shiftKey }: KeyboardEvent, target: KeyTarget): boolean {
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      target[shiftKey ? "extend" : "step"](key === "ArrowLeft" ? -1 : 1);
      return true;
    case "m":
      target.mark();
      return true;
    case "+":
    case "=":
      target.scale(1 / 1.5);
      return true;
    case "-":
      target.scale(1.5);
      return true;
    case "0":
      target.reset();
      return true;
    case "Escape":
      return target.clear();
    default:
      return false;
  }
}
