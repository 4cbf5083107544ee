import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ChartMark, LineSeries, Report, View } from "../../../charts";
import type { YScale } from "../../../state";
import type { CardWant } from "../held/wants";
import { Drawing, type Drawn } from "../lines/drawn";
import { seriesOf } from "../lines/series";
import type { ScalarsView } from "../view";
import type { CardSpec } from "./card-spec";

/** The state of one card in one view, and what follows from it. */
export class CardModel {
  readonly spec: CardSpec;
  /** The card's own zoom; where zooms are linked, x is the view's. */
  readonly zoom = signal<View | null>(null);
  /** What the chart said of its last picture. */
  readonly report = signal<Report | null>(null);
  readonly yScale: ReadonlySignal<YScale>;
  readonly view: ReadonlySignal<View | null>;
  /** The lines that are drawn. */
  readonly drawn: ReadonlySignal<readonly Drawn[]>;
  readonly series: ReadonlySignal<readonly LineSeries[]>;
  readonly marks: ReadonlySignal<readonly ChartMark[]>;
  /** The line whose last value the card shows: the highlighted one, or the only one. */
  readonly headline: ReadonlySignal<Drawn | null>;
  readonly #view: ScalarsView;

  constructor(view: ScalarsView, spec: CardSpec) {
    this.#view = view;
    this.spec = spec;
    const { card_scales, y_scale } = view.settings;
    const [{ tag: name } = { tag: "" }] = spec.tags;
    this.yScale = computed(() => card_scales.value[name] ?? y_scale.value);
    this.view = computed(() => this.#linked(this.zoom.value));
    const drawing = new Drawing(view, spec);
    this.drawn = computed(() => drawing.lines(this.view.value?.x != null));
    this.series = computed(() => [
      ...view.restarts.lines(this.drawn.value),
      ...seriesOf(this.drawn.value, {
        isLabelled: spec.isComposed || view.expanded.value === spec.key,
        sharedPrefix: view.sharedPrefix.value,
      }),
    ]);
    this.marks = computed(() => view.restarts.marks(this.drawn.value));
    this.headline = computed(() => {
      const [first, ...others] = this.drawn.value;
      const highlighted = this.drawn.value.find((drawn) => drawn.name === view.screen.highlighted.value);
      return highlighted ?? (others.length === 0 ? (first ?? null) : null);
    });
    this.#resetYZoomWithScale();
  }

  toggleScale(): void {
    const [{ tag } = { tag: "" }] = this.spec.tags;
    const { card_scales } = this.#view.settings;
    const scale = this.yScale.peek() === "linear" ? "log" : "linear";
    this.#view.data.context.settings.set("card_scales", { ...card_scales.peek(), [tag]: scale });
  }

  /** Show another part of the plane, which undo takes back. */
  zoomTo(view: View | null): void {
    const before = this.view.peek();
    const set = (next: View | null) => {
      this.zoom.value = next;
      if (this.#view.settings.link_zoom.peek()) this.#view.linkedX.value = next?.x ?? null;
    };
    set(view);
    this.#view.data.context.settings.history.push({
      key: `zoom ${this.spec.key}`,
      undo: () => set(before),
      redo: () => set(view),
    });
  }

  /** One want for each tag; none before the chart has a width. */
  get wants(): readonly CardWant[] {
    const px = Math.round(this.report.value?.plotWidth ?? 0);
    if (px === 0) return [];
    const range = this.#stepsInSight();
    const { x } = this.#view;
    const axis = typeof x.value === "string" ? null : x.value.number;
    return this.spec.tags.map(({ number: tag }) => ({ tag, px, range, x: axis }));
  }

  #linked(own: View | null): View | null {
    if (!this.#view.settings.link_zoom.value) return own;
    const x = this.#view.linkedX.value;
    const y = own?.y ?? null;
    return x === null && y === null ? null : { x, y };
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

  /** The steps between the edges of the zoomed view, over all lines, whatever the x axis is. */
  #stepsInSight(): readonly [number, number] | null {
    const range = this.view.value?.x;
    if (range == null) return null;
    if (this.#view.x.value === "step") return [Math.floor(range[0]), Math.ceil(range[1])];
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
  for (const { plain, run } of drawn) {
    if (run === null) continue;
    const { x, step } = plain;
    for (let start = 0; start < x.length; start += 1) {
      const end = Math.min(start + 1, x.length - 1);
      const [a, b] = [x[start] as number, x[end] as number];
      if (!(Math.min(a, b) <= hi && Math.max(a, b) >= lo)) continue;
      const [from, to] = [Number(step[start]), Number(step[end])];
      first = Math.min(first, from, to);
      last = Math.max(last, from, to);
    }
  }
  return first <= last ? [first, last] : null;
}
