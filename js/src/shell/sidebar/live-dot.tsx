import type { JSX } from "preact";
import { formatDuration } from "../../util/format";
import type { Frame } from "../frame";

const LIVE_S = 60;
const RECENT_S = 900;

/** Whether a run still writes: a full dot within a minute of its newest point, a ring within a quarter of an hour. */
export function LiveDot({ frame, run }: { readonly frame: Frame; readonly run: number }): JSX.Element | null {
  const newest = frame.store.runs.facts.values.value.newest(run);
  const now = frame.kernelNow.value;
  if (newest === null || now === null || !(now - newest < RECENT_S)) return null;
  const age = Math.max(0, now - newest);
  const title = `newest point ${formatDuration(Math.floor(age))} ago`;
  return <i class="live-dot" data-live={age < LIVE_S} title={title} role="img" aria-label={title} />;
}
