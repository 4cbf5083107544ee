import type { Range, View } from "./types";

/** Views further back than these are forgotten. */
const LENGTH = 100;

/**
 * The views that a user has come through, to go back and forth in. An owner that keeps it outlives charts that come and
 * go; charts whose zooms are linked share one.
 */
export class ViewHistory {
  readonly #views: (View | null)[] = [null];
  #at = 0;

  /**
   * Takes the view that the user has come to; what lay ahead is forgotten.
   *
   * @param isContinued whether the same gesture goes on: its views are one step
   */
  record(view: View | null, isContinued = false): void {
    if (isSameView(view, this.current)) return;
    const from = isContinued && this.#at > 0 ? this.#at : this.#at + 1;
    this.#views.splice(from, Infinity, view);
    if (this.#views.length > LENGTH) this.#views.shift();
    this.#at = this.#views.length - 1;
  }

  /** The view that the user is at. */
  get current(): View | null {
    return this.#views[this.#at] ?? null;
  }

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#views.length - 1;
  }

  /** The view before; the first one stays. */
  back(): View | null {
    return this.#go(Math.max(this.#at - 1, 0));
  }

  /** The view that the last {@link back} came from; the last one stays. */
  forward(): View | null {
    return this.#go(Math.min(this.#at + 1, this.#views.length - 1));
  }

  #go(at: number): View | null {
    this.#at = at;
    return this.current;
  }
}

export function isSameView(a: View | null, b: View | null): boolean {
  return isSameRange(a?.x, b?.x) && isSameRange(a?.y, b?.y);
}

function isSameRange(a: Range | null = null, b: Range | null = null): boolean {
  return a === null || b === null ? a === b : a[0] === b[0] && a[1] === b[1];
}
