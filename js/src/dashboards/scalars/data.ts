import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Reader, Reading } from "../../data";
import { ProtocolError, type Table } from "../../protocol";
import type { ModelContext } from "../contract";
import { Curve } from "./curve";
import { type NumberedTag, tagsOfKind } from "./sections";
import { type CurveChange, readCurves, readWindows, type WindowChange } from "./tables";
import { type CardWant, mergeCards } from "./wants";

/** The kind's name on the wire. */
export const KIND = "scalars";

/** All scalar series that the browser holds, by tag and run. */
export class ScalarsData implements Reader {
  readonly context: ModelContext;
  readonly tags: ReadonlySignal<readonly NumberedTag[]>;
  readonly count: ReadonlySignal<number>;
  readonly wants: ReadonlySignal<object>;
  readonly #cards = signal<ReadonlySet<ReadonlySignal<readonly CardWant[]>>>(new Set());
  readonly #curves = new Map<number, Map<number, Curve>>();
  readonly #windows = new Map<number, Map<number, WindowChange>>();
  readonly #revisions = new Map<number, Signal<number>>();

  constructor(context: ModelContext) {
    this.context = context;
    const { catalogue, runs, settings } = context;
    this.tags = computed(() => tagsOfKind(catalogue.value.tags, KIND));
    this.count = computed(() => this.tags.value.length);
    this.wants = computed(() => ({
      cards: mergeCards([...this.#cards.value].flatMap((cards) => cards.value)),
      hidden: runs.unseen.value,
      smoothing: settings.values.smoothing.value,
    }));
  }

  /** Let a view's cards count among what is wanted until `abort`. */
  addCards(cards: ReadonlySignal<readonly CardWant[]>, abort: AbortSignal): void {
    this.#cards.value = new Set([...this.#cards.peek(), cards]);
    abort.addEventListener("abort", () => {
      this.#cards.value = new Set([...this.#cards.peek()].filter((other) => other !== cards));
    });
  }

  /** The curves of a tag by run number. Follow `revision` to hear of changes. */
  curves(tag: number): ReadonlyMap<number, Curve> {
    return this.#curves.get(tag) ?? new Map();
  }

  /** The newest detail of a series, if there is any. */
  window(tag: number, run: number): WindowChange | null {
    return this.#windows.get(tag)?.get(run) ?? null;
  }

  /** Another number after each change of a tag's curves or windows. */
  revision(tag: number): Signal<number> {
    const known = this.#revisions.get(tag);
    if (known !== undefined) return known;
    const fresh = signal(0);
    this.#revisions.set(tag, fresh);
    return fresh;
  }

  read(table: Table): Reading {
    if (table.name === "curves") {
      const changes = readCurves(table);
      return { refines: false, commit: () => this.#each(changes, (change) => this.#extend(change)) };
    }
    if (table.name === "windows") {
      const changes = readWindows(table);
      return { refines: true, commit: () => this.#each(changes, (change) => this.#detail(change)) };
    }
    throw new ProtocolError(`scalars have no table ${table.name}`);
  }

  clear(): void {
    this.#curves.clear();
    this.#windows.clear();
    for (const revision of this.#revisions.values()) revision.value += 1;
  }

  #each<C extends { readonly tag: number }>(changes: readonly C[], apply: (change: C) => void): void {
    for (const change of changes) apply(change);
    for (const tag of new Set(changes.map((change) => change.tag))) this.revision(tag).value += 1;
  }

  #extend(change: CurveChange): void {
    const ofTag = member(this.#curves, change.tag, () => new Map<number, Curve>());
    member(ofTag, change.run, () => new Curve()).apply(change);
  }

  #detail(change: WindowChange): void {
    const ofTag = member(this.#windows, change.tag, () => new Map<number, WindowChange>());
    if (change.points.index.length === 0) ofTag.delete(change.run);
    else ofTag.set(change.run, change);
  }
}

function member<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
