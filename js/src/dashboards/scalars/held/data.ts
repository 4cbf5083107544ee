import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Reader, Reading } from "../../../data";
import type { Table } from "../../../protocol";
import type { ModelContext } from "../../contract";
import type { Category } from "../tables/layouts";
import { factsOf } from "./facts";
import { TableReader } from "./table-reader";
import { TagData } from "./tag-data";
import { type NumberedTag, tagsOfKind } from "./tags";
import { type CardWant, mergeCards } from "./wants";

/** The kind's name on the wire. */
export const KIND = "scalars";

const FEW_SUPERSEDED = 50_000;

/** All scalar series that the browser holds, by tag. */
export class ScalarsData implements Reader {
  readonly context: ModelContext;
  readonly tags: ReadonlySignal<readonly NumberedTag[]>;
  readonly count: ReadonlySignal<number>;
  readonly wants: ReadonlySignal<object>;
  readonly #byName: ReadonlySignal<ReadonlyMap<string, NumberedTag>>;
  readonly #cards = signal<ReadonlySet<ReadonlySignal<readonly CardWant[]>>>(new Set());
  readonly #layout = signal<readonly Category[]>([]);
  readonly #held = new Map<number, TagData>();
  readonly #reader = new TableReader(
    () => this.#held.values(),
    (tag) => this.of(tag),
    (categories) => {
      this.#layout.value = categories;
    },
  );

  constructor(context: ModelContext) {
    this.context = context;
    const { catalogue, runs, settings } = context;
    const { smoothing, stat, band, show_superseded } = settings.values;
    this.tags = computed(() => tagsOfKind(catalogue.value.tags, KIND));
    this.#byName = computed(() => new Map(this.tags.value.map((tag) => [tag.tag, tag])));
    this.count = computed(() => this.tags.value.length);
    runs.facts.values.value = factsOf(this);
    const groups = computed(() => {
      const members = runs.groups.value?.map((group) => group.drawn) ?? null;
      return members && { stat: stat.value, band: band.value, members };
    });
    const cards = computed(() => mergeCards([...this.#cards.value].flatMap((own) => own.value)));
    const superseded = computed(() => show_superseded.value || this.#areFewSuperseded(cards.value));
    this.wants = computed(() => ({
      cards: cards.value,
      hidden: runs.unseen.value,
      smoothing: smoothing.value,
      groups: groups.value,
      superseded: superseded.value,
    }));
  }

  /** Let a view's cards count among what is wanted until `abort`. */
  addCards(cards: ReadonlySignal<readonly CardWant[]>, abort: AbortSignal): void {
    this.#cards.value = new Set([...this.#cards.peek(), cards]);
    abort.addEventListener("abort", () => {
      this.#cards.value = new Set([...this.#cards.peek()].filter((other) => other !== cards));
    });
  }

  /** What is held of a tag. Follow its `revision` to hear of changes. */
  of(tag: number): TagData {
    const known = this.#held.get(tag);
    if (known !== undefined) return known;
    const fresh = new TagData();
    this.#held.set(tag, fresh);
    return fresh;
  }

  tagNamed(name: string): NumberedTag | null {
    return this.#byName.value.get(name) ?? null;
  }

  /** The charts that the log itself lays out. */
  get layout(): ReadonlySignal<readonly Category[]> {
    return this.#layout;
  }

  nameOf(tag: number): string {
    return this.context.catalogue.value.tags[tag]?.tag ?? "";
  }

  /** Superseded points say where restarts were: wanted even when they are not drawn, unless they are many. */
  #areFewSuperseded(cards: readonly CardWant[]): boolean {
    let count = 0;
    for (const { tag } of cards) {
      const held = this.of(tag);
      held.revision.value;
      for (const curve of held.curves.values()) count += curve.superseded;
    }
    return count > 0 && count <= FEW_SUPERSEDED;
  }

  read(table: Table): Reading {
    return this.#reader.read(table);
  }

  restart(): void {
    this.#reader.restart();
  }

  clear(): void {
    for (const held of this.#held.values()) held.clear();
    this.#layout.value = [];
  }
}
