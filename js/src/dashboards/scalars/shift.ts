import { type ReadonlySignal, signal } from "@preact/signals";

/** Whether the Shift key is down. */
export function shiftOf(abort: AbortSignal): ReadonlySignal<boolean> {
  const isDown = signal(false);
  const look = ({ shiftKey }: KeyboardEvent) => {
    isDown.value = shiftKey;
  };
  const release = () => {
    isDown.value = false;
  };
  addEventListener("keydown", look, { signal: abort });
  addEventListener("keyup", look, { signal: abort });
  addEventListener("blur", release, { signal: abort });
  return isDown;
}
