import { expect, test } from "vitest";
import { FakeModel, updateOf } from "../testing";
import { commTransport } from "./comm";

function subscribed(model: FakeModel) {
  const ended = new AbortController();
  const payloads: DataView[] = [];
  commTransport(model).subscribe((_, payload) => payloads.push(payload), ended.signal);
  return { payloads, end: () => ended.abort() };
}

test("a message without a buffer has an empty payload", () => {
  const model = new FakeModel();
  const { payloads } = subscribed(model);
  model.receive(updateOf());
  expect(payloads[0]?.byteLength).toBe(0);
});

test("a buffer that is part of a larger one keeps its bounds", () => {
  const model = new FakeModel();
  const { payloads } = subscribed(model);
  const part = new DataView(new ArrayBuffer(32), 8, 16);
  model.receive({ header: {}, payload: part });
  expect([payloads[0]?.byteOffset, payloads[0]?.byteLength]).toEqual([8, 16]);
});

test("nothing is heard after the end", () => {
  const model = new FakeModel();
  const { payloads, end } = subscribed(model);
  end();
  model.receive(updateOf());
  expect(payloads).toHaveLength(0);
  expect(model.listeners).toBe(0);
});

test("a comm that is closed loses the message and breaks nothing", () => {
  const model = new FakeModel();
  model.onSend = () => {
    throw new Error("Cannot send");
  };
  commTransport(model).send({ kind: "bye", client: "me" });
  expect(model.sentOf("bye")).toHaveLength(1);
});
