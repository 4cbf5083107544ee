import { afterEach, beforeEach, expect, test } from "vitest";
import { blankCanvas, FakeModel, renderAtOnce, updateOf } from "../testing";
import widget from "./widget";

let undo: (() => void)[];
beforeEach(() => {
  undo = [blankCanvas(), renderAtOnce()];
});
afterEach(() => {
  for (const put of undo) put();
});

function opened() {
  const model = new FakeModel();
  const one = widget();
  const end = one.initialize({ model });
  const show = () => one.render({ el: document.createElement("div") });
  return { model, show, end, kinds: () => model.sent.map((message) => message.kind) };
}

test("a model says hello when it is made, and bye when its last view closes", () => {
  const { show, end, kinds } = opened();
  const closers = [show(), show()];
  closers[0]?.();
  expect(kinds()).toEqual(["hello"]);
  closers[1]?.();
  expect(kinds()).toEqual(["hello", "bye"]);
  end();
});

test("a view that opens again says hello again", () => {
  const { show, end, kinds } = opened();
  show()();
  const close = show();
  expect(kinds()).toEqual(["hello", "bye", "hello"]);
  close();
  end();
});

test("two models on a page do not see each other", () => {
  const [a, b] = [opened(), opened()];
  const clients = [a, b].map(({ model }) => model.sent[0]?.client);
  expect(clients[0]).not.toBe(clients[1]);
  a.model.receive(updateOf());
  expect(b.model.sentOf("ack")).toHaveLength(0);
  a.end();
  expect(b.model.listeners).toBeGreaterThan(0);
  b.end();
});
