import { ProtocolError } from "../../../protocol";

/**
 * How long each growing column is once all that was read is taken in, by any name: a change is checked against that when it
 * is read, so that taking it in cannot fail.
 */
export class Joints {
  readonly #lengths = new Map<string, number>();

  /** @throws ProtocolError when a change keeps more than there will be. */
  join(name: string, keep: number, count: number): void {
    const length = this.#lengths.get(name) ?? 0;
    if (keep > length) throw new ProtocolError(`a series keeps ${keep} points of ${length}`);
    this.#lengths.set(name, keep + count);
  }

  /** What is read next joins nothing. */
  clear(): void {
    this.#lengths.clear();
  }
}
