import type { Brush, BrushMaker } from "./brush";
import { CanvasBrush } from "./canvas-brush";
import { Crosshair } from "./crosshair";
import { Gestures, type GestureTarget } from "./gestures";
import { type KeyTarget, listenToKeys } from "./keys";
import { closest } from "./nearest";
import { drawOverlay, isBlank } from "./overlay";
import type { Painter } from "./painter";
import { Picture } from "./picture";
import { rangeOf, Strip, type StripTarget } from "./strip";
import { Surface } from "./surface";
import type {
  ChartMark,
  ChartTheme,
  Display,
  Hover,
  LineSeries,
  Rect,
  Report,
  Scales,
  Selection,
  View,
  ViewReason,
} from "./types";
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
  readonly onView: (view: View | null, reason: ViewReason) => void;
  /** A click has frozen the crosshair at an x, or let it go. Without it clicks do nothing. */
  readonly onFreeze?: (x: number | null) => void;
  /** The user has marked a place or a range; the chart already shows it. Without it nothing can be marked. */
  readonly onSelect?: (selection: Selection | null) => void;
  /** A picture has been painted that reads otherwise than the one before. */
  readonly onReport?: (report: Report) => void;
  /** Another way to draw, for tests. */
  readonly brushOf?: BrushMaker;
}

/** How near a line must be, in CSS pixels, for the pointer to bring it out. */
const REACH = 30;

