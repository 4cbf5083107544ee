import { expect, test } from "vitest";
import { catalogueOf, statusOf, updateOf } from "../testing";
import { readMessage } from "./messages";

const none = new DataView(new ArrayBuffer(0));
const read = (changes: Record<string, unknown>) => {
  const { header, payload } = updateOf(changes);
  return readMessage(header, payload);
};

test("an update is read with the wire's names turned into ours", () => {
  const update = read({ catalogue: catalogueOf(["a"], ["loss"]), answers: { me: 4 } });
  expect(update).toMatchObject({
    kind: "update",
    full: true,
    status: { bytesRead: 1000, lastData: 1_700_000_000, problemCount: 0 },
    catalogue: { runsFrom: 0, tags: [{ tag: "loss", displayName: "" }] },
  });
  expect(update.kind === "update" && update.answers.get("me")).toBe(4);
});

test("a catalogue that is absent is unchanged", () => {
  expect(read({})).toMatchObject({ catalogue: null });
});

test.each([
  ["of another version", { protocol: 2 }],
  ["of an unknown kind", { kind: "news" }],
  ["in an unknown state", { status: statusOf({ state: "tired" }) }],
  ["whose number is text", { seq: "1" }],
  ["without answers", { answers: undefined }],
  ["with a null where a number belongs", { status: statusOf({ points: null }) }],
])("a message %s is refused", (_, changes) => {
  expect(() => read(changes)).toThrow(expect.objectContaining({ name: "ProtocolError" }));
});

test("a refusal names the field", () => {
  expect(() => read({ status: statusOf({ points: "many" }) })).toThrow(
    "message.status.points is not a number",
  );
});

test("pong and error are read", () => {
  expect(readMessage({ kind: "pong", client: "me", id: 3 }, none)).toEqual({
    kind: "pong",
    client: "me",
    id: 3,
  });
  expect(readMessage({ kind: "error", message: "No." }, none)).toEqual({ kind: "error", message: "No." });
});
