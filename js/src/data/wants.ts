import type { Wants } from "../protocol";
import type { Clock } from "./clock";

/** Sends wants one at a time: while one is unanswered only the newest of the later ones is kept. */
export class WantSender {
  #id = 0;
  #inFlight: { readonly id: number; readonly sent: number } | null = null;
  #current: Wants | null = null;
  #waiting = false;

  constructor(
    private readonly clock: Clock,
    private readonly send: (id: number, wants: Wants) => void,
  ) {}

  /** What is wanted from now on. */
  want(wants: Wants): void {
    this.#current = wants;
    this.#waiting = true;
    this.#sendIfFree();
  }

  /** The kernel has taken in the want `id` and all before it. */
  answered(id: number): void {
    if (this.#inFlight === null || id < this.#inFlight.id) return;
    this.#inFlight = null;
    this.#sendIfFree();
  }

  /** The kernel has forgotten this page, or not heard of it yet: say again what is wanted, unless that is on its way. */
  unknown(): void {
    if (this.#inFlight === null) this.restart();
  }

  /** The kernel knows nothing of former wants: say the current one anew. */
  restart(): void {
    this.#inFlight = null;
    this.#waiting = this.#current !== null;
    this.#sendIfFree();
  }

  /** How long the want in flight has been without an answer, in milliseconds; 0 when none is. */
  get age(): number {
    return this.#inFlight === null ? 0 : this.clock.now() - this.#inFlight.sent;
  }

  #sendIfFree(): void {
    if (!this.#waiting || this.#inFlight !== null || this.#current === null) return;
    this.#waiting = false;
    this.#id += 1;
    this.#inFlight = { id: this.#id, sent: this.clock.now() };
    this.send(this.#id, this.#current);
  }
}
