import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { LineSeries, View } from "../../charts";
import type { YScale } from "../../state";
import { lineStyle } from "../../theme";
import type { Curve } from "./curve";
import type { Line } from "./lines";
import type { NumberedTag } from "./sections";
import type { WindowChange } from "./tables";
import type { ScalarsView } from "./view";
import type { CardWant } from "./wants";

/** One run's line in a card. */
export interface Drawn {
  readonly run: number;
  readonly name: string;
  readonly curve: Curve;
  readonly window: WindowChange | null;
  readonly line: Line;
}

/** The state of one card in one view, and what follows from it. */
export class CardModel {
  readonly tag: NumberedTag;
  readonly zoom = signal<View | null>(null);
  readonly isWide = signal(false);
  /** Width of the plot in device pixels; 0 before it is drawn. */
  readonly px = signal(0);
  readonly #ownScale = signal<YScale | null>(null);
  readonly yScale: ReadonlySignal<YScale>;
  /** The lines of the runs that are drawn, in order of first appearance. */
  readonly drawn: ReadonlySignal<readonly Drawn[]>;
  readonly series: ReadonlySignal<readonly LineSeries[]>;
  /** Points that stand behind one pixel of the densest line; 1 when every point is drawn. */
  readonly density: ReadonlySignal<number>;
  /** The run whose last value the card shows: the highlighted one, or the only one. */
  readonly headline: ReadonlySignal<Drawn | null>;
  readonly #view: ScalarsView;

  constructor(view: ScalarsView, tag: NumberedTag) {
    this.#view = view;
    this.tag = tag;
    const { settings } = view.data.context;
    this.yScale = computed(() => this.#ownScale.value ?? settings.values.y_scale.value);
    this.drawn = computed(() => this.#draw());
    this.series = computed(() => this.#style(this.drawn.value));
    this.density = computed(() => Math.max(1, ...this.drawn.value.map((drawn) => this.#densityOf(drawn))));
    this.headline = computed(() => {
      const [first, ...others] = this.drawn.value;
      const highlighted = this.drawn.value.find(({ name }) => name === view.screen.highlighted.value);
      return highlighted ?? (others.length === 0 ? (first ?? null) : null);
    });
    this.#resetYZoomWithScale();
  }

  toggleScale(): void {
    this.#ownScale.value = this.yScale.peek() === "log" ? "linear" : "log";
  }

  get want(): CardWant {
    return { tag: this.tag.number, px: this.px.value, range: this.#stepsInSight() };
  }

  /** A range of y that was chosen on one scale means little on the other. */
  #resetYZoomWithScale(): void {
    const stop = effect(() => {
      this.yScale.value;
      const x = this.zoom.peek()?.x ?? null;
      this.zoom.value = x === null ? null : { x, y: null };
    });
    this.#view.signal.addEventListener("abort", stop, { once: true });
  }

  #draw(): Drawn[] {
    const { data } = this.#view;
    const { runs, settings } = data.context;
    const options = { axis: settings.values.x_axis.value, smoothing: settings.values.smoothing.value };
    const isZoomed = this.zoom.value?.x != null;
    const tag = this.tag.number;
    data.revision(tag).value;
    const curves = data.curves(tag);
    const drawn: Drawn[] = [];
    for (const run of runs.visible.value) {
      const curve = curves.get(run);
      if (curve === undefined) continue;
      const window = isZoomed ? data.window(tag, run) : null;
      drawn.push({
        run,
        name: runs.nameOf(run),
        curve,
        window,
        line: this.#view.lines.of(curve, window, options),
      });
    }
    return drawn;
  }

  #style(drawn: readonly Drawn[]): LineSeries[] {
    const ground = this.#view.ground.value;
    return drawn.map(({ run, name, line }) => ({
      key: name,
      x: line.x,
      y: line.y,
      faint: line.y === line.raw ? undefined : line.raw,
      revision: line.revision,
      ...lineStyle(run, ground),
    }));
  }

  #densityOf({ curve, window }: Drawn): number {
    if ((window ?? curve).level === 0 || this.px.value === 0) return 1;
    const points = window === null ? curve.total : window.hi - window.lo;
    return Math.max(2, Math.round(points / this.px.value));
  }

  /** The steps between the edges of the zoomed view, over all lines, whatever the x axis is. */
  #stepsInSight(): readonly [number, number] | null {
    const range = this.zoom.value?.x;
    if (range == null) return null;
    const { settings } = this.#view.data.context;
    if (settings.values.x_axis.value === "step") return [Math.floor(range[0]), Math.ceil(range[1])];
    return stepsBetween(this.drawn.peek(), range[0], range[1]);
  }
}

/**
 * The smallest range of steps that holds both ends of every line segment in sight between `lo` and `hi`; `null` when
 * there is none. The held points are a selection: there may be more of them right up to the neighbours.
 */
function stepsBetween(drawn: readonly Drawn[], lo: number, hi: number): readonly [number, number] | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { line } of drawn) {
    const { x, points } = line;
    for (let start = 0; start < x.length; start += 1) {
      const end = Math.min(start + 1, x.length - 1);
      const [a, b] = [x[start] as number, x[end] as number];
      if (!(Math.min(a, b) <= hi && Math.max(a, b) >= lo)) continue;
      const [from, to] = [Number(points.step[start]), Number(points.step[end])];
      first = Math.min(first, from, to);
      last = Math.max(last, from, to);
    }
  }
  return first <= last ? [first, last] : null;
}
