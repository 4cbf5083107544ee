import { type ReadonlySignal, signal } from "@preact/signals";
import { type Clock, every } from "../data";

/** The page's time in milliseconds, a signal that moves once a second until `abort`. */
export function secondsOf(clock: Clock, abort: AbortSignal): ReadonlySignal<number> {
  const now = signal(clock.now());
  every(
    clock,
    1000,
    () => {
      now.value = clock.now();
    },
    abort,
  );
  return now;
}
