import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { DashboardData, DashboardKind } from "../dashboards/contract";
import { type Clock, Connection, Exports, Intake, type Reader, Screenshots } from "../data";
import type { Part, ScreenshotWanted, Wants } from "../protocol";
import { keepSettings, Runs, Settings, type Storage, type TraitModel } from "../state";
import type { Transport } from "../transport";

const WANT_SETTLE_MS = 80;

/** A kind of dashboard with its data. */
export interface OpenDashboard {
  readonly kind: DashboardKind;
  readonly data: DashboardData;
}

export interface StoreOptions {
  readonly traits: TraitModel;
  readonly transport: Transport;
  readonly clock: Clock;
  /** A random string of this page and model. */
  readonly client: string;
  readonly kinds: readonly DashboardKind[];
  /** Where settings are kept by log directory. */
  readonly storage: Storage;
  readonly signal: AbortSignal;
}

/** Everything that the views of one model share. */
export class Store {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly intake: Intake;
  readonly connection: Connection;
  readonly exports: Exports;
  readonly runs: Runs;
  readonly dashboards: readonly OpenDashboard[];

  constructor({ traits, transport, clock, client, kinds, storage, signal }: StoreOptions) {
    this.clock = clock;
    const readers = new Map<string, Reader>();
    this.intake = new Intake(readers);
    this.settings = new Settings(traits, clock, signal);
    this.exports = new Exports({ clock, signal, send: (request) => transport.send({ ...request, client }) });
    const { catalogue, status } = this.intake;
    this.runs = new Runs(catalogue, this.settings);
    const place = computed(() => status.value?.place ?? null);
    const runs = computed(() => catalogue.value.runs);
    keepSettings({ settings: this.settings, storage, clock, place, runs, signal });
    const { exports } = this;
    const screenshots = new Screenshots((answer) => transport.send({ ...answer, client }));
    const context = {
      catalogue,
      status,
      exports,
      screenshots,
      runs: this.runs,
      settings: this.settings,
      clock,
      signal,
    };
    this.dashboards = kinds.map((kind) => ({ kind, data: kind.open(context) }));
    for (const { kind, data } of this.dashboards) readers.set(kind.kind, data);
    const take = this.intake.take.bind(this.intake);
    const hear = (message: Part | ScreenshotWanted) => {
      if (message.kind === "part") exports.take(message);
      else void screenshots.answer(message.id);
    };
    this.connection = new Connection({ transport, clock, client, signal, take, hear });
    this.#sendWants(signal);
  }

  /** Freeze the picture, or let it go on from what came in meanwhile. */
  togglePause(): void {
    if (!this.intake.paused.peek()) this.intake.pause();
    else if (!this.intake.resume()) this.connection.resync();
  }

  #sendWants(abort: AbortSignal): void {
    const wants: ReadonlySignal<Wants> = computed(() =>
      Object.fromEntries(this.dashboards.map(({ kind, data }) => [kind.kind, data.wants.value])),
    );
    let cancel = () => {};
    const stop = effect(() => {
      const newest = wants.value;
      cancel();
      cancel = this.clock.after(WANT_SETTLE_MS, () => this.connection.want(newest), abort);
    });
    abort.addEventListener("abort", stop, { once: true });
  }
}
