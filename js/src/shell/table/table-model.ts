import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type RunColumn, steady } from "../../state";
import type { Frame } from "../frame";
import { type Column, columnsOf, sorted } from "./columns";

/** A cell by place: row -1 is the row of titles. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const TITLES = -1;

/** The runs' table in one view. */
export class TableModel {
  readonly frame: Frame;
  readonly columns: ReadonlySignal<readonly Column[]>;
  /** Numbers of the runs, as sorted. */
  readonly rows: ReadonlySignal<readonly number[]>;
  /** The columns of tags that are shown, whether chosen or ours. */
  readonly tagColumns: ReadonlySignal<readonly RunColumn[]>;
  /** How many columns from the left stay in sight. */
  readonly fixed: ReadonlySignal<number>;
  /** The cell that keys act on; `null` before there is one. */
  readonly active = signal<Place | null>(null);

  constructor(frame: Frame) {
    this.frame = frame;
    const { runs, settings } = frame.store;
    const { run_columns, pinned_columns, run_sort } = settings.values;
    this.tagColumns = computed(() => {
      const tag = frame.valueTag.value;
      if (run_columns.value.length > 0 || tag === null) return run_columns.value;
      return (["last", "min", "min step"] as const).map((stat) => ({ tag, stat }));
    });
    this.columns = computed(() =>
      columnsOf({
        runs,
        hparamNames: frame.hparamNames.value,
        chosen: this.tagColumns.value,
        pinned: pinned_columns.value,
      }),
    );
    this.rows = steady(() => sorted(runs.listed.value, this.columns.value, run_sort.value));
    this.fixed = computed(
      () =>
        this.columns.value.filter(({ key }) => key === "run" || pinned_columns.value.includes(key)).length,
    );
  }

  /** Sort by a column; the other way round if it is sorted by already, and as runs came after that. */
  sortBy(key: string): void {
    const { settings } = this.frame.store;
    const now = settings.values.run_sort.value;
    if (now?.key !== key) settings.set("run_sort", { key, isDescending: false });
    else settings.set("run_sort", now.isDescending ? null : { key, isDescending: true });
  }

  /** Keep a column in sight beside the run, or let it go. */
  togglePinned(key: string): void {
    const { settings } = this.frame.store;
    const pinned = settings.values.pinned_columns.value;
    const others = pinned.filter((other) => other !== key);
    settings.set("pinned_columns", others.length < pinned.length ? others : [...pinned, key]);
  }

  /** Show a column of a tag, or leave it out. */
  toggleColumn(column: RunColumn): void {
    const shown = this.tagColumns.value;
    const others = shown.filter(({ tag, stat }) => tag !== column.tag || stat !== column.stat);
    this.frame.store.settings.set("run_columns", others.length < shown.length ? others : [...shown, column]);
  }

  /** Make a cell the active one, or the nearest that there is. */
  activate({ row, column }: Place): void {
    this.active.value = {
      row: Math.min(Math.max(row, TITLES), this.rows.value.length - 1),
      column: Math.min(Math.max(column, 0), this.columns.value.length - 1),
    };
  }
}
