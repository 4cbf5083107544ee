import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type ChartTheme, type Hover, Painter, type Range } from "../../charts";
import type { ExportFormat } from "../../protocol";
import type { Screen, SettingSignals } from "../../state";
import type { Ground } from "../../theme";
import type { Overlay } from "../../ui";
import { type Filter, parseFilter } from "../../util/text";
import type { ViewContext } from "../contract";
import { CardModel } from "./cards/card-model";
import { type CardSpec, cardOfChart, cardOfLayout, cardOfTag } from "./cards/card-spec";
import { chartThemeOf } from "./chart-theme";
import { pictureOfAll } from "./files/pictures";
import type { ScalarsData } from "./held/data";
import { type NumberedTag, titleOf } from "./held/tags";
import { Lines, type XOf } from "./lines/lines";
import { Restarts } from "./lines/restarts";
import { isInside, sectionsOf } from "./sections";
import { shiftOf } from "./shift";

/** What the pointer is at, and in which card. */
export interface Cursor {
  readonly card: CardModel;
  readonly hover: Hover;
}

/** Series, as numbers of a run and a tag each, that are to become a file. */
export interface WantedFile {
  readonly numbers: readonly (readonly [number, number])[];
  readonly format: ExportFormat;
}

/** Cards under a heading. */
export interface CardSection {
  /** What it is known by when it is closed. */
  readonly key: string;
  readonly title: string;
  readonly depth: number;
  readonly count: number;
  readonly cards: readonly CardSpec[];
}

const PINNED = "//pinned";
const CHARTS = "//charts";
const LAYOUT = "//layout ";

/** One view of the scalars: its cards and what they share. */
export class ScalarsView {
  readonly data: ScalarsData;
  readonly settings: SettingSignals;
  readonly screen: Screen;
  readonly ground: ReadonlySignal<Ground>;
  readonly signal: AbortSignal;
  readonly lines = new Lines();
  readonly restarts = new Restarts(this);
  readonly painter = new Painter();
  readonly filter: ReadonlySignal<Filter>;
  /** Tags that the filter lets through. */
  readonly matching: ReadonlySignal<readonly NumberedTag[]>;
  /** All sections, also closed ones; those inside closed ones are left out. */
  readonly sections: ReadonlySignal<readonly CardSection[]>;
  /** The chart that is shown with nothing around it; `null` for all cards. */
  readonly alone: ReadonlySignal<CardSpec | null>;
  readonly chartTheme: ReadonlySignal<ChartTheme>;
  readonly isSmoothed: ReadonlySignal<boolean>;
  /** What x is; the step while the tag that is wanted there does not exist. */
  readonly x: ReadonlySignal<XOf>;
  /** How many characters the labels of all lines share at their start. */
  readonly sharedPrefix: ReadonlySignal<number>;
  /** Numbers of the runs that have lines of their own. */
  readonly soloRuns: ReadonlySignal<readonly number[]>;
  /** What the pointer or the keyboard is at. */
  readonly pointed = signal<Cursor | null>(null);
  /** What a click holds. */
  readonly frozen = signal<Cursor | null>(null);
  /** What the crosshairs of all cards follow. */
  readonly cursor = computed(() => this.pointed.value ?? this.frozen.value);
  readonly isShift: ReadonlySignal<boolean>;
  readonly overlay: Signal<Overlay | null>;
  /** What all cards show of x, when zooms are linked. */
  readonly linkedX = signal<Range | null>(null);
  /** The card that has the body's full width; by its key. */
  readonly expanded = signal<string | null>(null);
  /** Room left of the plots that the widest labels need, in CSS pixels. */
  readonly gutter: ReadonlySignal<number>;
  /** What was last asked of the kernel as a file. */
  wanted: WantedFile | null = null;
  readonly #cards = new Map<string, CardModel>();
  readonly #inSight = signal<ReadonlySet<CardModel>>(new Set());

