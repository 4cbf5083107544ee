import type { AxisChange } from "../tables/axes";
import { Column } from "./column";

/** Where the points of one series stand on the axis of another tag, as the kernel computed it. */
export class Axis {
  readonly #index = new Column((length) => new Uint32Array(length));
  readonly #x = new Column((length) => new Float64Array(length));
  #revision = 0;

  /** Another number after each change. */
  get revision(): number {
    return this.#revision;
  }

  apply({ keep, index, x }: AxisChange): void {
    this.#index.replaceTail(keep, index);
    this.#x.replaceTail(keep, x);
    this.#revision += 1;
  }

  /** The x of points at these positions, where it is known; NaN where the kernel found none, `otherwise` where it is not told. */
  at(positions: Uint32Array, otherwise: Float64Array): Float64Array {
    const known = this.#index.view;
    const x = this.#x.view;
    let k = 0;
    return otherwise.map((own, i) => {
      const position = positions[i] as number;
      while (k < known.length && (known[k] as number) < position) k += 1;
      return known[k] === position ? (x[k] as number) : own;
    });
  }
}
