import { type ReadonlySignal, signal } from "@preact/signals";
import {
  type Part,
  PROTOCOL,
  ProtocolError,
  readMessage,
  type ScreenshotWanted,
  type Update,
  type Wants,
} from "../protocol";
import type { Transport } from "../transport";
import { Acks } from "./acks";
import type { Clock } from "./clock";
import { type Link, Pulse } from "./pulse";
import { WantSender } from "./wants";

const HELLO_MS = 2_000;

export interface ConnectionOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** A random string of this page and model. */
  readonly client: string;
  readonly signal: AbortSignal;
  /** Take in an update, whole or not at all; a `ProtocolError` refuses it. */
  take(update: Update): void;
  /** Take what the kernel says beside updates. */
  hear(message: Part | ScreenshotWanted): void;
}

/**
 * One browser's side of a session.
 *
 * Updates reach `take` in order and without gaps: after a gap, a refused message or a change of session nothing but a
 * full update is passed on, and the kernel is asked for one.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #acks: Acks;
  readonly #pulse: Pulse;
  readonly #wants: WantSender;
  readonly #fault = signal<string | null>(null);
  #session: string | null = null;
  /** Number of the newest update held without a gap. */
  #seq: number | null = null;
  #wholeNeeded = true;
  #helloSent = Number.NEGATIVE_INFINITY;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { clock, client, transport } = options;
    this.#acks = new Acks((seq) => transport.send({ kind: "ack", client, seq }));
    this.#wants = new WantSender(clock, (id, wants) => transport.send({ kind: "want", client, id, wants }));
    this.#pulse = new Pulse({
      clock,
      signal: options.signal,
      ping: (id) => transport.send({ kind: "ping", client, id, seq: this.#acks.tell() }),
      silence: () => this.#hello(),
      wantAge: () => this.#wants.age,
    });
    transport.subscribe((header, payload) => this.#receive(header, payload), options.signal);
    this.resync();
  }

  get link(): ReadonlySignal<Link> {
    return this.#pulse.link;
  }

  /** When the newest update came, in milliseconds of the page's clock. */
  get heard(): ReadonlySignal<number | null> {
    return this.#pulse.heard;
  }

  /** What the kernel or this page could not do, in words for the user. */
  get fault(): ReadonlySignal<string | null> {
    return this.#fault;
  }

  dismissFault(): void {
    this.#fault.value = null;
  }

  /** Replace what this client has on screen. */
  want(wants: Wants): void {
    this.#wants.want(wants);
  }

  /** Ask for everything anew. */
  resync(): void {
    this.#wholeNeeded = true;
    this.#seq = null;
    this.#hello();
  }

  /** Say that this page has no view of the model left; the kernel may stop sending. */
  leave(): void {
    this.#pulse.rest();
    this.#options.transport.send({ kind: "bye", client: this.#options.client });
  }

  /** Say that a view is back; what is held meanwhile is shown at once. */
  comeBack(): void {
    this.#pulse.restart();
    this.#hello();
  }

  #hello(): void {
    this.#helloSent = this.#options.clock.now();
    const { client, transport } = this.#options;
    const session = this.#seq === null ? null : this.#session;
    transport.send({ kind: "hello", client, protocol: PROTOCOL, session, seq: this.#seq });
    this.#wants.restart();
  }

  #receive(header: unknown, payload: DataView): void {
    try {
      const message = readMessage(header, payload);
      if (message.kind === "update") this.#takeUpdate(message);
      else if (message.kind === "error") this.#fault.value = message.message;
      else if (message.kind === "screenshot") this.#options.hear(message);
      else if (message.client !== this.#options.client) return;
      else if (message.kind === "part") this.#options.hear(message);
      else this.#pulse.pong(message.id);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#refuse(error);
    }
  }

  #takeUpdate(update: Update): void {
    this.#checkSession(update);
    const answer = update.answers.get(this.#options.client);
    if (answer === undefined) this.#wants.unknown();
    else this.#wants.answered(answer);
    this.#pulse.update();
    if (!update.full && (this.#wholeNeeded || update.seq !== (this.#seq ?? -1) + 1)) {
      this.#askForWhole();
      return;
    }
    this.#wholeNeeded = true;
    this.#options.take(update);
    this.#wholeNeeded = false;
    this.#seq = update.seq;
    this.#acks.taken(update.seq);
  }

  #checkSession(update: Update): void {
    const isOther = this.#session !== null && this.#session !== update.session;
    this.#session = update.session;
    if (!isOther) return;
    this.#pulse.restart();
    this.resync();
  }

  /** One `hello` at a time: a full update may be on its way while partial ones still arrive. */
  #askForWhole(): void {
    this.#wholeNeeded = true;
    if (this.#options.clock.now() - this.#helloSent >= HELLO_MS) this.#hello();
  }

  #refuse(error: ProtocolError): void {
    this.#fault.value = `A message from the kernel could not be read: ${error.message}.`;
    this.#askForWhole();
  }
}
