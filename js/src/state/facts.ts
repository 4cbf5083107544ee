import { signal } from "@preact/signals";

/** The hyperparameters of a run by name. */
export type Hparams = Readonly<Record<string, number | string | boolean>>;

/** What a run's series of one tag comes to, over its current points. Values may be NaN or infinite. */
export interface Summary {
  readonly last: number;
  readonly lastStep: number | bigint;
  /** Smallest and largest finite value, NaN when there is none. */
  readonly min: number;
  readonly minStep: number | bigint;
  readonly max: number;
  readonly maxStep: number | bigint;
}

/** Asks what runs have logged. Each answer follows the data: a signal that moves with it has been read. */
export interface RunValues {
  /** Tags with one value a step, in natural order. */
  tags(): readonly string[];
  /** A run's last value of a tag; `null` when it has none. */
  lastValue(run: number, tag: string): number | null;
  summary(run: number, tag: string): Summary | null;
  /** Wall time of a run's newest point in seconds since 1970; `null` when it has none. */
  newest(run: number): number | null;
}

const NO_VALUES: RunValues = {
  tags: () => [],
  lastValue: () => null,
  summary: () => null,
  newest: () => null,
};

/**
 * What is known of runs beyond their names, for filters, groups, colours and the table.
 *
 * The dashboards that read such things put them here; until they do, nothing is known.
 */
export class Facts {
  readonly values = signal<RunValues>(NO_VALUES);
  /** Hyperparameters by run number. */
  readonly hparams = signal<ReadonlyMap<number, Hparams>>(new Map());
}
