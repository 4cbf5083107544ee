import { drawAxes } from "./axes";
import type { Brush, BrushMaker } from "./brush";
import { CanvasBrush } from "./canvas-brush";
import { Gestures, type GestureTarget } from "./gestures";
import { type KeyTarget, listenToKeys } from "./keys";
import type { Layout } from "./layout";
import { drawLines } from "./lines";
import { closest, nearestHits, nextX } from "./nearest";
import { drawOverlay } from "./overlay";
import type { Painter } from "./painter";
import { Picture } from "./picture";
import { Surface } from "./surface";
import type { ChartTheme, Hit, Hover, LineSeries, Rect, Scales, View } from "./types";
import { type Fit, type Point, zoomed } from "./view";

export interface LineChartOptions {
  /** Shared by the charts of one dashboard view. */
  readonly painter: Painter;
  /** Ends the chart: its listeners, its canvases, its place with the painter. */
  readonly signal: AbortSignal;
  readonly theme: ChartTheme;
  /** What the pointer or the keyboard's crosshair is at; `null` when it has gone. */
  readonly onHover: (hover: Hover | null) => void;
  /** The user has changed the view; the chart already shows it. */
  readonly onZoom: (view: View | null) => void;
  /** Another way to draw, for tests. */
  readonly brushOf?: BrushMaker;
}

/** Where the user points: with a pointer, in device pixels, or with the keyboard, at an x. */
type Pointing = { readonly by: "pointer"; readonly at: Point } | { readonly by: "keys"; readonly x: number };

/** How near a line must be, in CSS pixels, for the pointer to bring it out. */
const REACH = 30;

/**
 * A chart of lines that fills an element.
 *
 * It paints when its painter says so, and only while it is active: one that is out of sight holds no pixels and
 * remembers that it owes a picture. What follows the pointer is drawn on a canvas of its own; hovering never repaints
 * the lines. An axis without a view fits the data and follows it as it grows.
 */
export class LineChart implements GestureTarget, KeyTarget {
  readonly #options: LineChartOptions;
  readonly #surface: Surface;
  readonly #picture: Picture;
  readonly #paintLines = () => this.#drawLines();
  readonly #paintOverlay = () => this.#drawOverlay();
  #isActive = true;
  #pointing: Pointing | null = null;
  #hits: readonly Hit[] = [];
  #cursor: number | null = null;
  #highlight: string | null = null;
  #box: Rect | null = null;

