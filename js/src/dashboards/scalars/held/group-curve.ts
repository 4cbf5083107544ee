import type { Aggregate } from "../query/aggregate";
import type { BandChange } from "../tables/bands";
import { Column } from "./column";

const doubles = () => new Column((length) => new Float64Array(length));

/** The line and the band of a group of runs, as the kernel made them of all points. */
export class GroupCurve {
  readonly #step = doubles();
  readonly #mid = doubles();
  readonly #low = doubles();
  readonly #high = doubles();
  readonly #runs = new Column((length) => new Uint32Array(length));
  #isComplete = false;
  #revision = 0;

  /** Another number after each change. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether all is here that the kernel has to tell for now. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  get points(): Aggregate {
    return {
      step: this.#step.view,
      mid: this.#mid.view,
      low: this.#low.view,
      high: this.#high.view,
      runs: this.#runs.view,
    };
  }

  apply({ keep, isComplete, step, mid, low, high, runs }: BandChange): void {
    this.#step.replaceTail(keep, step);
    this.#mid.replaceTail(keep, mid);
    this.#low.replaceTail(keep, low);
    this.#high.replaceTail(keep, high);
    this.#runs.replaceTail(keep, runs);
    this.#isComplete = isComplete;
    this.#revision += 1;
  }
}
