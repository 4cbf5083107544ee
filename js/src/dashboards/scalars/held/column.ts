/** Arrays a column can keep. */
export type ColumnArray = Uint32Array | Float32Array | Float64Array | BigInt64Array;

/** A typed array that grows at its end; what is before `keep` is never moved. */
export class Column<A extends ColumnArray> {
  #array: A;
  #length = 0;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#array = make(0);
  }

  get length(): number {
    return this.#length;
  }

  /** The elements, as a view that later changes may overwrite. */
  get view(): A {
    return this.#array.subarray(0, this.#length) as A;
  }

  /** Keep the first `keep` elements and append `tail`. */
  replaceTail(keep: number, tail: ArrayLike<number> | ArrayLike<bigint>): void {
    const length = keep + tail.length;
    if (length > this.#array.length) this.#grow(keep, length);
    // TypeScript cannot see that a column of bigints is only ever given bigints.
    (this.#array as Float64Array).set(tail as ArrayLike<number>, keep);
    this.#length = length;
  }

  #grow(keep: number, length: number): void {
    const grown = this.#make(Math.ceil(length * 1.5));
    (grown as Float64Array).set(this.#array.subarray(0, keep) as Float64Array);
    this.#array = grown;
  }
}
