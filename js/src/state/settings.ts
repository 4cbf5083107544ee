import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Clock } from "../data";
import type { ThemeChoice } from "../theme";

export type XAxis = "step" | "relative" | "wall";
export type YScale = "linear" | "log";

/** What a user sets and a script may set and observe: traits of the Python widget, under the same names. */
export interface SettingValues {
  /** Weight of the moving average, 0 to 0.999. */
  smoothing: number;
  x_axis: XAxis;
  y_scale: YScale;
  run_filter: string;
  tag_filter: string;
  /** Names of the runs not drawn. */
  hidden_runs: readonly string[];
  /** Height of the dashboard in CSS pixels. */
  height: number;
  theme: ThemeChoice;
}

export type SettingName = keyof SettingValues;

/** The part of an anywidget model that carries traits. */
export interface TraitModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: `change:${string}`, handler: () => void): void;
  off(event: `change:${string}`, handler: () => void): void;
}

const DEFAULTS: SettingValues = {
  smoothing: 0.6,
  x_axis: "step",
  y_scale: "linear",
  run_filter: "",
  tag_filter: "",
  hidden_runs: [],
  height: 560,
  theme: "auto",
};
const NAMES = Object.keys(DEFAULTS) as SettingName[];
const SETTLE_MS = 300;

type Signals = { readonly [N in SettingName]: Signal<SettingValues[N]> };
type ReadonlySignals = { readonly [N in SettingName]: ReadonlySignal<SettingValues[N]> };

/**
 * The settings of one model, kept equal to its traits.
 *
 * What Python sets shows at once. What the user sets shows at once here and reaches Python when he has left it alone for
 * 300 ms; a value that came from Python is never sent back.
 */
export class Settings {
  readonly values: ReadonlySignals;
  readonly #signals: Signals;
  readonly #model: TraitModel;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #unsaved = new Set<SettingName>();
  #cancelSave: () => void = () => {};

  constructor(model: TraitModel, clock: Clock, abort: AbortSignal) {
    this.#model = model;
    this.#clock = clock;
    this.#signal = abort;
    this.#signals = signalsOf(model);
    this.values = this.#signals;
    for (const name of NAMES) this.#follow(name);
    abort.addEventListener("abort", () => this.#save(), { once: true });
  }

  set<N extends SettingName>(name: N, value: SettingValues[N]): void {
    const target: Signal<SettingValues[N]> = this.#signals[name];
    if (target.peek() === value) return;
    target.value = value;
    this.#unsaved.add(name);
    this.#cancelSave();
    this.#cancelSave = this.#clock.after(SETTLE_MS, () => this.#save(), this.#signal);
  }

  #follow(name: SettingName): void {
    const event = `change:${name}` as const;
    const handler = () => this.#takeFromModel(name);
    this.#model.on(event, handler);
    this.#signal.addEventListener("abort", () => this.#model.off(event, handler), { once: true });
  }

  #takeFromModel<N extends SettingName>(name: N): void {
    const target: Signal<SettingValues[N]> = this.#signals[name];
    target.value = traitOf(this.#model, name);
    this.#unsaved.delete(name);
  }

  #save(): void {
    const names = [...this.#unsaved];
    this.#unsaved.clear();
    if (names.length === 0) return;
    for (const name of names) this.#model.set(name, this.#signals[name].peek());
    this.#model.save_changes();
  }
}

function signalsOf(model: TraitModel): Signals {
  return Object.fromEntries(NAMES.map((name) => [name, signal(traitOf(model, name))])) as unknown as Signals;
}

/** The model's value of a trait; our default where a model lacks it. */
function traitOf<N extends SettingName>(model: TraitModel, name: N): SettingValues[N] {
  const value = model.get(name);
  return value === undefined || value === null ? DEFAULTS[name] : (value as SettingValues[N]);
}
