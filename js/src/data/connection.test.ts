import { expect, test } from "vitest";
import { ProtocolError, type Update } from "../protocol";
import { FakeClock, FakeModel, statusOf, updateOf } from "../testing";
import { commTransport } from "../transport";
import { Connection } from "./connection";

function connected(take: (update: Update) => void = () => {}) {
  const model = new FakeModel();
  const clock = new FakeClock();
  const ended = new AbortController();
  const taken: number[] = [];
  const heard: string[] = [];
  const connection = new Connection({
    transport: commTransport(model),
    clock,
    client: "me",
    signal: ended.signal,
    take: (update) => {
      take(update);
      taken.push(update.seq);
    },
    hear: ({ kind, id }) => heard.push(`${kind} ${id}`),
  });
  const update = (seq: number, changes: Record<string, unknown> = {}) =>
    model.receive(updateOf({ seq, full: seq === 0, ...changes }));
  const pong = () => {
    const id = model.sentOf("ping").at(-1)?.id;
    model.receive({ header: { kind: "pong", client: "me", id }, payload: new DataView(new ArrayBuffer(0)) });
  };
  return { model, clock, connection, taken, heard, update, pong, end: () => ended.abort() };
}

test("it says hello with nothing held", () => {
  const { model } = connected();
  expect(model.sent).toEqual([{ kind: "hello", client: "me", protocol: 1, session: null, seq: null }]);
});

test("updates in order are taken in", () => {
  const { update, taken } = connected();
  update(0);
  update(1);
  expect(taken).toEqual([0, 1]);
});

test("nothing is taken before a full update", () => {
  const { update, taken } = connected();
  update(5);
  update(6, { full: true });
  update(7);
  expect(taken).toEqual([6, 7]);
});

test("after a gap it asks for everything and waits for it", () => {
  const { model, clock, update, taken } = connected();
  update(0);
  clock.advance(3_000);
  update(2);
  update(3);
  expect(model.sentOf("hello").slice(1)).toEqual([
    { kind: "hello", client: "me", protocol: 1, session: "s", seq: 0 },
  ]);
  update(4, { full: true });
  expect(taken).toEqual([0, 4]);
});

test("another session is greeted with nothing held", () => {
  const { model, clock, update, taken } = connected();
  update(0);
  clock.advance(3_000);
  update(4, { session: "t" });
  update(0, { session: "t" });
  expect(model.sentOf("hello").at(-1)).toMatchObject({ session: null, seq: null });
  expect(taken).toEqual([0, 0]);
});

test("a refused update is said and asked for anew", () => {
  const { model, clock, connection, update, taken } = connected();
  update(0);
  clock.advance(3_000);
  update(1, { tables: [{}] });
  expect(connection.fault.value).toContain("could not be read");
  expect(model.sentOf("hello")).toHaveLength(2);
  update(2);
  expect(taken).toEqual([0]);
});

test("what the taker refuses counts as refused", () => {
  const { connection, update, taken } = connected((one) => {
    if (one.seq === 1) throw new ProtocolError("no such run");
  });
  update(0);
  update(1);
  update(2);
  expect(connection.fault.value).toContain("no such run");
  expect(taken).toEqual([0]);
});

test("a kernel that has forgotten this page is told again what is wanted", () => {
  const { model, connection, update } = connected();
  connection.want({ scalars: {} });
  const [want] = model.sentOf("want");
  update(0, { answers: { [String(want?.client)]: want?.id } });
  update(1, { answers: {} });
  expect(model.sentOf("want")).toHaveLength(2);
  update(2, { answers: {} });
  expect(model.sentOf("want")).toHaveLength(2);
});

test("every eighth update is acknowledged, the others go along with a ping", () => {
  const { model, clock, update } = connected();
  for (let seq = 0; seq < 20; seq += 1) update(seq);
  expect(model.sentOf("ack").map((ack) => ack.seq)).toEqual([7, 15]);
  clock.advance(3_500);
  expect(model.sentOf("ping").at(-1)).toMatchObject({ seq: 19 });
  for (let seq = 20; seq < 28; seq += 1) update(seq);
  expect(model.sentOf("ack").map((ack) => ack.seq)).toEqual([7, 15, 27]);
});

test("acknowledgements begin anew with another session", () => {
  const { model, update } = connected();
  for (let seq = 0; seq < 9; seq += 1) update(seq);
  for (let seq = 0; seq < 8; seq += 1) update(seq, { session: "t" });
  expect(model.sentOf("ack").map((ack) => ack.seq)).toEqual([7, 7]);
});

