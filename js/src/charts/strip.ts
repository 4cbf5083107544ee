import type { Layout } from "./layout";
import { nearestHits, type Searchable, snappedX } from "./nearest";
import type { Selection } from "./types";

/** What the strip below the plot acts upon. */
export interface StripTarget {
  readonly picture: { readonly layout: Layout | null; readonly traces: readonly Searchable[] };
  selection(): Selection | null;
  /** The user marks a place or a range; `null`: nothing any more. */
  choose(selection: Selection | null): void;
}

/** A pressed button on the strip. */
interface Grip {
  readonly pointer: number;
  readonly startPx: number;
  /** The end of the range that stays; `null` while a single place is moved. */
  anchor: number | null;
  /** What a press that goes nowhere leaves. */
  readonly still: Selection | null;
  readonly isNew: boolean;
  hasMoved: boolean;
}

/** CSS pixels: how near a press must be to a handle to take it, and how far it goes to be a drag. */
const REACH = 9;
const CLICK = 4;

/**
 * Marks places along x on the strip of the axis. Click: one place. Drag: a range. Drag a handle: move it; click it: take it
 * away. Places snap to points.
 */
export class Strip {
  readonly #host: HTMLElement;
  readonly #target: StripTarget;
  #grip: Grip | null = null;

  constructor(host: HTMLElement, target: StripTarget, signal: AbortSignal) {
    this.#host = host;
    this.#target = target;
    host.addEventListener("pointerdown", (event) => this.#press(event), { signal });
    host.addEventListener("pointermove", (event) => this.#move(event), { signal });
    host.addEventListener("pointerup", (event) => this.#release(event), { signal });
    host.addEventListener("pointercancel", () => this.#end(), { signal });
  }

  #press(event: PointerEvent): void {
    const place = this.#place(event);
    if (place === null || event.button !== 0) return;
    this.#host.setPointerCapture(event.pointerId);
    this.#grip = { pointer: event.pointerId, startPx: place.px, hasMoved: false, ...this.#taken(place) };
  }

  /** What a press takes hold of: a handle of the selection, or a place of its own. */
  #taken({ px, x, layout }: Place): Pick<Grip, "anchor" | "still" | "isNew"> {
    const selection = this.#target.selection();
    const isNear = (at: number | null) =>
      at !== null && Math.abs(layout.x.px(at) - px) <= REACH * layout.size.ratio;
    if (selection === null) return { anchor: null, still: { start: x, end: null }, isNew: true };
    const { start, end } = selection;
    if (isNear(end)) return { anchor: start, still: { start, end: null }, isNew: false };
    if (!isNear(start)) return { anchor: null, still: { start: x, end: null }, isNew: true };
    return { anchor: end, still: end === null ? null : { start: end, end: null }, isNew: false };
  }

  #move(event: PointerEvent): void {
    const place = this.#place(event);
    if (place === null) return;
    const grip = this.#grip;
    this.#host.style.cursor = grip !== null || place.isBelow ? "ew-resize" : "";
    if (grip === null || grip.pointer !== event.pointerId) return;
    if (!grip.hasMoved && Math.abs(place.px - grip.startPx) < CLICK * place.layout.size.ratio) return;
    if (!grip.hasMoved && grip.isNew) grip.anchor = grip.still?.start ?? null;
    grip.hasMoved = true;
    this.#target.choose(rangeOf(grip.anchor, place.x));
  }

  #release(event: PointerEvent): void {
    const grip = this.#grip;
    if (grip === null || grip.pointer !== event.pointerId) return;
    this.#end();
    if (!grip.hasMoved) this.#target.choose(grip.still);
  }

  #end(): void {
    if (this.#grip !== null && this.#host.hasPointerCapture(this.#grip.pointer)) {
      this.#host.releasePointerCapture(this.#grip.pointer);
    }
    this.#grip = null;
  }

  /** Where an event is; `null` off the strip, unless a button is held. */
  #place(event: PointerEvent): Place | null {
    const { layout, traces } = this.#target.picture;
    if (layout === null) return null;
    const { left, top } = this.#host.getBoundingClientRect();
    const { ratio } = layout.size;
    const { plot } = layout;
    const px = Math.min(Math.max((event.clientX - left) * ratio, plot.left), plot.right);
    const isBelow = (event.clientY - top) * ratio > plot.bottom;
    if (!isBelow && this.#grip === null) {
      if (this.#host.style.cursor !== "") this.#host.style.cursor = "";
      return null;
    }
    return { px, x: snappedX(nearestHits(traces, layout, px, null), layout, px), isBelow, layout };
  }
}

/** A place on the strip. */
interface Place {
  readonly px: number;
  /** That of the nearest point. */
  readonly x: number;
  readonly isBelow: boolean;
  readonly layout: Layout;
}

/** The selection between two places; one place where they are the same or the first is `null`. */
export function rangeOf(anchor: number | null, x: number): Selection {
  if (anchor === null || anchor === x) return { start: x, end: null };
  return anchor < x ? { start: anchor, end: x } : { start: x, end: anchor };
}
