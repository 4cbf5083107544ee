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

/** Milliseconds between two frames that show that the one between was too much, and that it was not. */
const LATE = 34;
const EARLY = 20;

/**
 * Paints what has been asked for once a frame, within a budget of time; one painter serves the charts of a dashboard view.
 *
 * Urgent jobs, those that follow the pointer, go first. At least one job is done in each frame. A job asked for twice
 * before its turn is done once, and keeps its place. What a browser does with the drawing after a job costs more than the
 * job, and shows only in when the next frame comes: when it comes late, fewer jobs are done in one.
 */
export class Painter {
  readonly #requestFrame: (callback: () => void) => void;
  readonly #now: () => number;
  readonly #budget: number;
  readonly #urgent = new Set<Job>();
  readonly #waiting = new Set<Job>();
  #isScheduled = false;
  #most = 4;
  #lastFrame = Number.NaN;

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
    const start = this.#now();
    this.#pace(start - this.#lastFrame);
    let done = 0;
    try {
      for (const job of [...this.#urgent]) paintNow(this.#urgent, job);
      while (
        this.#waiting.size > 0 &&
        done < this.#most &&
        (done === 0 || this.#now() < start + this.#budget)
      ) {
        done += 1;
        this.#paintOne();
      }
    } finally {
      this.#lastFrame = this.#size > 0 ? start : Number.NaN;
      if (this.#size > 0) this.#schedule();
    }
  }

  /** Learns how many jobs a frame bears from how long the last one took, if it was full. */
  #pace(gap: number): void {
    if (gap > LATE) this.#most = Math.max(1, this.#most >> 1);
    else if (gap < EARLY) this.#most += 1;
  }

  #paintOne(): void {
    const [job] = this.#waiting;
    if (job !== undefined) paintNow(this.#waiting, job);
  }

  get #size(): number {
    return this.#urgent.size + this.#waiting.size;
  }
}

function paintNow(queue: Set<Job>, job: Job): void {
  queue.delete(job);
  job();
}
