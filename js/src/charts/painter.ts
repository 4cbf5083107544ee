/** Something that can be painted; the same function is the same thing. */
export type Job = () => void;

export interface PainterOptions {
  /** Calls back before the next frame is shown. */
  readonly requestFrame?: (callback: () => void) => void;
  /** A clock in milliseconds. */
  readonly now?: () => number;
  /** Milliseconds of painting in one frame, after which the rest waits for the next one. */
  readonly budget?: number;
}

/**
 * Paints what has been asked for once a frame, within a budget of time; one painter serves the charts of a dashboard view.
 *
 * Urgent jobs, those that follow the pointer, go first. At least one job is done in each frame. A job asked for twice
 * before its turn is done once, and keeps its place.
 */
export class Painter {
  readonly #requestFrame: (callback: () => void) => void;
  readonly #now: () => number;
  readonly #budget: number;
  readonly #urgent = new Set<Job>();
  readonly #waiting = new Set<Job>();
  #isScheduled = false;

  constructor(options: PainterOptions = {}) {
    this.#requestFrame = options.requestFrame ?? ((callback) => requestAnimationFrame(callback));
    this.#now = options.now ?? (() => performance.now());
    this.#budget = options.budget ?? 8;
  }

  /** Has the job done in one of the next frames. */
  request(job: Job, { urgent = false } = {}): void {
    (urgent ? this.#urgent : this.#waiting).add(job);
    this.#schedule();
  }

  /** Forgets a job that was asked for. */
  cancel(job: Job): void {
    this.#urgent.delete(job);
    this.#waiting.delete(job);
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#requestFrame(() => this.#paint());
  }

  #paint(): void {
    this.#isScheduled = false;
    const end = this.#now() + this.#budget;
    try {
      do this.#paintOne();
      while (this.#size > 0 && this.#now() < end);
    } finally {
      if (this.#size > 0) this.#schedule();
    }
  }

  #paintOne(): void {
    for (const queue of [this.#urgent, this.#waiting]) {
      for (const job of queue) {
        queue.delete(job);
        job();
        return;
      }
    }
  }

  get #size(): number {
    return this.#urgent.size + this.#waiting.size;
  }
}
