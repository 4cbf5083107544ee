/** Time as the page sees it, injected so that tests can turn it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Run once after `ms` unless `signal` aborts first; the returned function cancels. */
  after(ms: number, run: () => void, signal: AbortSignal): () => void;
}

/** Run each `ms` until `signal` aborts. */
export function every(clock: Clock, ms: number, run: () => void, signal: AbortSignal): void {
  const tick = () => {
    run();
    clock.after(ms, tick, signal);
  };
  clock.after(ms, tick, signal);
}

/** The browser's clock. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run, signal) {
    if (signal.aborted) return () => {};
    const cancel = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
    };
    const timer = setTimeout(() => {
      cancel();
      run();
    }, ms);
    signal.addEventListener("abort", cancel);
    return cancel;
  },
};
