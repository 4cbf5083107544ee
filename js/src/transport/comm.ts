import type { Receive, Transport } from "./transport";

type CustomHandler = (content: unknown, buffers?: readonly (DataView | ArrayBuffer)[]) => void;

/** The part of an anywidget model that carries custom messages. */
export interface CommModel {
  send(content: unknown): void;
  on(event: "msg:custom", handler: CustomHandler): void;
  off(event: "msg:custom", handler: CustomHandler): void;
}

/** Messages over the comm of an anywidget model. */
export function commTransport(model: CommModel): Transport {
  return {
    send: (message) => {
      try {
        model.send(message);
      } catch {
        // The kernel has gone, or its comm was closed. Nothing waits for an answer, and the screen says "not live" by itself.
      }
    },
    subscribe: (receive, signal) => subscribe(model, receive, signal),
  };
}

function subscribe(model: CommModel, receive: Receive, signal: AbortSignal): void {
  const handler: CustomHandler = (content, buffers) => receive(content, payloadOf(buffers?.[0]));
  model.on("msg:custom", handler);
  signal.addEventListener("abort", () => model.off("msg:custom", handler), { once: true });
}

function payloadOf(buffer: DataView | ArrayBuffer | undefined): DataView {
  if (buffer === undefined) return new DataView(new ArrayBuffer(0));
  return ArrayBuffer.isView(buffer)
    ? new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new DataView(buffer);
}
