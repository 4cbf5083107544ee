import { computed, type ReadonlySignal } from "@preact/signals";
import type { Catalogue } from "../data";
import { type Filter, parseFilter } from "../util/text";
import { commonPrefix } from "./common-prefix";
import type { Settings } from "./settings";

/** Which runs there are and which are drawn. A run is known by its number in the catalogue. */
export class Runs {
  readonly names: ReadonlySignal<readonly string[]>;
  readonly filter: ReadonlySignal<Filter>;
  /** Numbers of the runs that match the filter, in order of first appearance. */
  readonly listed: ReadonlySignal<readonly number[]>;
  /** Numbers of the runs that are drawn: listed and not hidden. */
  readonly visible: ReadonlySignal<ReadonlySet<number>>;
  /** Numbers of the runs that are not drawn. */
  readonly unseen: ReadonlySignal<readonly number[]>;
  /** How many characters the names of the listed runs share at their start. */
  readonly sharedPrefix: ReadonlySignal<number>;
  readonly #hidden: ReadonlySignal<ReadonlySet<string>>;
  readonly #settings: Settings;

  constructor(catalogue: ReadonlySignal<Catalogue>, settings: Settings) {
    this.#settings = settings;
    const { run_filter, hidden_runs } = settings.values;
    const runs = computed(() => catalogue.value.runs);
    this.names = computed(() => runs.value.map((run) => run.name));
    this.filter = computed(() => parseFilter(run_filter.value));
    this.#hidden = computed(() => new Set(hidden_runs.value));
    this.listed = computed(() => this.#numbersWhere((name) => this.filter.value.matches(name)));
    this.sharedPrefix = computed(() => commonPrefix(this.listed.value.map((run) => this.nameOf(run))));
    this.visible = computed(
      () => new Set(this.listed.value.filter((run) => !this.#hidden.value.has(this.nameOf(run)))),
    );
    this.unseen = computed(() => {
      const visible = this.visible.value;
      return this.names.value.map((_, run) => run).filter((run) => !visible.has(run));
    });
  }

  nameOf(run: number): string {
    return this.names.value[run] ?? "";
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
    this.show([run], this.#hidden.value.has(this.nameOf(run)));
  }

  /** Show this run and no other. */
  showOnly(run: number): void {
    this.#hide(this.names.value.filter((_, other) => other !== run));
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

  #hide(names: Iterable<string>): void {
    this.#settings.set("hidden_runs", [...names]);
  }

  #numbersWhere(isWanted: (name: string) => boolean): number[] {
    return this.names.value.flatMap((name, run) => (isWanted(name) ? run : []));
  }
}
