import type { TraitModel } from "../state";
import type { CommModel } from "../transport";
import type { Message } from "./messages";

// biome-ignore lint/suspicious/noExplicitAny: handlers of all events in one map
type Handler = (...args: any[]) => void;

/** An anywidget model without a kernel: traits and custom messages, with every listener counted. */
export class FakeModel implements TraitModel, CommModel {
  readonly sent: Record<string, unknown>[] = [];
  /** Hears every message as it is sent. */
  onSend: (message: Record<string, unknown>) => void = () => {};
  readonly saved: Record<string, unknown>[] = [];
  readonly #traits: Record<string, unknown>;
  readonly #handlers = new Map<string, Set<Handler>>();
  #dirty: Record<string, unknown> = {};

  constructor(traits: Readonly<Record<string, unknown>> = {}) {
    this.#traits = { ...traits };
  }

  get listeners(): number {
    return [...this.#handlers.values()].reduce((count, handlers) => count + handlers.size, 0);
  }

  get(name: string): unknown {
    return this.#traits[name];
  }

  set(name: string, value: unknown): void {
    this.#dirty[name] = value;
    this.#change(name, value);
  }

  save_changes(): void {
    this.saved.push(this.#dirty);
    this.#dirty = {};
  }

  on(event: string, handler: Handler): void {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
  }

  off(event: string, handler: Handler): void {
    this.#handlers.get(event)?.delete(handler);
  }

  send(content: unknown): void {
    const message = content as Record<string, unknown>;
    this.sent.push(message);
    this.onSend(message);
  }

  /** Python sets a trait. */
  receiveTrait(name: string, value: unknown): void {
    this.#change(name, value);
  }

  /** The kernel sends a message. */
  receive({ header, payload }: Message): void {
    this.#fire("msg:custom", header, payload.byteLength === 0 ? [] : [payload]);
  }

  sentOf(kind: string): Record<string, unknown>[] {
    return this.sent.filter((message) => message.kind === kind);
  }

  #change(name: string, value: unknown): void {
    if (this.#traits[name] === value) return;
    this.#traits[name] = value;
    this.#fire(`change:${name}`);
  }

  #fire(event: string, ...args: unknown[]): void {
    for (const handler of [...(this.#handlers.get(event) ?? [])]) handler(...args);
  }
}
