import type { Clock } from "./clock";

const GAP_MS = 500;

/** Tells the kernel the newest update taken in, at most twice a second: each costs a kernel in training a switch of threads. */
export class Acks {
  #seq = -1;
  #resting = false;

  constructor(
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
    private readonly send: (seq: number) => void,
  ) {}

  taken(seq: number): void {
    this.#seq = seq;
    if (!this.#resting) this.#sendAndRest(seq);
  }

  #sendAndRest(seq: number): void {
    this.send(seq);
    this.#resting = true;
    this.clock.after(GAP_MS, () => this.#wake(seq), this.signal);
  }

  #wake(sent: number): void {
    this.#resting = false;
    if (this.#seq !== sent) this.#sendAndRest(this.#seq);
  }
}
