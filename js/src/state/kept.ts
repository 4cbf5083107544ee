import { batch, effect, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "../data";
import type { Run } from "../protocol";
import { SETTING_NAMES, type SettingValues } from "./schema";
import type { Settings } from "./settings";
import { readSettingsText, settingsText } from "./settings-file";
import type { Storage } from "./storage";

const SETTLE_MS = 500;
const MOST_NAMES = 4096;

export interface KeepOptions {
  readonly settings: Settings;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Names the log directory; `null` while it is not known. */
  readonly place: ReadonlySignal<string | null>;
  readonly runs: ReadonlySignal<readonly Run[]>;
  readonly signal: AbortSignal;
}

/**
 * Keep the settings of a log directory in the browser until `signal` aborts, and the order of its runs with them.
 *
 * What was kept is taken up when a model is shown for the first time, except for what its script has chosen. A single
 * chart of `only` some tags keeps nothing: it is no picture of the whole.
 */
export function keepSettings({ settings, storage, clock, place, runs, signal }: KeepOptions): void {
  let key: string | null = null;
  let cancel = () => {};
  const save = () => {
    const isWhole = settings.values.only.peek().length === 0;
    if (key !== null && isWhole) storage.save(key, settingsText(settings));
  };
  const stopOrder = effect(() => {
    const next = place.value === null ? null : `tbx-widget ${place.value}`;
    const order = runs.value;
    batch(() => {
      if (next !== null && next !== key) settings.apply(keptIn(storage, next, settings));
      key = next;
      settings.apply({ run_order: ordered(settings.values.run_order.value, order) });
    });
  });
  const stopSaving = effect(() => {
    for (const name of SETTING_NAMES) settings.values[name].value;
    cancel();
    cancel = clock.after(SETTLE_MS, save, signal);
  });
  signal.addEventListener("abort", () => {
    stopOrder();
    stopSaving();
    save();
  });
}

/** What was kept; only the order of runs where the model or its script knows better. */
function keptIn(storage: Storage, key: string, { given, isSettled }: Settings): Partial<SettingValues> {
  const { values } = readSettingsText(storage.load(key) ?? "");
  const { run_order } = values;
  if (isSettled) return run_order === undefined ? {} : { run_order };
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !given.has(name as keyof SettingValues)),
  );
}

/** The known names, then new ones by when they began; names that are gone keep their places while there is room. */
function ordered(known: readonly string[], runs: readonly Run[]): readonly string[] {
  const places = new Set(known);
  const fresh = runs.filter(({ name }) => !places.has(name));
  if (fresh.length === 0) return known;
  const began = ({ started }: Run) => started ?? Number.POSITIVE_INFINITY;
  const names = fresh.sort((a, b) => Math.sign(began(a) - began(b)) || 0).map(({ name }) => name);
  const all = [...known, ...names];
  if (all.length <= MOST_NAMES) return all;
  const present = new Set(runs.map(({ name }) => name));
  return all.filter((name) => present.has(name));
}
