import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { type ChartTheme, type Hover, Painter } from "../../charts";
import type { Screen } from "../../state";
import { type Ground, resolveColors } from "../../theme";
import { type Filter, parseFilter } from "../../util/text";
import type { ViewContext } from "../contract";
import { CardModel } from "./card-model";
import type { ScalarsData } from "./data";
import { Lines } from "./lines";
import { type NumberedTag, type Section, sectionsOf } from "./sections";

/** What the pointer is at, and in which card. */
export interface Cursor {
  readonly tag: number;
  readonly hover: Hover;
}

/** One view of the scalars: its cards and what they share. */
export class ScalarsView {
  readonly data: ScalarsData;
  readonly screen: Screen;
  readonly ground: ReadonlySignal<Ground>;
  readonly signal: AbortSignal;
  readonly lines = new Lines();
  readonly painter = new Painter();
  readonly filter: ReadonlySignal<Filter>;
  readonly sections: ReadonlySignal<readonly Section[]>;
  readonly chartTheme: ReadonlySignal<ChartTheme>;
  readonly isSmoothed: ReadonlySignal<boolean>;
  readonly cursor = signal<Cursor | null>(null);
  readonly collapsed = signal<ReadonlySet<string>>(new Set());
  readonly #cards = new Map<string, CardModel>();
  readonly #inSight = signal<ReadonlySet<CardModel>>(new Set());

  constructor(data: ScalarsData, context: ViewContext) {
    this.data = data;
    this.screen = context.screen;
    this.ground = context.theme.ground;
    this.signal = context.signal;
    const { tag_filter, x_axis, theme, smoothing } = data.context.settings.values;
    this.isSmoothed = computed(() => smoothing.value > 0);
    this.filter = computed(() => parseFilter(tag_filter.value));
    this.sections = computed(() => sectionsOf(data.tags.value, this.filter.value));
    this.chartTheme = computed(() => {
      theme.value;
      context.theme.colors.value;
      return chartTheme(context.root, this.ground.value);
    });
    this.#resetZoomWith(x_axis);
    const cards = computed(() =>
      [...this.#inSight.value].map((card) => card.want).filter((want) => want.px > 0),
    );
    data.addCards(cards, context.signal);
  }

  /** The card of a tag; the same one for as long as the view lives. */
  card(tag: NumberedTag): CardModel {
    const key = `${tag.number} ${tag.tag}`;
    const known = this.#cards.get(key);
    if (known !== undefined) return known;
    const card = new CardModel(this, tag);
    this.#cards.set(key, card);
    return card;
  }

  toggleSection(prefix: string): void {
    const collapsed = new Set(this.collapsed.peek());
    if (!collapsed.delete(prefix)) collapsed.add(prefix);
    this.collapsed.value = collapsed;
  }

  /** A card has come into sight or left it. Only what is in sight is drawn, and asked for in detail. */
  setInSight(card: CardModel, isInSight: boolean): void {
    const cards = new Set(this.#inSight.peek());
    if (isInSight) cards.add(card);
    else cards.delete(card);
    this.#inSight.value = cards;
  }

  /** Another x axis has other numbers on it: a zoom means nothing there. */
  #resetZoomWith(axis: ReadonlySignal<unknown>): void {
    const stop = effect(() => {
      axis.value;
      for (const card of this.#cards.values()) card.zoom.value = null;
    });
    this.signal.addEventListener("abort", stop, { once: true });
  }
}

function chartTheme(root: HTMLElement, ground: Ground): ChartTheme {
  const colors = resolveColors(root, ["bg", "grid", "line", "muted", "crosshair", "accent"]);
  return {
    background: colors.bg,
    grid: colors.grid,
    axis: colors.line,
    text: colors.muted,
    faint: ground === "dark" ? 0.28 : 0.22,
    crosshair: colors.crosshair,
    accent: colors.accent,
    font: getComputedStyle(root).fontFamily,
    fontSize: 11,
  };
}
