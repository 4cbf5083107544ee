import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Clock } from "../data";
import { isRecord } from "./fields";
import { History } from "./history";
import { SCHEMA, SETTING_NAMES, type SettingName, type SettingValues } from "./schema";

/** The part of an anywidget model that carries traits. */
export interface TraitModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: `change:${string}`, handler: () => void): void;
  off(event: `change:${string}`, handler: () => void): void;
}

/** The version of what `view`, the browser's storage and files hold. */
export const SETTINGS_VERSION = 1;
/** The trait that carries the settings that are no traits of their own. */
const VIEW = "view";
const SETTLE_MS = 300;
/** Typing has an undo of its own, and these are no part of the picture. */
const UNRECORDED: ReadonlySet<SettingName> = new Set(["tags", "runs", "run_order", "height", "theme"]);

/** What is chosen in a view, for Python to read. */
export interface Selection {
  /** Names of the runs that are drawn. */
  readonly runs: readonly string[];
  /** Name of the run that was brought to the front. */
  readonly highlighted: string | null;
  /** The marked range of steps. */
  readonly steps: readonly [number, number] | null;
}

const SELECTION = "selection";

type Signals = { readonly [N in SettingName]: Signal<SettingValues[N]> };
export type SettingSignals = { readonly [N in SettingName]: ReadonlySignal<SettingValues[N]> };

/**
 * The settings of one model, kept equal to its traits.
 *
 * What Python sets shows at once. What the user sets shows at once here and reaches Python when he has left it alone for
 * 300 ms; a value that came from Python is never sent back. A setting without a trait of its own travels in `view`.
 */
export class Settings {
  readonly values: SettingSignals;
  readonly history: History;
  /** Settings that the script that made the model has chosen. */
  readonly given: ReadonlySet<SettingName>;
  /** Whether the model has been seen in a browser before, and has its settings from there. */
  readonly isSettled: boolean;
  readonly #signals: Signals;
  readonly #model: TraitModel;
  readonly #clock: Clock;
  readonly #abort: AbortSignal;
  readonly #unsaved = new Set<SettingName>();
  #selection: Selection | null = null;
  #cancelSave: () => void = () => {};

