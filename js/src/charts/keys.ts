/** What the keyboard does to a chart that has the focus. */

export interface KeyTarget {
  /** Moves the crosshair to the next point in this direction. */
  step(direction: -1 | 1): void;
  /** Zooms about the crosshair, else the middle; above 1 zooms out. */
  scale(factor: number): void;
  /** Fits the data. */
  reset(): void;
  /** Takes the crosshair away; whether there was one. */
  clear(): boolean;
}

/** Left and right step the crosshair through the points, + and - zoom, 0 fits, Escape takes the crosshair away. */
export function listenToKeys(host: HTMLElement, target: KeyTarget, signal: AbortSignal): void {
  if (!host.hasAttribute("tabindex")) host.tabIndex = 0;
  const listen = (event: KeyboardEvent) => {
    if (event.target !== host || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!handled(event.key, target)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  host.addEventListener("keydown", listen, { signal });
  host.addEventListener("blur", () => target.clear(), { signal });
}

function handled(key: string, target: KeyTarget): boolean {
  switch (key) {
    case "ArrowLeft":
      target.step(-1);
      return true;
    case "ArrowRight":
      target.step(1);
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