  constructor(data: ScalarsData, context: ViewContext) {
    this.data = data;
    this.settings = data.context.settings.values;
    this.screen = context.screen;
    this.ground = context.theme.ground;
    this.signal = context.signal;
    this.overlay = context.overlay;
    this.isShift = shiftOf(context.signal);
    const { tags, x_axis, theme, smoothing, only } = this.settings;
    this.isSmoothed = computed(() => smoothing.value.amount > 0);
    this.filter = computed(() => parseFilter(tags.value));
    this.matching = computed(() => data.tags.value.filter(({ tag }) => this.filter.value.matches(tag)));
    this.sections = computed(() => this.#sections());
    this.alone = computed(() => cardOfChart({ title: "", tags: only.value }, (name) => data.tagNamed(name)));
    this.x = computed(() => this.#xOf(x_axis.value));
    this.sharedPrefix = computed(() => this.#sharedPrefix());
    this.soloRuns = computed(() => this.#soloRuns());
    this.chartTheme = computed(() => {
      theme.value;
      context.theme.colors.value;
      return chartThemeOf(context.root, this.ground.value);
    });
    this.gutter = computed(() =>
      Math.max(0, ...[...this.#inSight.value].map((card) => card.report.value?.gutter ?? 0)),
    );
    this.#resetZoomWith(x_axis);
    const cards = computed(() => [...this.#inSight.value].flatMap((card) => card.wants));
    data.addCards(cards, context.signal);
    data.context.screenshots.offer(() => pictureOfAll(this.#pictured(), this, "png"), context.signal);
  }

  /** The model of a card; the same one for as long as the view lives. */
  card(spec: CardSpec): CardModel {
    const known = this.#cards.get(spec.key);
    if (known !== undefined) return known;
    const card = new CardModel(this, spec);
    this.#cards.set(spec.key, card);
    return card;
  }

  /** What is under a card's crosshair; `hover` is `null` when that has gone. */
  point(card: CardModel, hover: Hover | null): void {
    const isFrozen = hover?.by === "frozen";
    if (this.frozen.peek()?.card === card || isFrozen) this.frozen.value = isFrozen ? { card, hover } : null;
    if (this.pointed.peek()?.card === card || !isFrozen) {
      this.pointed.value = hover === null || isFrozen ? null : { card, hover };
    }
  }

  /** Give a card the full width, and no other. */
  expand(card: CardModel | null): void {
    this.expanded.value = card?.spec.key ?? null;
  }

  /** The cards of all open sections. */
  get openCards(): readonly CardModel[] {
    return this.sections
      .peek()
      .flatMap((section) => (this.isClosed(section) ? [] : section.cards.map((spec) => this.card(spec))));
  }

  thaw(): void {
    this.frozen.value = null;
  }

  isClosed(section: CardSection): boolean {
    return this.settings.closed_sections.value.includes(section.key);
  }

  toggleSection(key: string): void {
    this.#toggle("closed_sections", key);
  }

  togglePinned(tag: NumberedTag): void {
    this.#toggle("pinned", tag.tag);
  }

  /** A card has come into sight or left it. Only what is in sight is drawn, and asked for in detail. */
  setInSight(card: CardModel, isInSight: boolean): void {
    const cards = new Set(this.#inSight.peek());
    if (isInSight) cards.add(card);
    else cards.delete(card);
    this.#inSight.value = cards;
  }

  /** What y spans in all cards in sight whose tags end alike; `null` unless they are to have one range. */
  commonRange(card: CardModel): Range | null {
    if (!this.settings.common_y.value) return null;
    const name = lastOf(card);
    const extents = [...this.#inSight.value].flatMap((other) =>
      lastOf(other) === name ? (other.report.value?.extent ?? []) : [],
    );
    return extents.length === 0 ? null : [Math.min(...extents), Math.max(...extents)];
  }

  /** What is on screen, as the sections have it. */
  #pictured(): readonly CardModel[] {
    const cards = this.openCards.filter((card) => this.#inSight.peek().has(card));
    if (cards.length === 0) throw new Error("No chart is in sight.");
    return cards;
  }

  #toggle(setting: "closed_sections" | "pinned", name: string): void {
    const names = this.settings[setting].peek();
    const others = names.filter((other) => other !== name);
    this.data.context.settings.set(setting, others.length < names.length ? others : [...names, name]);
  }

  #sections(): CardSection[] {
    const { closed_sections, pinned, charts } = this.settings;
    const named = (name: string) => this.data.tagNamed(name);
    const isMatch = (card: CardSpec) => card.tags.some(({ tag }) => this.filter.value.matches(tag));
    const pins = pinned.value.flatMap((name) => named(name) ?? []).map((tag) => cardOfTag(tag, "", PINNED));
    const composed = charts.value.flatMap((chart) => cardOfChart(chart, named) ?? []);
    const laidOut = this.data.layout.value.map(({ title, charts: own }) => {
      const cards = own.flatMap((chart) => cardOfLayout(chart, this.data.tags.value, named) ?? []);
      return section(`${LAYOUT}${title}`, title || "Charts of the log", cards.filter(isMatch));
    });
    const closed = new Set(closed_sections.value);
    const ofTags = sectionsOf(this.matching.value)
      .filter(({ prefix, title }) => !isInside(prefix.slice(0, -title.length - 1), closed))
      .map(({ prefix, tags, ...section }) => ({
        ...section,
        key: prefix,
        cards: tags.map((tag) => cardOfTag(tag, prefix)),
      }));
    return [
      section(PINNED, "Pinned", pins),
      section(CHARTS, "Charts", composed.filter(isMatch)),
      ...laidOut,
      ...ofTags,
    ].filter(({ count }) => count > 0);
  }

  #xOf(axis: string): XOf {
    if (axis === "step" || axis === "relative" || axis === "wall") return axis;
    const tag = this.data.tagNamed(axis.slice("tag:".length));
    return tag === null ? "step" : { number: tag.number, held: this.data.of(tag.number) };
  }

  /** Aliases need not begin as names do, nor do the labels of groups. */
  #sharedPrefix(): number {
    const { runs } = this.data.context;
    const isNamed = runs.groups.value === null && Object.keys(this.settings.aliases.value).length === 0;
    return isNamed ? runs.sharedPrefix.value : 0;
  }

  #soloRuns(): readonly number[] {
    const { visible, groups } = this.data.context.runs;
    if (groups.value === null) return [...visible.value];
    const open = groups.value.filter((group) => group.isOpen);
    return open.flatMap((group) => group.drawn).sort((a, b) => a - b);
  }

  /** Another x axis has other numbers on it: a zoom means nothing there. */
  #resetZoomWith(axis: ReadonlySignal<unknown>): void {
    const stop = effect(() => {
      axis.value;
      this.linkedX.value = null;
      for (const card of this.#cards.values()) card.zoom.value = null;
    });
    this.signal.addEventListener("abort", stop, { once: true });
  }
}

function section(key: string, title: string, cards: readonly CardSpec[]): CardSection {
  return { key, title, depth: 0, count: cards.length, cards };
}

/** What the first tag of a card ends in, by which tags are alike: `loss` of `train/loss` and `val/loss`. */
function lastOf({ spec }: CardModel): string {
  const [tag] = spec.tags;
  return tag === undefined ? "" : (titleOf(tag).split("/").at(-1) ?? "");
}
