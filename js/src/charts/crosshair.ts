import type { Layout } from "./layout";
import { nearestHits, nextX, snappedX } from "./nearest";
import type { Picture } from "./picture";
import type { Hit, Hover } from "./types";
import type { Point } from "./view";

/** What holds the crosshair: a pointer, in device pixels; the keyboard, at an x; or a click that froze it. */
type Pointing =
  | { readonly by: "pointer"; readonly at: Point }
  | { readonly by: "keys"; readonly x: number }
  | { readonly by: "frozen"; readonly x: number; readonly y: number | null; readonly isOurs: boolean };

/** A place in device pixels; without a y for a crosshair that has none. */
interface Place {
  readonly x: number;
  readonly y: number | null;
}

/** Where the crosshair stands, and at what: where the user points in this chart, else where others say. */
export class Crosshair {
  /** The x that the user points at elsewhere. */
  linked: number | null = null;
  readonly #picture: Picture;
  #pointing: Pointing | null = null;
  #hits: readonly Hit[] = [];

  constructor(picture: Picture) {
    this.#picture = picture;
  }

  /** What holds it in this chart. */
  get by(): Hover["by"] | null {
    return this.#pointing?.by ?? null;
  }

  /** Whether the user has put it here, in this chart. */
  get isOurs(): boolean {
    return this.#pointing !== null && (this.#pointing.by !== "frozen" || this.#pointing.isOurs);
  }

  /** Points at a place of the chart; outside the plot is nowhere. A frozen crosshair stays. */
  point(at: Point | null): void {
    if (this.by !== "frozen") this.#pointAt(at === null ? null : { by: "pointer", at });
  }

  /** Goes to the next point in a direction, from the near end of the plot where there is no crosshair. */
  step(direction: -1 | 1): void {
    const { layout, traces } = this.#picture;
    const from = this.x ?? -direction * Infinity;
    const x = layout === null ? null : nextX(traces, layout.x.domain, from, direction);
    if (x === null) return;
    this.#pointAt(this.by === "frozen" ? { by: "frozen", x, y: null, isOurs: true } : { by: "keys", x });
  }

  /** Holds it where the user points, with its place across. */
  freezeHere(): void {
    const { x } = this;
    if (this.#pointing === null || x === null || this.by === "frozen") return;
    const y = this.#pointing.by === "pointer" ? this.#pointing.at.y : null;
    this.#pointAt({ by: "frozen", x, y, isOurs: true });
  }

  /** Holds it at an x that was frozen elsewhere; `null` lets it go. */
  freeze(x: number | null): void {
    if (x === null && this.by === "frozen") this.#pointAt(null);
    if (x !== null && (this.by !== "frozen" || x !== this.x)) {
      this.#pointAt({ by: "frozen", x, y: null, isOurs: false });
    }
  }

  /** Looks again at what is under the crosshair, after the picture has changed. */
  refresh(): void {
    this.#pointAt(this.#pointing);
  }

  /** Where it stands, in the unit of x; on a point where one is in sight. */
  get x(): number | null {
    const { layout } = this.#picture;
    if (this.#pointing === null || layout === null) return this.linked;
    return this.#pointing.by === "pointer"
      ? snappedX(this.#hits, layout, this.#pointing.at.x)
      : this.#pointing.x;
  }

  get hits(): readonly Hit[] {
    const { layout, traces } = this.#picture;
    if (this.#pointing !== null) return this.#hits;
    if (this.linked === null || layout === null) return [];
    return nearestHits(traces, layout, layout.x.px(this.linked), null);
  }

  /** What the user points at in this chart. */
  get hover(): Hover | null {
    const { layout } = this.#picture;
    const { x } = this;
    if (this.#pointing === null || !this.isOurs || layout === null || x === null) return null;
    const place = placeOf(this.#pointing, layout);
    const { ratio } = layout.size;
    const { by } = this.#pointing;
    return { by, x, px: place.x / ratio, py: (place.y ?? layout.plot.top) / ratio, hits: this.#hits };
  }

  #pointAt(pointing: Pointing | null): void {
    const { layout, traces } = this.#picture;
    const place = pointing === null || layout === null ? null : placeOf(pointing, layout);
    const isInside = place !== null && layout !== null && isWithin(layout, place);
    this.#pointing = isInside || pointing?.by === "frozen" ? pointing : null;
    this.#hits = isInside ? nearestHits(traces, layout, place.x, place.y) : [];
  }
}

function placeOf(pointing: Pointing, layout: Layout): Place {
  if (pointing.by === "pointer") return pointing.at;
  return { x: layout.x.px(pointing.x), y: pointing.by === "frozen" ? pointing.y : null };
}

function isWithin({ plot }: Layout, { x, y }: Place): boolean {
  const isAcross = x >= plot.left - 1 && x <= plot.right + 1;
  return isAcross && (y === null || (y >= plot.top && y <= plot.bottom));
}
