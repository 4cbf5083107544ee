import { drawAxes } from "./axes";
import type { Brush, BrushMaker } from "./brush";
import { CanvasBrush } from "./canvas-brush";
import { Crosshair } from "./crosshair";
import { Gestures, type GestureTarget } from "./gestures";
import { type KeyTarget, listenToKeys } from "./keys";
import { drawLines } from "./lines";
import { closest } from "./nearest";
import { drawOverlay } from "./overlay";
import type { Painter } from "./painter";
import { Picture } from "./picture";
import { Surface } from "./surface";
import type { ChartTheme, Hover, LineSeries, Rect, Scales, View } from "./types";
import { zoomed } from "./view";

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

/** How near a line must be, in CSS pixels, for the pointer to bring it out. */
const REACH = 30;

/**
 * A chart of lines that fills an element.
 *
 * It paints when its painter says so, and only while it is active: one that is out of sight holds no pixels and
 * remembers that it owes a picture. What follows the pointer is drawn on a canvas of its own; hovering never repaints
 * the lines. An axis without a view fits the data and follows it as it grows.
 */
export class LineChart {
  readonly #options: LineChartOptions;
  readonly #surface: Surface;
  readonly #picture: Picture;
  readonly #crosshair: Crosshair;
  readonly #paintLines = () => this.#drawLines();
  readonly #paintOverlay = () => this.#drawOverlay();
  #highlight: string | null = null;
  #box: Rect | null = null;

  constructor(host: HTMLElement, options: LineChartOptions) {
    const { signal, theme } = options;
    this.#options = options;
    this.#picture = new Picture(theme);
    this.#crosshair = new Crosshair(this.#picture);
    this.#surface = new Surface(host, options.brushOf ?? canvasBrush, signal, () => this.#requestLines());
    new Gestures(host, this.#gestureTarget(), signal);
    listenToKeys(host, this.#keyTarget(), signal);
    signal.addEventListener("abort", () => this.#cancelPaints(), { once: true });
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
    if (x === this.#crosshair.linked) return;
    this.#crosshair.linked = x;
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

  /** What part of the plane is shown; `null` while both axes fit the data. */
  get view(): View | null {
    return this.#picture.view;
  }

  /** Width of the plot in device pixels; 0 before the first picture. */
  get plotWidth(): number {
    const plot = this.#picture.layout?.plot;
    return plot === undefined ? 0 : plot.right - plot.left;
  }

  #gestureTarget(): GestureTarget {
    return {
      picture: this.#picture,
      point: (at) => this.#pointed(() => this.#crosshair.point(at)),
      select: (box) => {
        this.#box = box;
        this.#requestOverlay();
      },
      zoom: (view) => this.#zoom(view),
    };
  }

  #keyTarget(): KeyTarget {
    return {
      step: (direction) => this.#pointed(() => this.#crosshair.step(direction)),
      scale: (factor) => this.#scale(factor),
      reset: () => this.#zoom(null),
      clear: () => this.#clearKeys(),
    };
  }

  #zoom(view: View | null): void {
    this.setView(view);
    this.#options.onZoom(view);
  }

  /** Zooms about the crosshair, else about the middle. */
  #scale(factor: number): void {
    const { layout, view, fit } = this.#picture;
    if (layout === null) return;
    const { plot } = layout;
    const at = this.#crosshair.x;
    const x = at === null ? (plot.left + plot.right) / 2 : layout.x.px(at);
    this.#zoom(zoomed(layout, view, fit, factor, { x, y: (plot.top + plot.bottom) / 2 }));
  }

  #clearKeys(): boolean {
    const isShown = this.#crosshair.by === "keys";
    if (isShown) this.#pointed(() => this.#crosshair.point(null));
    return isShown;
  }

  /** Moves the crosshair and tells of it, unless it was and is nowhere. */
  #pointed(move: () => void): void {
    const before = this.#crosshair.by;
    move();
    if (before === null && this.#crosshair.by === null) return;
    this.#options.onHover(this.#crosshair.hover);
    this.#requestOverlay();
  }

  #requestLines(): void {
    if (!this.#options.signal.aborted) this.#options.painter.request(this.#paintLines);
  }

  #requestOverlay(): void {
    if (this.#options.signal.aborted) return;
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
    this.#pointed(() => this.#crosshair.refresh());
    this.#drawOverlay();
  }

  #drawOverlay(): void {
    const { layout, traced, theme } = this.#picture;
    if (layout === null) return;
    const { x: crosshair, hits, by } = this.#crosshair;
    const nearest = by === "pointer" ? closest(hits, REACH) : null;
    const { overlay } = this.#surface;
    overlay.clear();
    drawOverlay(
      overlay,
      { traced, highlight: this.#highlight, crosshair, hits, nearest, box: this.#box },
      layout,
      theme,
    );
  }

  #cancelPaints(): void {
    this.#options.painter.cancel(this.#paintLines);
    this.#options.painter.cancel(this.#paintOverlay);
  }
}

function canvasBrush(canvas: HTMLCanvasElement): Brush {
  return new CanvasBrush(canvas);
}
