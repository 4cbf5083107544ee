import { computed, type ReadonlySignal } from "@preact/signals";

/** A computed list that stays the same list while its items do, so that what follows from it rests. */
export function steady<T>(make: () => readonly T[]): ReadonlySignal<readonly T[]> {
  let last: readonly T[] = [];
  return computed(() => {
    const next = make();
    if (next.length !== last.length || next.some((item, i) => item !== last[i])) last = next;
    return last;
  });
}
