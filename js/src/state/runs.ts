import { computed, type ReadonlySignal } from "@preact/signals";
import type { Catalogue } from "../data";
import type { Ground, LineStyle } from "../theme";
import { commonPrefix } from "./common-prefix";
import { Facts } from "./facts";
import { Grouping, type RunGroup } from "./grouping";
import { OWN_LOOKS } from "./looks";
import { parseRunFilter, type RunFilter } from "./run-filter";
import type { Look } from "./schema";
import type { Settings } from "./settings";
import { steady } from "./steady";

/** How many of some runs are drawn. */
export type Share = "all" | "some" | "none";

/** Which runs there are, which are drawn, and how. A run is known by its number in the catalogue. */
export class Runs {
  /** What dashboards tell of runs. */
  readonly facts = new Facts();
  readonly grouping: Grouping;
  readonly names: ReadonlySignal<readonly string[]>;
  readonly filter: ReadonlySignal<RunFilter>;
  /** Numbers of the runs that match the filter, in order of first appearance. */
  readonly listed: ReadonlySignal<readonly number[]>;
  /** Numbers of the runs that are drawn: listed and not hidden. */
  readonly visible: ReadonlySignal<ReadonlySet<number>>;
  /** Numbers of the runs that are not drawn. */
  readonly unseen: ReadonlySignal<readonly number[]>;
  /** Whether more runs are drawn than there are colours and dashes, and nothing else gives them colours. */
  readonly isCrowded: ReadonlySignal<boolean>;
  /** How many characters the names of the listed runs share at their start. */
  readonly sharedPrefix: ReadonlySignal<number>;
  /** Number of the run that others are compared with, if it is there. */
  readonly baseline: ReadonlySignal<number | null>;
  /** Numbers of the pinned runs that are there, in the order in which they were pinned. */
  readonly pinned: ReadonlySignal<readonly number[]>;
  readonly #settings: Settings;
  readonly #hidden: ReadonlySignal<ReadonlySet<string>>;
  readonly #numbers: ReadonlySignal<ReadonlyMap<string, number>>;
  readonly #places: ReadonlySignal<ReadonlyMap<string, number>>;

  constructor(catalogue: ReadonlySignal<Catalogue>, settings: Settings) {
    this.#settings = settings;
    const { runs, hidden_runs, run_order, baseline, pinned_runs } = settings.values;
    const all = computed(() => catalogue.value.runs);
    this.names = computed(() => all.value.map((run) => run.name));
    this.#numbers = computed(() => new Map(this.names.value.map((name, run) => [name, run])));
    this.#places = computed(() => new Map(run_order.value.map((name, place) => [name, place])));
    this.#hidden = computed(() => new Set(hidden_runs.value));
    this.filter = computed(() => parseRunFilter(runs.value, this));
    this.listed = steady(() => this.#numbersWhere((run) => this.filter.value.matches(run)));
    this.sharedPrefix = computed(() => commonPrefix(this.listed.value.map((run) => this.nameOf(run))));
    this.visible = computed(() => new Set(this.listed.value.filter((run) => !this.#isHidden(run))));
    this.unseen = steady(() => this.#numbersWhere((run) => !this.visible.value.has(run)));
    this.baseline = computed(() => this.numberOf(baseline.value));
    this.pinned = steady(() => pinned_runs.value.flatMap((name) => this.numberOf(name) ?? []));
    this.isCrowded = computed(
      () =>
        this.visible.value.size > OWN_LOOKS &&
        !settings.values.group_by.value &&
        !settings.values.color_by.value,
    );
    this.grouping = new Grouping(this, settings);
  }

  /** The listed runs in groups; `null` while they are not grouped. */
  get groups(): ReadonlySignal<readonly RunGroup[] | null> {
    return this.grouping.groups;
  }

  nameOf(run: number): string {
    return this.names.value[run] ?? "";
  }

  numberOf(name: string): number | null {
    return this.#numbers.value.get(name) ?? null;
  }

  /** What the user calls a run: its alias, else its name. */
  labelOf(run: number): string {
    return ownOf(this.#settings.values.aliases.value, this.nameOf(run)) ?? this.nameOf(run);
  }

  /** A run's place in order of first appearance over all sessions; it picks the colour. */
  placeOf(run: number): number {
    return this.#places.value.get(this.nameOf(run)) ?? run;
  }

  /** How a run's lines look. */
  styleOf(run: number, ground: Ground): LineStyle {
    return this.grouping.paintOf(run)(ground);
  }

  /** What the user said of a run's look. */
  lookOf(run: number): Look | undefined {
    return ownOf(this.#settings.values.looks.value, this.nameOf(run));
  }

  shareOf(runs: readonly number[]): Share {
    const shown = runs.filter((run) => this.visible.value.has(run)).length;
    if (shown === 0) return "none";
    return shown === runs.length ? "all" : "some";
  }

  /** Show or hide some runs; the others stay as they are. */
  show(runs: Iterable<number>, isShown: boolean): void {
    const hidden = new Set(this.#hidden.value);
    for (const run of runs) {
      if (isShown) hidden.delete(this.nameOf(run));
      else hidden.add(this.nameOf(run));
    }
    this.#hide(hidden);
  }

  toggle(run: number): void {
    this.show([run], this.#isHidden(run));
  }

  /** Show these runs and no other. */
  showOnly(runs: readonly number[]): void {
    const wanted = new Set(runs);
    this.#hide(this.names.value.filter((_, run) => !wanted.has(run)));
  }

  /** Show the first of the listed runs and no other. */
  showFirst(count: number): void {
    this.showOnly(this.listed.value.slice(0, count));
  }

  /** Among the listed runs, hide those that are drawn and draw those that are hidden. */
  invert(): void {
    const visible = this.visible.value;
    const hidden = new Set(this.#hidden.value);
    for (const run of this.listed.value) {
      if (visible.has(run)) hidden.add(this.nameOf(run));
      else hidden.delete(this.nameOf(run));
    }
    this.#hide(hidden);
  }

  togglePinned(run: number): void {
    const names = this.#settings.values.pinned_runs.value;
    const others = names.filter((name) => name !== this.nameOf(run));
    this.#settings.set("pinned_runs", others.length < names.length ? others : [...names, this.nameOf(run)]);
  }

  /** Compare with this run, or with none if it is the baseline already. */
  toggleBaseline(run: number): void {
    this.#settings.set("baseline", this.baseline.value === run ? "" : this.nameOf(run));
  }

  /** Call a run something else; by its name again with an empty text. */
  setAlias(run: number, alias: string): void {
    const { aliases } = this.#settings.values;
    this.#settings.set("aliases", withEntry(aliases.value, this.nameOf(run), alias.trim() || null));
  }

  /** Draw a run otherwise; as before with `null`. */
  setLook(run: number, look: Look | null): void {
    const { looks } = this.#settings.values;
    this.#settings.set("looks", withEntry(looks.value, this.nameOf(run), look));
  }

  #hide(names: Iterable<string>): void {
    this.#settings.set("hidden_runs", [...names]);
  }

  #isHidden(run: number): boolean {
    return this.#hidden.value.has(this.nameOf(run));
  }

  #numbersWhere(isWanted: (run: number) => boolean): number[] {
    return this.names.value.flatMap((_, run) => (isWanted(run) ? run : []));
  }
}

/** Names are anything, also those that every object has. */
function ownOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function withEntry<T>(
  record: Readonly<Record<string, T>>,
  name: string,
  value: T | null,
): Readonly<Record<string, T>> {
  const others = Object.entries(record).filter(([other]) => other !== name);
  return Object.fromEntries(value === null ? others : [...others, [name, value]]);
}