  constructor(host: HTMLElement, options: LineChartOptions) {
    const { signal, theme } = options;
    const brushOf = options.brushOf ?? ((canvas: HTMLCanvasElement): Brush => new CanvasBrush(canvas));
    this.#options = options;
    this.#picture = new Picture(theme);
    this.#surface = new Surface(host, brushOf, signal, () => this.#requestLines());
    new Gestures(host, this, signal);
    listenToKeys(host, this, signal);
    signal.addEventListener("abort", () => this.#stop(), { once: true });
    this.#requestLines();
  }

  /** Shows these lines, in this order, the last one on top. */
  setSeries(list: readonly LineSeries[]): void {
    this.#picture.setSeries(list);
    this.#requestLines();
  }

  /** Says what x and y mean. Drops the view of an axis whose meaning changes. */
  setScales(scales: Scales): void {
    this.#picture.setScales(scales);
    this.#requestLines();
  }

  /** Shows this part of the plane; `null` fits the data and follows it. */
  setView(view: View | null): void {
    this.#picture.view = view;
    this.#requestLines();
  }

  /** Shows the crosshair at an x that the user points at elsewhere. The user's own pointer goes before it. */
  setCursor(x: number | null): void {
    if (x === this.#cursor) return;
    this.#cursor = x;
    this.#requestOverlay();
  }

  /** Brings one series out, the others step back. A key that the chart does not have changes nothing. */
  setHighlight(key: string | null): void {
    if (key === this.#highlight) return;
    this.#highlight = key;
    this.#requestOverlay();
  }

  setTheme(theme: ChartTheme): void {
    this.#picture.theme = theme;
    this.#requestLines();
  }

  /** Whether the chart is in sight. */
  setActive(isActive: boolean): void {
    if (isActive === this.#isActive) return;
    this.#isActive = isActive;
    if (isActive) this.#requestLines();
    else this.#rest();
  }

  /** Width of the plot in device pixels; 0 before the first picture. */
  get plotWidth(): number {
    const plot = this.layout?.plot;
    return plot === undefined ? 0 : plot.right - plot.left;
  }

  /** @internal */
  get layout(): Layout | null {
    return this.#picture.layout;
  }

  /** What part of the plane is shown; `null` while both axes fit the data. */
  get view(): View | null {
    return this.#picture.view;
  }

  /** @internal */
  get fit(): Fit {
    return this.#picture.fit;
  }

  /** @internal */
  point(at: Point | null): void {
    if (at === null && this.#pointing === null) return;
    this.#pointAt(at === null ? null : { by: "pointer", at });
  }

  /** @internal */
  select(box: Rect | null): void {
    this.#box = box;
    this.#requestOverlay();
  }

  /** @internal */
  zoom(view: View | null): void {
    this.setView(view);
    this.#options.onZoom(view);
  }

  /** @internal */
  step(direction: -1 | 1): void {
    const { layout } = this;
    if (layout === null) return;
    const from = this.#crosshair ?? (direction === 1 ? -Infinity : Infinity);
    const x = nextX(this.#picture.traces, layout.x.domain, from, direction);
    if (x !== null) this.#pointAt({ by: "keys", x });
  }

  /** @internal */
  scale(factor: number): void {
    const { layout } = this;
    if (layout === null) return;
    const { plot } = layout;
    const x = this.#crosshair === null ? (plot.left + plot.right) / 2 : layout.x.px(this.#crosshair);
    this.zoom(zoomed(layout, this.view, this.fit, factor, { x, y: (plot.top + plot.bottom) / 2 }));
  }

  /** @internal */
  reset(): void {
    this.zoom(null);
  }

  /** @internal */
  clear(): boolean {
    if (this.#pointing?.by !== "keys") return false;
    this.#pointAt(null);
    return true;
  }

  #requestLines(): void {
    if (this.#isActive && !this.#options.signal.aborted) this.#options.painter.request(this.#paintLines);
  }

  #requestOverlay(): void {
    if (!this.#isActive || this.layout === null || this.#options.signal.aborted) return;
    this.#options.painter.request(this.#paintOverlay, { urgent: true });
  }

  #drawLines(): void {
    const { size, lines } = this.#surface;
    if (size.width === 0 || size.height === 0) return;
    const picture = this.#picture;
    this.#surface.fit(size);
    const layout = picture.compose(size, lines);
    lines.clear();
    drawAxes(lines, layout, picture.theme);
    drawLines(lines, picture.traced, layout, picture.theme);
    if (this.#pointing !== null) this.#pointAt(this.#pointing);
    this.#drawOverlay();
  }

  #drawOverlay(): void {
    const { layout, traced, theme } = this.#picture;
    if (layout === null) return;
    const { overlay } = this.#surface;
    const crosshair = this.#crosshair;
    const hits = this.#pointing === null ? this.#hitsAt(crosshair, layout) : this.#hits;
    const nearest = this.#pointing?.by === "pointer" ? closest(hits) : null;
    overlay.clear();
    drawOverlay(
      overlay,
      {
        traced,
        highlight: this.#highlight,
        crosshair,
        hits,
        nearest: nearest !== null && nearest.distance <= REACH ? nearest : null,
        box: this.#box,
      },
      layout,
      theme,
    );
  }

  #hitsAt(x: number | null, layout: Layout): readonly Hit[] {
    return x === null ? [] : nearestHits(this.#picture.traces, layout, layout.x.px(x), null);
  }

  /** Where the crosshair stands: where the user points here, else elsewhere. */
  get #crosshair(): number | null {
    const { layout } = this;
    if (this.#pointing?.by === "keys") return this.#pointing.x;
    if (this.#pointing === null || layout === null) return this.#cursor;
    return snapped(this.#hits, layout, this.#pointing.at.x);
  }

  #pointAt(pointing: Pointing | null): void {
    const { layout } = this;
    if (layout === null) return;
    const place = pointing === null ? null : placeOf(pointing, layout);
    const isInside = place !== null && isWithin(layout, place);
    this.#pointing = isInside ? pointing : null;
    this.#hits = isInside ? nearestHits(this.#picture.traces, layout, place.x, place.y) : [];
    this.#options.onHover(isInside ? this.#hoverAt(place, layout) : null);
    this.#requestOverlay();
  }

  #hoverAt({ x, y }: Place, { plot, size, ...layout }: Layout): Hover {
    const at = this.#crosshair ?? layout.x.value(x);
    return { x: at, px: x / size.ratio, py: (y ?? plot.top) / size.ratio, hits: this.#hits };
  }

  #rest(): void {
    this.#options.painter.cancel(this.#paintLines);
    this.#options.painter.cancel(this.#paintOverlay);
    this.point(null);
    this.#picture.release();
    this.#surface.release();
  }

  #stop(): void {
    this.#options.painter.cancel(this.#paintLines);
    this.#options.painter.cancel(this.#paintOverlay);
  }
}

/** Device pixels; without a y for a crosshair that has none. */
interface Place {
  readonly x: number;
  readonly y: number | null;
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
