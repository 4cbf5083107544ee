import type { CurveChange } from "../tables/curves";
import type { Points } from "../tables/points";
import { Column } from "./column";

const doubles = () => new Column((length) => new Float64Array(length));
const singles = () => new Column<Float32Array | Float64Array>((length) => new Float32Array(length));
const integers = () => new Column<Float64Array | BigInt64Array>((length) => new BigInt64Array(length));

const MOST_KEEPS = 16;

/** The points that are held of one run's series of one tag, a selection of those the kernel holds. */
export class Curve {
  readonly #index = new Column((length) => new Uint32Array(length));
  #step: Column<Float64Array | BigInt64Array> = doubles();
  readonly #wallTime = doubles();
  #value: Column<Float32Array | Float64Array> = singles();
  readonly #smoothed = doubles();
  #smoothing = "";
  #total = 0;
  #level = 0;
  #superseded = 0;
  #revision = 0;
  /** How many points the newest changes kept, the newest one last. */
  readonly #keeps: number[] = [];

  /** Points the kernel holds. */
  get total(): number {
    return this.#total;
  }

  /** Of how many points, as a power of two, one bucket of the selection is made; 0 when every point is here. */
  get level(): number {
    return this.#level;
  }

  get superseded(): number {
    return this.#superseded;
  }

  /** Another number after each change. */
  get revision(): number {
    return this.#revision;
  }

  /** How many of the first points are what they were at an earlier revision; 0 when that is too long ago to tell. */
  keptSince(revision: number): number {
    const changes = this.#revision - revision;
    return changes > this.#keeps.length ? 0 : Math.min(...this.#keeps.slice(-changes));
  }

  get points(): Points {
    return {
      index: this.#index.view,
      step: this.#step.view,
      wallTime: this.#wallTime.view,
      value: this.#value.view,
      smoothed: this.#smoothed.view,
      smoothing: this.#smoothing,
    };
  }

  /** Take a change in that keeps no more than is held. */
  apply(change: CurveChange): void {
    const { keep, points } = change;
    this.#widen(points);
    this.#forgetSmoothed(points.smoothing);
    this.#index.replaceTail(keep, points.index);
    this.#step.replaceTail(keep, this.#inKind(points.step));
    this.#wallTime.replaceTail(keep, points.wallTime);
    this.#value.replaceTail(keep, points.value);
    this.#smoothed.replaceTail(keep, points.smoothed);
    this.#total = change.total;
    this.#level = change.level;
    this.#superseded = change.superseded;
    this.#revision += 1;
    this.#keeps.push(keep);
    if (this.#keeps.length > MOST_KEEPS) this.#keeps.shift();
  }

  /** Another way of smoothing than before makes the averages that stay worthless. */
  #forgetSmoothed(smoothing: string): void {
    if (smoothing === this.#smoothing) return;
    this.#smoothed.view.fill(Number.NaN);
    this.#smoothing = smoothing;
  }

  /** Once a series needs doubles or 64-bit steps it keeps them. */
  #widen(points: Points): void {
    if (points.value instanceof Float64Array && !(this.#value.view instanceof Float64Array)) {
      this.#value = refilled(doubles(), this.#value.view);
    }
    if (points.step instanceof BigInt64Array && !(this.#step.view instanceof BigInt64Array)) {
      this.#step = refilled(integers(), integersOf(this.#step.view));
    }
  }

  #inKind(step: Float64Array | BigInt64Array): Float64Array | BigInt64Array {
    const isWide = this.#step.view instanceof BigInt64Array;
    return isWide && step instanceof Float64Array ? integersOf(step) : step;
  }
}

/** A step is an integer; what is none, in spite of the protocol, must not stop the others. */
function integersOf(steps: Float64Array | BigInt64Array): BigInt64Array {
  return BigInt64Array.from<number | bigint>(steps, (step) =>
    typeof step === "bigint" ? step : BigInt(Math.trunc(step) || 0),
  );
}

function refilled<A extends Column<Float32Array | Float64Array> | Column<Float64Array | BigInt64Array>>(
  column: A,
  values: ArrayLike<number> | ArrayLike<bigint>,
): A {
  column.replaceTail(0, values);
  return column;
}