  constructor(model: TraitModel, clock: Clock, abort: AbortSignal) {
    this.#model = model;
    this.#clock = clock;
    this.#abort = abort;
    this.history = new History(() => clock.now());
    this.#signals = signalsOf(model);
    this.values = this.#signals;
    this.isSettled = Object.keys(viewOf(model)).length > 0;
    this.given = givenOf(model, this.values);
    for (const name of SETTING_NAMES) if (hasTrait(model, name)) this.#follow(name, [name]);
    this.#follow(
      VIEW,
      SETTING_NAMES.filter((name) => !hasTrait(model, name)),
    );
  }

  set<N extends SettingName>(name: N, value: SettingValues[N]): void {
    this.patch({ [name]: value } as Partial<SettingValues>);
  }

  /** Set several at once, which one undo takes back. */
  patch(values: Partial<SettingValues>): void {
    const names = namesOf(values).filter((name) => !isSame(this.#signals[name].peek(), values[name]));
    const recorded = names.filter((name) => !UNRECORDED.has(name));
    const before = this.#pick(recorded);
    const after = pickFrom(values, recorded);
    this.apply(values);
    if (recorded.length === 0) return;
    this.history.push({
      key: recorded.join(" "),
      undo: () => this.apply(before),
      redo: () => this.apply(after),
    });
  }

  /** Set several at once beyond the reach of undo. */
  apply(values: Partial<SettingValues>): void {
    const names = namesOf(values).filter((name) => this.#assign(name, values[name]));
    if (names.length === 0) return;
    for (const name of names) this.#unsaved.add(name);
    this.#saveSoon();
  }

  /** Let Python know what is chosen, where it listens. */
  tell(selection: Selection): void {
    if (this.#model.get(SELECTION) === undefined || isSame(this.#model.get(SELECTION), selection)) return;
    this.#selection = selection;
    this.#saveSoon();
  }

  #saveSoon(): void {
    this.#cancelSave();
    this.#cancelSave = this.#clock.after(SETTLE_MS, () => this.#save(), this.#abort);
  }

  /** The values as they stand, without following them. */
  #pick(names: readonly SettingName[]): Partial<SettingValues> {
    return Object.fromEntries(names.map((name) => [name, this.#signals[name].peek()]));
  }

  /** Returns whether the value is another one. */
  #assign(name: SettingName, value: unknown): boolean {
    const target: Signal<unknown> = this.#signals[name];
    if (value === undefined || isSame(target.peek(), value)) return false;
    target.value = value;
    return true;
  }

  #follow(trait: string, names: readonly SettingName[]): void {
    const event = `change:${trait}` as const;
    const take = () =>
      batch(() => {
        for (const name of names) {
          this.#assign(name, readTrait(this.#model, name));
          this.#unsaved.delete(name);
        }
      });
    this.#model.on(event, take);
    this.#abort.addEventListener("abort", () => this.#model.off(event, take), { once: true });
  }

  #save(): void {
    const names = [...this.#unsaved];
    const selection = this.#selection;
    this.#unsaved.clear();
    this.#selection = null;
    if (names.length === 0 && selection === null) return;
    if (selection !== null) this.#model.set(SELECTION, selection);
    const own = names.filter((name) => hasTrait(this.#model, name));
    for (const name of own) this.#model.set(name, writtenOf(name, this.#signals[name].peek()));
    if (own.length < names.length && this.#model.get(VIEW) !== undefined) this.#model.set(VIEW, this.#view());
    this.#model.save_changes();
  }

  #view(): Record<string, unknown> {
    return writtenSettings(
      this.values,
      SETTING_NAMES.filter((name) => !hasTrait(this.#model, name)),
    );
  }
}

/** What is not as it was initially, with the version, as JSON may hold it. */
export function writtenSettings(
  values: SettingSignals,
  names: readonly SettingName[],
): Record<string, unknown> {
  const changed = names.filter((name) => !isSame(values[name].value, SCHEMA[name].initial));
  const entries = changed.map((name) => [name, writtenOf(name, values[name].value)]);
  return { version: SETTINGS_VERSION, ...Object.fromEntries(entries) };
}

/** A setting out of a value from outside; `undefined` when it is none. */
export function readSetting(name: SettingName, value: unknown): unknown {
  return SCHEMA[name].read(value);
}

function writtenOf(name: SettingName, value: unknown): unknown {
  const field: { write?(value: unknown): unknown } = SCHEMA[name] as object;
  return field.write === undefined ? value : field.write(value);
}

function hasTrait(model: TraitModel, name: SettingName): boolean {
  return model.get(name) !== undefined;
}

function viewOf(model: TraitModel): Readonly<Record<string, unknown>> {
  const view = model.get(VIEW);
  return isRecord(view) ? view : {};
}

/** The model's value of a setting; the initial one where it has none, or none that we know. */
function readTrait(model: TraitModel, name: SettingName): unknown {
  const value = model.get(name) ?? viewOf(model)[name];
  return readSetting(name, value) ?? SCHEMA[name].initial;
}

function signalsOf(model: TraitModel): Signals {
  return Object.fromEntries(
    SETTING_NAMES.map((name) => [name, signal(readTrait(model, name))]),
  ) as unknown as Signals;
}

/** By the model's word, or where it says nothing, what is not as it is initially. */
function givenOf(model: TraitModel, values: SettingSignals): ReadonlySet<SettingName> {
  const told = model.get("given");
  const isGiven = Array.isArray(told)
    ? (name: SettingName) => told.includes(name)
    : (name: SettingName) => !isSame(values[name].peek(), SCHEMA[name].initial);
  return new Set(SETTING_NAMES.filter(isGiven));
}

function namesOf(values: Partial<SettingValues>): SettingName[] {
  return SETTING_NAMES.filter((name) => values[name] !== undefined);
}

function pickFrom(values: Partial<SettingValues>, names: readonly SettingName[]): Partial<SettingValues> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** Settings are plain JSON values: equal when they are written alike. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
