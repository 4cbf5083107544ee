import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Frame } from "../frame";
import { type Row, rowsOf } from "./rows";

/** The list of runs in one view: its rows, where the keyboard is in it, and what is done with its rows. */
export class RunListModel {
  readonly frame: Frame;
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** Whether rows stand below rows. */
  readonly isTree: ReadonlySignal<boolean>;
  /** Position of the row that keys act on; `null` before there is one. */
  readonly active: ReadonlySignal<number | null>;
  readonly #activeKey = signal<string | null>(null);
  #anchor: string | null = null;

  constructor(frame: Frame) {
    this.frame = frame;
    const { runs, settings } = frame.store;
    const top = computed(() => {
      const baseline = runs.baseline.value;
      const pinned = runs.pinned.value;
      return baseline === null || pinned.includes(baseline) ? pinned : [baseline, ...pinned];
    });
    this.rows = computed(() =>
      rowsOf({
        listed: runs.listed.value,
        top: top.value,
        groups: runs.groups.value,
        sharedPrefix: runs.sharedPrefix.value,
        closedFolders: new Set(settings.values.closed_folders.value),
        nameOf: (run) => runs.nameOf(run),
      }),
    );
    this.isTree = computed(() => this.rows.value.some(({ kind }) => kind !== "run"));
    this.active = computed(() => {
      const position = this.rows.value.findIndex(({ key }) => key === this.#activeKey.value);
      return position < 0 ? null : position;
    });
  }

  get activeRow(): Row | null {
    return this.rows.value[this.active.value ?? -1] ?? null;
  }

  activate(position: number): void {
    const rows = this.rows.value;
    const within = Math.min(Math.max(position, 0), rows.length - 1);
    this.#activeKey.value = rows[within]?.key ?? null;
  }

  /** Show what a row stands for if any of it is hidden, else hide it. */
  toggle(row: Row): void {
    const { runs } = this.frame.store;
    const members = runsOf(row);
    runs.show(members, runs.shareOf(members) !== "all");
    this.#anchor = row.key;
  }

  /** Show or hide all rows from the one toggled last up to this one, as that one is. */
  toggleUpTo(row: Row): void {
    const rows = this.rows.value;
    const places = [this.#anchor ?? row.key, row.key].map((key) => rows.findIndex((one) => one.key === key));
    const [from = 0, to = 0] = places.sort((a, b) => a - b);
    const anchor = rows.find(({ key }) => key === this.#anchor) ?? row;
    const { runs } = this.frame.store;
    const isShown = runs.shareOf(runsOf(anchor)) !== "none";
    runs.show(new Set(rows.slice(Math.max(from, 0), to + 1).flatMap(runsOf)), isShown);
  }

  showOnly(row: Row): void {
    this.frame.store.runs.showOnly(runsOf(row));
  }

  /** Open or close what stands below a row; returns whether anything does. */
  setOpen(row: Row, isOpen: boolean): boolean {
    if (row.kind === "run") return false;
    if (row.isOpen === isOpen) return true;
    const { runs, settings } = this.frame.store;
    if (row.kind === "group") runs.grouping.toggleMembers(row.group.key);
    else {
      const others = settings.values.closed_folders.value.filter((path) => path !== row.path);
      settings.set("closed_folders", isOpen ? others : [...others, row.path]);
    }
    return true;
  }

  /** The row that a row stands below, by position. */
  parentOf(position: number): number {
    const rows = this.rows.value;
    const depth = rows[position]?.depth ?? 0;
    for (let above = position - 1; above >= 0; above -= 1) {
      if ((rows[above]?.depth ?? 0) < depth) return above;
    }
    return position;
  }
}

export function runsOf(row: Row): readonly number[] {
  return row.kind === "run" ? [row.run] : row.runs;
}
