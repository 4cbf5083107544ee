import type { FromBrowser } from "../protocol";

/** Takes a message of the kernel: the header as parsed JSON, and the payload, empty when there is none. */
export type Receive = (header: unknown, payload: DataView) => void;

/** A way for messages between this page and a kernel. Knows nothing of what they mean. */
export interface Transport {
  send(message: FromBrowser): void;
  /** Hand every message to `receive` until `signal` aborts. */
  subscribe(receive: Receive, signal: AbortSignal): void;
}
