import { computed, type ReadonlySignal } from "@preact/signals";
import type { Ground, LineStyle } from "../theme";
import { type Bundle, bundle, parseCriterion, type ReadCriterion } from "./bundles";
import type { Facts } from "./facts";
import { bundlePaints, dressed, memberPaints, type Paint, placePaint } from "./looks";
import type { Look } from "./schema";
import type { Settings } from "./settings";

/** Runs that are compared as one: drawn as their average with a band, and as its members on demand. */
export interface RunGroup extends Bundle {
  /** The members that are drawn. */
  readonly drawn: readonly number[];
  /** Whether the members are drawn too. */
  readonly isOpen: boolean;
  styleOf(ground: Ground): LineStyle;
}

/** What groups and looks go by. */
export interface GroupedRuns {
  readonly facts: Facts;
  readonly names: ReadonlySignal<readonly string[]>;
  readonly listed: ReadonlySignal<readonly number[]>;
  readonly visible: ReadonlySignal<ReadonlySet<number>>;
  nameOf(run: number): string;
  placeOf(run: number): number;
  lookOf(run: number): Look | undefined;
}

/** Which runs belong together, and how all of them look. */
export class Grouping {
  /** The listed runs in groups; `null` while they are not grouped. */
  readonly groups: ReadonlySignal<readonly RunGroup[] | null>;
  /** Why runs cannot be grouped or coloured as is wanted; `null` when all is well. */
  readonly error: ReadonlySignal<string | null>;
  readonly #runs: GroupedRuns;
  readonly #settings: Settings;
  readonly #grouped: ReadonlySignal<readonly Bundle[] | null>;
  readonly #paints: ReadonlySignal<ReadonlyMap<number, Paint>>;
  readonly #isColored: ReadonlySignal<boolean>;

  constructor(runs: GroupedRuns, settings: Settings) {
    this.#runs = runs;
    this.#settings = settings;
    const { group_by, color_by } = settings.values;
    const groupBy = computed(() => parseCriterion(group_by.value));
    const colorBy = computed(() => parseCriterion(color_by.value));
    this.error = computed(() => groupBy.value.error ?? colorBy.value.error);
    this.#grouped = computed(() => this.#bundle(groupBy.value));
    const colored = computed(() => this.#bundle(colorBy.value));
    this.#isColored = computed(() => colored.value !== null);
    this.#paints = computed(() => paintsOf(colored.value, this.#grouped.value));
    this.groups = computed(() => this.#grouped.value && this.#groupsOf(this.#grouped.value));
  }

  /** How a run is drawn: as the user said, else by what colours follow, else by its place. */
  paintOf(run: number): Paint {
    const { visible } = this.#runs;
    const look = this.#runs.lookOf(run);
    const paint = this.#paints.value.get(run) ?? placePaint(this.#runs.placeOf(run), visible.value.size);
    return look === undefined ? paint : dressed(paint, look);
  }

  /** Draw a group's members beside its average, or its average alone. */
  toggleMembers(key: string): void {
    const open = this.#settings.values.open_groups.value;
    const others = open.filter((other) => other !== key);
    this.#settings.set("open_groups", others.length < open.length ? others : [...open, key]);
  }

  /** Of all runs, also those that the filter hides: filtering changes no colour. */
  #bundle({ criterion }: ReadCriterion): readonly Bundle[] | null {
    if (criterion.by === "none") return null;
    const { names, facts } = this.#runs;
    const runs = names.value.map((_, run) => run);
    const inOrder = runs.sort((a, b) => this.#runs.placeOf(a) - this.#runs.placeOf(b));
    return bundle(inOrder, criterion, {
      nameOf: (run) => this.#runs.nameOf(run),
      hparamsOf: (run) => facts.hparams.value.get(run) ?? {},
    });
  }

  #groupsOf(bundles: readonly Bundle[]): RunGroup[] {
    const listed = new Set(this.#runs.listed.value);
    const visible = this.#runs.visible.value;
    const open = new Set(this.#settings.values.open_groups.value);
    const paints = bundlePaints({ bundles, isRamp: false, isShaded: false });
    return bundles.flatMap((one, position) => {
      const members = one.members.filter((run) => listed.has(run));
      const [first] = members;
      if (first === undefined) return [];
      const paint = this.#isColored.value ? this.paintOf(first) : (paints[position] ?? this.paintOf(first));
      return {
        ...one,
        members,
        drawn: members.filter((run) => visible.has(run)),
        isOpen: open.has(one.key),
        styleOf: paint,
      };
    });
  }
}

/** Colours follow what they are told to, else the groups, whose members then share a hue. */
function paintsOf(
  colored: readonly Bundle[] | null,
  grouped: readonly Bundle[] | null,
): ReadonlyMap<number, Paint> {
  if (colored !== null) return memberPaints({ bundles: colored, isRamp: true, isShaded: false });
  return memberPaints({ bundles: grouped ?? [], isRamp: false, isShaded: true });
}
