import type { Clock } from "../data";

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now = 1_700_000_000_000;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  get pending(): number {
    return this.#timers.size;
  }

  after(ms: number, run: () => void, signal: AbortSignal): () => void {
    const timer = { at: this.#now + ms, run };
    const cancel = () => {
      this.#timers.delete(timer);
      signal.removeEventListener("abort", cancel);
    };
    if (signal.aborted) return cancel;
    this.#timers.add(timer);
    signal.addEventListener("abort", cancel);
    return cancel;
  }

  /** Let time pass; what falls due runs in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#nextBefore(end); next !== undefined; next = this.#nextBefore(end)) {
      this.#timers.delete(next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }

  #nextBefore(end: number): Timer | undefined {
    return [...this.#timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
