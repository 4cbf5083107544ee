import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { Status, Table, Update } from "../protocol";
import { type Catalogue, EMPTY_CATALOGUE, extend } from "./catalogue";

const HELD_BYTES = 64 * 2 ** 20;

/** A table that was read and found good. */
export interface Reading {
  /** Whether it only adds detail to what is shown, so that a paused picture may take it. */
  readonly refines: boolean;
  commit(): void;
}

/** The data of one dashboard kind, fed with tables. */
export interface Reader {
  /** Check a table without changing anything; a `ProtocolError` refuses the update it came with. */
  read(table: Table): Reading;
  /** What is read from now on joins nothing that was read before. */
  restart(): void;
  /** Drop all data. */
  clear(): void;
}

interface Delivery {
  readonly full: boolean;
  readonly catalogue: Catalogue;
  readonly readings: readonly Reading[];
  readonly bytes: number;
}

/** Takes updates in, each whole or not at all, and holds them back while the picture is paused. */
export class Intake {
  readonly #readers: ReadonlyMap<string, Reader>;
  readonly #status = signal<Status | null>(null);
  readonly #catalogue = signal<Catalogue>(EMPTY_CATALOGUE);
  readonly #paused = signal(false);
  #received: Catalogue = EMPTY_CATALOGUE;
  #held: Delivery[] = [];
  #heldBytes = 0;
  #overflowed = false;

  constructor(readers: ReadonlyMap<string, Reader>) {
    this.#readers = readers;
  }

  get status(): ReadonlySignal<Status | null> {
    return this.#status;
  }

  get catalogue(): ReadonlySignal<Catalogue> {
    return this.#catalogue;
  }

  get paused(): ReadonlySignal<boolean> {
    return this.#paused;
  }

  /** @throws ProtocolError when the update does not join what is held; nothing has changed then. */
  take(update: Update): void {
    const delivery = this.#check(update);
    this.#received = delivery.catalogue;
    batch(() => {
      this.#status.value = update.status;
      if (this.#paused.value) this.#hold(delivery);
      else this.#deliver(delivery);
    });
  }

  /** Freeze the picture; what comes in is kept for later. */
  pause(): void {
    this.#paused.value = true;
  }

  /** Show what came in meanwhile. Returns false when it grew too large to keep and has to be asked for anew. */
  resume(): boolean {
    const held = this.#held;
    const isComplete = !this.#overflowed;
    this.#dropHeld();
    batch(() => {
      this.#paused.value = false;
      for (const delivery of held) this.#deliver(delivery);
    });
    return isComplete;
  }

  #check(update: Update): Delivery {
    const base = update.full ? EMPTY_CATALOGUE : this.#received;
    if (update.full) for (const reader of this.#readers.values()) reader.restart();
    return {
      full: update.full,
      catalogue: update.catalogue === null ? base : extend(base, update.catalogue),
      readings: update.tables.flatMap((table) => this.#readers.get(table.kind)?.read(table) ?? []),
      bytes: update.bytes,
    };
  }

  #deliver(delivery: Delivery): void {
    if (delivery.full) for (const reader of this.#readers.values()) reader.clear();
    this.#catalogue.value = delivery.catalogue;
    for (const reading of delivery.readings) reading.commit();
  }

  #hold(delivery: Delivery): void {
    if (delivery.full) this.#dropHeld();
    if (this.#overflowed) return;
    const isWholeHeld = this.#held[0]?.full === true || delivery.full;
    const later = isWholeHeld ? delivery.readings : delivery.readings.filter((reading) => !reading.refines);
    if (!isWholeHeld) for (const reading of delivery.readings) if (reading.refines) reading.commit();
    this.#held.push({ ...delivery, readings: later });
    this.#heldBytes += delivery.bytes;
    if (this.#heldBytes > HELD_BYTES) {
      this.#dropHeld();
      this.#overflowed = true;
    }
  }

  #dropHeld(): void {
    this.#held = [];
    this.#heldBytes = 0;
    this.#overflowed = false;
  }
}