test("one want is in flight, and the newest follows", () => {
  const { model, connection, update } = connected();
  update(0);
  for (const n of [1, 2, 3]) connection.want({ scalars: n });
  expect(model.sentOf("want")).toEqual([{ kind: "want", client: "me", id: 1, wants: { scalars: 1 } }]);
  update(1, { answers: { me: 1 } });
  expect(model.sentOf("want").at(-1)).toEqual({ kind: "want", client: "me", id: 2, wants: { scalars: 3 } });
});

test("a want is said again to a session that has not heard it", () => {
  const { model, connection, update } = connected();
  update(0);
  connection.want({ scalars: 1 });
  update(0, { session: "t" });
  expect(model.sentOf("want").map((want) => want.id)).toEqual([1, 2]);
});

test("one ping is out at a time, three seconds apart", () => {
  const { model, clock, update, pong } = connected();
  update(0);
  clock.advance(5_000);
  expect(model.sentOf("ping")).toHaveLength(1);
  pong();
  clock.advance(500);
  expect(model.sentOf("ping")).toHaveLength(2);
});

test("it is connecting, then live", () => {
  const { connection, update } = connected();
  expect(connection.link.value).toBe("connecting");
  update(0);
  expect(connection.link.value).toBe("live");
});

test("updates without pongs mean that the kernel is busy", () => {
  const { clock, connection, update, pong } = connected();
  update(0);
  clock.advance(2_500);
  expect(connection.link.value).toBe("busy");
  update(1);
  expect(connection.link.value).toBe("busy");
  pong();
  expect(connection.link.value).toBe("live");
});

test("a want without an answer means that the kernel is busy", () => {
  const { clock, connection, update, pong } = connected();
  update(0);
  connection.want({});
  clock.advance(500);
  pong();
  clock.advance(1_500);
  expect(connection.link.value).toBe("busy");
  update(1, { answers: { me: 1 } });
  expect(connection.link.value).toBe("live");
});

test("twelve seconds without an update mean that it is gone, until the next one", () => {
  const { model, clock, connection, update } = connected();
  update(0);
  clock.advance(11_000);
  expect(connection.link.value).not.toBe("gone");
  clock.advance(1_500);
  expect(connection.link.value).toBe("gone");
  expect(model.sentOf("hello").at(-1)).toMatchObject({ session: "s", seq: 0 });
  update(1);
  expect(connection.link.value).toBe("live");
});

test("updates that go on after a silence are taken without a full one, which a busy kernel could not send", () => {
  const { clock, update, taken } = connected();
  update(0);
  clock.advance(13_000);
  update(1);
  expect(taken).toEqual([0, 1]);
});

test("a fault of the kernel is shown as it stands", () => {
  const { model, connection } = connected();
  model.receive({ header: { kind: "error", message: "No." }, payload: new DataView(new ArrayBuffer(0)) });
  expect(connection.fault.value).toBe("No.");
  connection.dismissFault();
  expect(connection.fault.value).toBeNull();
});

test("a page that has left is silent until it comes back", () => {
  const { model, clock, connection, update, taken } = connected();
  update(0);
  connection.leave();
  const before = model.sent.length;
  clock.advance(60_000);
  expect(model.sent.slice(before - 1)).toEqual([{ kind: "bye", client: "me" }]);
  expect(connection.link.value).toBe("live");
  connection.comeBack();
  expect(model.sent.at(-1)).toMatchObject({ kind: "hello", session: "s", seq: 0 });
  update(1);
  expect(taken).toEqual([0, 1]);
});

test("the end leaves no timer and no listener", () => {
  const { model, clock, update, end } = connected();
  update(0, { status: statusOf() });
  end();
  expect(clock.pending).toBe(0);
  expect(model.listeners).toBe(0);
});

test("parts of files for this page are passed on, those for others are not", () => {
  const { model, heard } = connected();
  const part = { kind: "part", id: 1, n: 0, last: true, name: "scalars.csv" };
  const payload = new DataView(new ArrayBuffer(4));
  model.receive({ header: { ...part, client: "other" }, payload });
  model.receive({ header: { ...part, client: "me" }, payload });
  expect(heard).toEqual(["part 1"]);
});

test("a wish for a screenshot is passed on", () => {
  const { model, heard } = connected();
  model.receive({ header: { kind: "screenshot", id: 3 }, payload: new DataView(new ArrayBuffer(0)) });
  expect(heard).toEqual(["screenshot 3"]);
});