/**
 * A chart of lines that fills an element.
 *
 * It paints when its painter says so. What follows the pointer is drawn on a canvas of its own; hovering never repaints
 * the lines. An axis without a view fits the data and follows it as it grows. Nothing moves by itself.
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
  #selection: Selection | null = null;
  #reported = "";

  constructor(host: HTMLElement, options: LineChartOptions) {
    const { signal, theme } = options;
    this.#options = options;
    this.#picture = new Picture(theme);
    this.#crosshair = new Crosshair(this.#picture);
    this.#surface = new Surface(host, options.brushOf ?? canvasBrush, signal, () => this.#requestLines());
    new Gestures(host, this.#gestureTarget(), signal);
    if (options.onSelect !== undefined) new Strip(host, this.#stripTarget(), signal);
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

  /** Changes how the lines are shown; what is not named stays. */
  setDisplay(display: Partial<Display>): void {
    this.#picture.display = { ...this.#picture.display, ...display };
    this.#requestLines();
  }

  /** Shows this part of the plane; `null` fits the data and follows it. */
  setView(view: View | null): void {
    if (view === this.#picture.view) return;
    this.#picture.view = view;
    this.#requestLines();
  }

  /** Draws marks across the plot. */
  setMarks(marks: readonly ChartMark[]): void {
    this.#picture.marks = marks;
    this.#requestLines();
  }

  /** Shows the crosshair at an x that the user points at elsewhere. The user's own pointer goes before it. */
  setCursor(x: number | null): void {
    if (x === this.#crosshair.linked) return;
    this.#crosshair.linked = x;
    this.#requestOverlay();
  }

  /** Holds the crosshair at an x that was frozen elsewhere; `null` lets it go. Tells nobody. */
  freeze(x: number | null): void {
    this.#crosshair.freeze(x);
    this.#requestOverlay();
  }

  /** Shows what the user has marked along x. */
  setSelection(selection: Selection | null): void {
    this.#selection = selection;
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

  /** What it shows, in other colours, to be drawn elsewhere. */
  copyPicture(theme: ChartTheme, colorOf: (series: LineSeries) => string): Picture {
    return this.#picture.copy(theme, colorOf);
  }

  #gestureTarget(): GestureTarget {
    return {
      picture: this.#picture,
      point: (at) => this.#pointed(() => this.#crosshair.point(at)),
      select: (box) => {
        this.#box = box;
        this.#requestOverlay();
      },
      zoom: (view, reason) => this.#zoom(view, reason),
      click: () => this.#toggleFrozen(),
    };
  }

  #keyTarget(): KeyTarget {
    return {
      step: (direction) => this.#step(direction),
      extend: (direction) => this.#extend(direction),
      mark: () => this.#mark(),
      scale: (factor) => this.#scale(factor),
      reset: () => this.#zoom(null, "fit"),
      leave: () => this.#leaveKeys(),
      clear: () => this.#leaveKeys() || this.#thaw() || this.#clearSelection(),
    };
  }

  #stripTarget(): StripTarget {
    return {
      picture: this.#picture,
      selection: () => this.#selection,
      choose: (selection) => this.#select(selection),
    };
  }

  #zoom(view: View | null, reason: ViewReason): void {
    this.#picture.view = view;
    this.#requestLines();
    this.#options.onView(view, reason);
  }

  /** Zooms about the crosshair, else about the middle. */
  #scale(factor: number): void {
    const { layout, view, fit } = this.#picture;
    if (layout === null) return;
    const { plot } = layout;
    const at = this.#crosshair.x;
    const x = at === null ? (plot.left + plot.right) / 2 : layout.x.px(at);
    this.#zoom(zoomed(layout, view, fit, factor, { x, y: (plot.top + plot.bottom) / 2 }), "keys");
  }

  #step(direction: -1 | 1): void {
    this.#pointed(() => this.#crosshair.step(direction));
    if (this.#crosshair.by === "frozen") this.#options.onFreeze?.(this.#crosshair.x);
  }

  /** Steps on, and marks the range from where the crosshair was, or from the end of the range that it was at. */
  #extend(direction: -1 | 1): void {
    const { x: from } = this.#crosshair;
    this.#step(direction);
    const { x } = this.#crosshair;
    if (x === null || this.#options.onSelect === undefined) return;
    const { start, end } = this.#selection ?? { start: from ?? x, end: null };
    const anchor = from !== null && from === start && end !== null ? end : start;
    this.#select(rangeOf(anchor, x));
  }

  #mark(): void {
    const { x } = this.#crosshair;
    if (x === null || this.#options.onSelect === undefined) return;
    const isMarked = this.#selection?.start === x && this.#selection.end === null;
    this.#select(isMarked ? null : rangeOf(null, x));
  }

  #select(selection: Selection | null): void {
    this.setSelection(selection);
    this.#options.onSelect?.(selection);
  }

  #clearSelection(): boolean {
    const isShown = this.#selection !== null && this.#options.onSelect !== undefined;
    if (isShown) this.#select(null);
    return isShown;
  }

  #toggleFrozen(): void {
    if (this.#options.onFreeze === undefined || this.#thaw()) return;
    this.#pointed(() => this.#crosshair.freezeHere());
    if (this.#crosshair.by === "frozen") this.#options.onFreeze(this.#crosshair.x);
  }

  /** Lets a frozen crosshair go; whether there was one. */
  #thaw(): boolean {
    const isFrozen = this.#crosshair.by === "frozen";
    if (!isFrozen) return false;
    this.#pointed(() => this.#crosshair.freeze(null));
    this.#options.onFreeze?.(null);
    return true;
  }

  /** Takes the keyboard's crosshair away; whether there was one. */
  #leaveKeys(): boolean {
    const isShown = this.#crosshair.by === "keys";
    if (isShown) this.#pointed(() => this.#crosshair.point(null));
    return isShown;
  }

  /** Moves the crosshair and tells of it, unless it was and is nowhere, or is not the user's. */
  #pointed(move: () => void): void {
    const wasOurs = this.#crosshair.isOurs;
    move();
    if (!wasOurs && !this.#crosshair.isOurs) return;
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
    this.#surface.fit(size);
    this.#picture.compose(size, lines);
    this.#picture.paint(lines);
    this.#pointed(() => this.#crosshair.refresh());
    this.#options.painter.cancel(this.#paintOverlay);
    this.#drawOverlay();
    this.#tell();
  }

  /** Reports on the picture, if it reads otherwise than the last one. */
  #tell(): void {
    const { report } = this.#picture;
    const reads = JSON.stringify(report);
    if (report === null || reads === this.#reported) return;
    this.#reported = reads;
    this.#options.onReport?.(report);
  }

  #drawOverlay(): void {
    const { layout, traces, theme, scales } = this.#picture;
    if (layout === null) return;
    const traced = traces.filter(({ isLaid }) => isLaid);
    const { x: crosshair, hits, by } = this.#crosshair;
    const overlay = {
      traced,
      highlight: this.#highlight,
      crosshair,
      isFrozen: by === "frozen",
      selection: this.#selection,
      unit: scales.unit,
      hits,
      nearest: by === "pointer" ? closest(hits, REACH) : null,
      box: this.#box,
    };
    this.#surface.overlay(isBlank(overlay) ? null : (brush) => drawOverlay(brush, overlay, layout, theme));
  }

  #cancelPaints(): void {
    this.#options.painter.cancel(this.#paintLines);
    this.#options.painter.cancel(this.#paintOverlay);
  }
}

function canvasBrush(canvas: HTMLCanvasElement): Brush {
  return new CanvasBrush(canvas);
}
