import type { Link } from "../data";
import type { Status } from "../protocol";
import { formatBytes, formatClock, formatDuration } from "../util/format";

export interface LinkState {
  readonly link: Link;
  readonly status: Status | null;
  readonly isPaused: boolean;
  /** When the newest update came, and the present, in milliseconds of the page's clock. */
  readonly heard: number | null;
  readonly now: number;
}

/** What the dot in the header means, in a word that also picks its colour. */
export type Liveness = "live" | "loading" | "paused" | "waiting" | "gone" | "error";

export function livenessOf({ link, status, isPaused }: LinkState): Liveness {
  if (isPaused) return "paused";
  if (link === "gone") return "gone";
  if (status === null || link === "connecting" || status.state === "waiting" || status.state === "empty")
    return "waiting";
  return status.state;
}

/** The words beside the dot. */
export function linkText(state: LinkState): string {
  const { status } = state;
  switch (livenessOf(state)) {
    case "paused":
      return "paused";
    case "gone":
      return "not live";
    case "waiting":
      return status === null ? "connecting" : "watching";
    case "loading":
      return `${formatBytes(status?.bytesRead ?? 0)} of ${formatBytes(status?.bytesTotal ?? 0)}`;
    case "error":
      return "cannot read";
    case "live":
      return `live, ${ageText(dataAge(state))}`;
  }
}

/** The sentence for a kernel that is not heard any more. */
export function goneText({ status, heard }: LinkState): string {
  if (heard === null) return "Not connected: the kernel does not answer. Run the cell again.";
  const last = status?.lastData ?? heard / 1000;
  const clock = formatClock(last).slice(0, -3);
  return `Not live – last data ${clock}. The kernel stopped or was restarted: run the cell again.`;
}

/** Seconds since the newest point: by the kernel's clock up to its last update, by the page's from then on. */
function dataAge({ status, heard, now }: LinkState): number | null {
  if (status === null || status.lastData === null || heard === null) return null;
  return Math.max(0, status.now - status.lastData + (now - heard) / 1000);
}

function ageText(seconds: number | null): string {
  if (seconds === null) return "no data yet";
  return seconds < 1 ? "now" : `${formatDuration(Math.floor(seconds))} ago`;
}
