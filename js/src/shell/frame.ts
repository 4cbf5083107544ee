import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { DashboardView } from "../dashboards/contract";
import { Screen } from "../state";
import { type Ground, watchTheme } from "../theme";
import type { Overlay } from "../ui";
import { compareNatural } from "../util/natural";
import { secondsOf } from "./age";
import type { OpenDashboard, Store } from "./store";

/** A tab: a kind of dashboard with this view of it. */
export interface Tab extends OpenDashboard {
  readonly view: DashboardView;
}

/** What one view of a model is made of; the components of the shell show it. */
export class Frame {
  readonly store: Store;
  readonly screen = new Screen();
  readonly root: HTMLElement;
  readonly ground: ReadonlySignal<Ground>;
  readonly tabs: ReadonlySignal<readonly Tab[]>;
  readonly chosen = signal<string | null>(null);
  readonly tab: ReadonlySignal<Tab | null>;
  readonly now: ReadonlySignal<number>;
  readonly isFull = signal(false);
  readonly areProblemsOpen = signal(false);
  readonly areSettingsOpen = signal(false);
  /** What lies over the view, if anything. */
  readonly overlay = signal<Overlay | null>(null);
  /** What of a file of settings could not be understood. */
  readonly complaints = signal<readonly string[]>([]);
  /** The kernel's time in seconds since 1970, to about five seconds; `null` before it has spoken. */
  readonly kernelNow: ReadonlySignal<number | null>;
  /** The tag whose last values stand beside the runs. */
  readonly valueTag: ReadonlySignal<string | null>;
  /** Names of all hyperparameters, in natural order. */
  readonly hparamNames: ReadonlySignal<readonly string[]>;

  constructor(store: Store, host: HTMLElement, root: HTMLElement, abort: AbortSignal) {
    this.store = store;
    this.root = root;
    this.now = secondsOf(store.clock, abort);
    this.kernelNow = computed(() => kernelNow(store, this.now.value));
    this.valueTag = computed(() => valueTag(store));
    this.hparamNames = computed(() => hparamNames(store));
    const theme = watchTheme(host, root, store.settings.values.theme, abort);
    this.ground = theme.ground;
    const { screen, overlay } = this;
    const context = { screen, overlay, theme, root, signal: abort };
    const all = store.dashboards.map((open) => ({ ...open, view: open.data.show(context) }));
    this.tabs = computed(() => all.filter(({ data }) => data.count.value > 0));
    this.tab = computed(() => {
      const [first = null] = this.tabs.value;
      return this.tabs.value.find(({ kind }) => kind.kind === this.chosen.value) ?? first;
    });
  }
}

const COARSE_S = 5;

/** By its last update, and the page's clock from then on. */
function kernelNow({ intake, connection }: Store, now: number): number | null {
  const status = intake.status.value;
  const heard = connection.heard.value;
  if (status === null || heard === null) return null;
  return Math.floor((status.now + (now - heard) / 1000) / COARSE_S) * COARSE_S;
}

/** The chosen tag while it is there, else a loss, else whatever comes first. */
function valueTag({ runs, settings }: Store): string | null {
  const tags = runs.facts.values.value.tags();
  const chosen = settings.values.value_tag.value;
  if (tags.includes(chosen)) return chosen;
  return tags.find((tag) => /(^|[/_])loss$/i.test(tag)) ?? tags[0] ?? null;
}

function hparamNames({ runs }: Store): readonly string[] {
  const names = [...runs.facts.hparams.value.values()].flatMap((own) => Object.keys(own));
  return [...new Set(names)].sort(compareNatural);
}
