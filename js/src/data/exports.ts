import { type ReadonlySignal, signal } from "@preact/signals";
import type { ExportFormat, Part } from "../protocol";
import type { Clock } from "./clock";

/** A file that the kernel is making: not heard of yet; not heard of for long; coming; or why it will not come. */
export type Export =
  | { readonly state: "asked" | "unheard" }
  | { readonly state: "coming"; readonly bytes: number }
  | { readonly state: "failed"; readonly message: string };

/** What is asked of the kernel; see docs/protocol.md. */
export interface ExportRequest {
  readonly kind: "export";
  readonly id: number;
  readonly format: ExportFormat;
  readonly series: readonly (readonly [number, number])[];
}

export interface ExportsOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  send(request: ExportRequest): void;
}

type Done = (file: Blob, name: string) => void;

const PATIENCE_MS = 4_000;
const TYPES: Readonly<Record<ExportFormat, string>> = { csv: "text/csv", json: "application/json" };

/** Complete files out of the kernel, one at a time; a newer one ends the former. */
export class Exports {
  readonly #options: ExportsOptions;
  readonly #current = signal<Export | null>(null);
  #id = 0;
  #type = "";
  #parts: Uint8Array<ArrayBuffer>[] = [];
  #done: Done = () => {};

  constructor(options: ExportsOptions) {
    this.#options = options;
  }

  /** The export under way, or how the last one failed; `null` when there is none. */
  get current(): ReadonlySignal<Export | null> {
    return this.#current;
  }

  /** @param series numbers of a run and a tag each */
  start(format: ExportFormat, series: readonly (readonly [number, number])[], done: Done): void {
    this.#begin(format, done);
    const id = this.#id;
    this.#current.value = { state: "asked" };
    this.#options.send({ kind: "export", id, format, series });
    const { clock, signal } = this.#options;
    const look = () => {
      if (this.#id === id && this.#current.peek()?.state === "asked")
        this.#current.value = { state: "unheard" };
    };
    clock.after(PATIENCE_MS, look, signal);
  }

  /** Want the file no more. */
  cancel(): void {
    const isUnderWay = this.#current.peek() !== null && this.#current.peek()?.state !== "failed";
    this.#begin("csv", () => {});
    this.#current.value = null;
    if (isUnderWay) this.#options.send({ kind: "export", id: this.#id, format: "csv", series: [] });
  }

  take(part: Part): void {
    if (part.id !== this.#id || this.#current.peek() === null) return;
    if (part.error !== null) this.#fail(part.error);
    else if (part.n !== this.#parts.length) this.#fail("A part of the file was lost on its way. Try again.");
    else this.#add(part);
  }

  #begin(format: ExportFormat, done: Done): void {
    this.#id += 1;
    this.#type = TYPES[format];
    this.#parts = [];
    this.#done = done;
  }

  #add({ bytes, last, name }: Part): void {
    this.#parts.push(bytes);
    if (!last) {
      const size = this.#parts.reduce((sum, part) => sum + part.length, 0);
      this.#current.value = { state: "coming", bytes: size };
      return;
    }
    this.#current.value = null;
    this.#done(new Blob(this.#parts, { type: this.#type }), name);
    this.#parts = [];
  }

  #fail(message: string): void {
    this.#parts = [];
    this.#current.value = { state: "failed", message };
  }
}
