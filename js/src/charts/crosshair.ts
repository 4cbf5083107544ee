import type { Layout } from "./layout";
import { nearestHits, nextX } from "./nearest";
import type { Picture } from "./picture";
import type { Hit, Hover } from "./types";
import type { Point } from "./view";

/** Where the user points: with a pointer, in device pixels, or with the keyboard, at an x. */
type Pointing = { readonly by: "pointer"; readonly at: Point } | { readonly by: "keys"; readonly x: number };

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

  /** Whether the user points in this chart, and with what. */
  get by(): "pointer" | "keys" | null {
    return this.#pointing?.by ?? null;
  }

  /** Points at a place of the chart; outside the plot is nowhere. */
  point(at: Point | null): void {
    this.#pointAt(at === null ? null : { by: "pointer", at });
  }

  /** Goes to the next point in a direction, from the near end of the plot where there is no crosshair. */
  step(direction: -1 | 1): void {
    const { layout, traces } = this.#picture;
    const from = this.x ?? -direction * Infinity;
    const x = layout === null ? null : nextX(traces, layout.x.domain, from, direction);
    if (x !== null) this.#pointAt({ by: "keys", x });
  }

  /** Looks again at what is under the crosshair, after the picture has changed. */
  refresh(): void {
    this.#pointAt(this.#pointing);
  }

  /** Where it stands, in the unit of x; on a point where one is in sight. */
  get x(): number | null {
    const { layout } = this.#picture;
    if (this.#pointing?.by === "keys") return this.#pointing.x;
    if (this.#pointing === null || layout === null) return this.linked;
    return snapped(this.#hits, layout, this.#pointing.at.x);
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
    if (this.#pointing === null || layout === null || x === null) return null;
    const place = placeOf(this.#pointing, layout);
    const { ratio } = layout.size;
    return { x, px: place.x / ratio, py: (place.y ?? layout.plot.top) / ratio, hits: this.#hits };
  }

  #pointAt(pointing: Pointing | null): void {
    const { layout, traces } = this.#picture;
    const place = pointing === null || layout === null ? null : placeOf(pointing, layout);
    const isInside = place !== null && layout !== null && isWithin(layout, place);
    this.#pointing = isInside ? pointing : null;
    this.#hits = isInside ? nearestHits(traces, layout, place.x, place.y) : [];
  }
}

function placeOf(pointing: Pointing, layout: Layout): Place {
  return pointing.by === "pointer" ? pointing.at : { x: layout.x.px(pointing.x), y: null };
}

function isWithin({ plot }: Layout, { x, y }: Place): boolean {
  const isAcross = x >= plot.left - 1 && x <= plot.right + 1;
  return isAcross && (y === null || (y >= plot.top && y <= plot.bottom));
}

/** The x of the point that is nearest along x; that of the pointer without points. */
function snapped(hits: readonly Hit[], layout: Layout, px: number): number {
  let best = layout.x.value(px);
  let least = Infinity;
  for (const { x } of hits) {
    const gap = Math.abs(layout.x.px(x) - px);
    if (gap < least) {
      least = gap;
      best = x;
    }
  }
  return best;
}
