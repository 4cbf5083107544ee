import { options } from "preact";

/** Have Preact render and run effects before the next task, however busy the machine is. Returns what puts all back. */
export function renderAtOnce(): () => void {
  const { debounceRendering, requestAnimationFrame } = options;
  options.debounceRendering = queueMicrotask;
  options.requestAnimationFrame = queueMicrotask;
  return () => Object.assign(options, { debounceRendering, requestAnimationFrame });
}

/** The next task: all that follows from what has happened is on the page then. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
