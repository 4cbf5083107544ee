import { type ReadonlySignal, signal } from "@preact/signals";
import { type Clock, every } from "./clock";

/** How the kernel is heard: not yet; well; updates only, no answers; not any more. */
export type Link = "connecting" | "live" | "busy" | "gone";

const TICK_MS = 500;
const PING_MS = 3_000;
const LATE_MS = 1_500;
const SILENCE_MS = 12_000;

export interface PulseOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  ping(id: number): void;
  /** Called for each 12 seconds without an update. */
  silence(): void;
  /** Age of the oldest unanswered want, in milliseconds. */
  wantAge(): number;
}

/** Derives the state of the link from when updates and pongs came, and pings. */
export class Pulse {
  readonly #link = signal<Link>("connecting");
  readonly #heard = signal<number | null>(null);
  readonly #options: PulseOptions;
  #silentSince: number;
  #pingId = 0;
  #pingSent = 0;
  #unanswered = false;
  #isResting = false;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#silentSince = options.clock.now();
    every(options.clock, TICK_MS, () => this.#tick(), options.signal);
  }

  get link(): ReadonlySignal<Link> {
    return this.#link;
  }

  /** When the newest update came, in milliseconds of the page's clock. */
  get heard(): ReadonlySignal<number | null> {
    return this.#heard;
  }

  update(): void {
    const now = this.#options.clock.now();
    this.#heard.value = now;
    this.#silentSince = now;
    this.#link.value = this.#isLate(now) ? "busy" : "live";
  }

  pong(id: number): void {
    if (id === this.#pingId) this.#unanswered = false;
    if (this.#link.value === "busy") this.#tick();
  }

  /** What was asked stays unanswered: another session has begun, or the page has been away. */
  restart(): void {
    this.#unanswered = false;
    this.#isResting = false;
    this.#silentSince = this.#options.clock.now();
  }

  /** Silence means nothing until the next restart: the page has taken its leave. */
  rest(): void {
    this.#isResting = true;
  }

  #tick(): void {
    if (this.#isResting) return;
    const { clock, ping, silence } = this.#options;
    const now = clock.now();
    if (now - this.#silentSince >= SILENCE_MS) {
      this.#silentSince = now;
      this.#unanswered = false;
      this.#link.value = "gone";
      silence();
      return;
    }
    if (this.#link.value === "live" || this.#link.value === "busy") {
      this.#link.value = this.#isLate(now) ? "busy" : "live";
    }
    if (!this.#unanswered && now - this.#pingSent >= PING_MS) {
      this.#unanswered = true;
      this.#pingSent = now;
      this.#pingId += 1;
      ping(this.#pingId);
    }
  }

  #isLate(now: number): boolean {
    const pongIsLate = this.#unanswered && now - this.#pingSent > LATE_MS;
    return pongIsLate || this.#options.wantAge() > LATE_MS;
  }
}
