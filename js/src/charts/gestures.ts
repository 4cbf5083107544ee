import type { Layout } from "./layout";
import type { Rect, View, ViewReason } from "./types";
import { boxOf, type Fit, type Point, panned, viewOfBox, zoomed } from "./view";

/** What gestures act upon. Points are device pixels from the top left of the chart. */
export interface GestureTarget {
  /** What is on screen; without a layout before the first painting. */
  readonly picture: { readonly layout: Layout | null; readonly view: View | null; readonly fit: Fit };
  /** The pointer is here; `null`: it is gone. */
  point(at: Point | null): void;
  /** The box of the zoom that is being drawn; `null`: none. */
  select(box: Rect | null): void;
  /** The user asks for another view. */
  zoom(view: View | null, reason: ViewReason): void;
  /** The user has pressed and let go without moving. */
  click(): void;
}

/** A pressed button: drawing a box, or pushing the plane. */
interface Drag {
  readonly pointer: number;
  readonly start: Point;
  readonly layout: Layout;
  readonly view: View | null;
  readonly isPan: boolean;
  hasMoved: boolean;
}

/** Two fingers: where they are now, by pointer. */
type Fingers = Map<number, Point>;

/** How far a wheel notch (deltaY of 100) zooms: half as much again. */
const WHEEL = Math.log(1.5) / 100;

/**
 * Turns what pointers and wheels do on an element into changes of its chart.
 *
 * Drag: zoom to the box. Shift and drag: pan. Click: freeze. Double click: fit. Wheel with ctrl or meta: zoom, else the page scrolls.
 * One finger: hover, while the page still scrolls up and down. Two fingers: zoom and pan. Escape: never mind.
 */
export class Gestures {
  readonly #host: HTMLElement;
  readonly #target: GestureTarget;
  readonly #fingers: Fingers = new Map();
  #drag: Drag | null = null;

  constructor(host: HTMLElement, target: GestureTarget, signal: AbortSignal) {
    this.#host = host;
    this.#target = target;
    host.style.touchAction = "pan-y";
    host.style.userSelect = "none";
    host.addEventListener("pointerdown", (event) => this.#press(event), { signal });
    host.addEventListener("pointermove", (event) => this.#move(event), { signal });
    host.addEventListener("pointerup", (event) => this.#release(event), { signal });
    host.addEventListener("pointercancel", (event) => this.#cancel(event), { signal });
    host.addEventListener("pointerleave", () => this.#leave(), { signal });
    host.addEventListener("dblclick", (event) => this.#fit(event), { signal });
    host.addEventListener("wheel", (event) => this.#wheel(event), { signal, passive: false });
    host.addEventListener("keydown", (event) => this.#escape(event), { signal });
  }

  #fit(event: MouseEvent): void {
    if (!this.#isBelow(this.#point(event))) this.#target.zoom(null, "fit");
  }

  /** Whether a place is on the strip of the axis, where other things are done. */
  #isBelow({ y }: Point): boolean {
    const { layout } = this.#target.picture;
    return layout !== null && y > layout.plot.bottom;
  }

  #press(event: PointerEvent): void {
    const at = this.#point(event);
    if (this.#isBelow(at)) return;
    if (event.pointerType === "touch") {
      this.#fingers.set(event.pointerId, at);
      this.#target.point(this.#fingers.size === 1 ? at : null);
    } else if (event.button === 0) {
      this.#begin(event, at);
    }
  }

  #begin(event: PointerEvent, start: Point): void {
    const { layout, view } = this.#target.picture;
    if (layout === null) return;
    this.#host.setPointerCapture(event.pointerId);
    this.#drag = { pointer: event.pointerId, start, layout, view, isPan: event.shiftKey, hasMoved: false };
  }

  #move(event: PointerEvent): void {
    const at = this.#point(event);
    if (this.#fingers.has(event.pointerId)) this.#touch(event.pointerId, at);
    else if (this.#drag === null) this.#target.point(at);
    else if (this.#drag.pointer === event.pointerId) this.#pull(this.#drag, at);
  }

  #pull(drag: Drag, at: Point): void {
    const { start, layout, view } = drag;
    const box = boxOf(start, at, layout);
    if (!drag.hasMoved && box === null) return;
    if (drag.isPan) this.#target.zoom(panned(layout, view, at.x - start.x, at.y - start.y), "pan");
    else this.#target.select(box);
    drag.hasMoved = true;
    this.#target.point(null);
  }

  #touch(pointer: number, at: Point): void {
    const before = [...this.#fingers.values()];
    this.#fingers.set(pointer, at);
    const [a, b, ...more] = [...this.#fingers.values()];
    const [oldA, oldB] = before;
    if (a && b && oldA && oldB && more.length === 0) this.#pinch([oldA, oldB], [a, b]);
    else if (b === undefined) this.#target.point(at);
  }

  #pinch(before: readonly [Point, Point], after: readonly [Point, Point]): void {
    const { layout, view, fit } = this.#target.picture;
    if (layout === null) return;
    const factor = apart(before) / Math.max(apart(after), 1);
    const [from, to] = [between(before), between(after)];
    const moved = panned(layout, view, to.x - from.x, to.y - from.y);
    const spread = Math.abs(factor - 1) < 1e-3 ? moved : zoomed(layout, moved, fit, factor, to);
    this.#target.zoom(spread, "pinch");
  }

  #release(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    const drag = this.#drag;
    if (drag === null || drag.pointer !== event.pointerId) return;
    this.#end();
    const box = drag.isPan ? null : boxOf(drag.start, this.#point(event), drag.layout);
    if (box !== null) this.#target.zoom(viewOfBox(box, drag.layout, drag.view), "box");
    else if (!drag.hasMoved) this.#target.click();
  }

  #cancel(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    if (this.#drag?.pointer === event.pointerId) this.#end();
  }

  #end(): void {
    if (this.#drag !== null && this.#host.hasPointerCapture(this.#drag.pointer)) {
      this.#host.releasePointerCapture(this.#drag.pointer);
    }
    this.#drag = null;
    this.#target.select(null);
  }

  #leave(): void {
    if (this.#drag === null) this.#target.point(null);
  }

  #wheel(event: WheelEvent): void {
    const { layout, view, fit } = this.#target.picture;
    if (!(event.ctrlKey || event.metaKey) || layout === null) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
    const factor = Math.exp(Math.max(-300, Math.min(pixels, 300)) * WHEEL);
    this.#target.zoom(zoomed(layout, view, fit, factor, this.#point(event)), "wheel");
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || this.#drag === null) return;
    event.stopPropagation();
    const { isPan, hasMoved, view } = this.#drag;
    this.#end();
    if (isPan && hasMoved) this.#target.zoom(view, "pan");
  }

  #point(event: MouseEvent): Point {
    const { left, top } = this.#host.getBoundingClientRect();
    const ratio = this.#target.picture.layout?.size.ratio ?? 1;
    return { x: (event.clientX - left) * ratio, y: (event.clientY - top) * ratio };
  }
}

function apart([a, b]: readonly [Point, Point]): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function between([a, b]: readonly [Point, Point]): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
