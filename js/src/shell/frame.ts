import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { DashboardView } from "../dashboards/contract";
import { Screen } from "../state";
import { type Ground, watchTheme } from "../theme";
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

  constructor(store: Store, host: HTMLElement, root: HTMLElement, abort: AbortSignal) {
    this.store = store;
    this.root = root;
    this.now = secondsOf(store.clock, abort);
    const theme = watchTheme(host, root, store.settings.values.theme, abort);
    this.ground = theme.ground;
    const context = { screen: this.screen, theme, root, signal: abort };
    const all = store.dashboards.map((open) => ({ ...open, view: open.data.show(context) }));
    this.tabs = computed(() => all.filter(({ data }) => data.count.value > 0));
    this.tab = computed(() => {
      const [first = null] = this.tabs.value;
      return this.tabs.value.find(({ kind }) => kind.kind === this.chosen.value) ?? first;
    });
  }
}
