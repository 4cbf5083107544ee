const UNTOLD = 8;

/**
 * Tells the kernel the newest update taken in, so that it does not send faster than the page takes.
 *
 * Each message costs a kernel in training a switch of threads. So only every eighth update is acknowledged by itself;
 * the rest goes along with pings.
 */
export class Acks {
  #newest = -1;
  #told = -1;

  constructor(private readonly send: (seq: number) => void) {}

  taken(seq: number): void {
    const isAnotherSession = seq < this.#newest;
    if (isAnotherSession) this.#told = seq - 1;
    this.#newest = seq;
    if (seq - this.#told >= UNTOLD) this.send(this.tell());
  }

  /** The newest update, to go along with another message; -1 before the first. */
  tell(): number {
    this.#told = this.#newest;
    return this.#newest;
  }
}
