import { expect, test } from "vitest";
import { FakeClock } from "../testing";
import { type ExportRequest, Exports } from "./exports";

function started() {
  const clock = new FakeClock();
  const ended = new AbortController();
  const sent: ExportRequest[] = [];
  const files: { text: Promise<string>; name: string }[] = [];
  const exports = new Exports({ clock, signal: ended.signal, send: (request) => sent.push(request) });
  exports.start("csv", [[0, 1]], (file, name) => files.push({ text: file.text(), name }));
  const part = (n: number, text: string, changes = {}) =>
    exports.take({
      kind: "part",
      client: "me",
      id: sent[0]?.id ?? -1,
      n,
      last: false,
      name: "scalars.csv",
      error: null,
      bytes: new TextEncoder().encode(text),
      ...changes,
    });
  return { clock, exports, sent, files, part };
}

test("parts become one file", async () => {
  const { exports, files, part } = started();
  part(0, "run,");
  expect(exports.current.value).toEqual({ state: "coming", bytes: 4 });
  part(1, "tag\n", { last: true });
  expect(exports.current.value).toBeNull();
  expect(files[0]?.name).toBe("scalars.csv");
  expect(await files[0]?.text).toBe("run,tag\n");
});

test("a kernel that says nothing for long is said to be unheard, and may still answer", () => {
  const { clock, exports, files, part } = started();
  clock.advance(3_999);
  expect(exports.current.value).toEqual({ state: "asked" });
  clock.advance(1);
  expect(exports.current.value).toEqual({ state: "unheard" });
  part(0, "x", { last: true });
  expect(files).toHaveLength(1);
});

test("a lost part makes no file", () => {
  const { exports, files, part } = started();
  part(0, "a");
  part(2, "c", { last: true });
  expect(exports.current.value).toMatchObject({ state: "failed" });
  expect(files).toEqual([]);
});

test("what the kernel says went wrong is said", () => {
  const { exports, part } = started();
  part(0, "", { last: true, error: "No such series." });
  expect(exports.current.value).toEqual({ state: "failed", message: "No such series." });
});

test("a cancelled export is ended in the kernel, and its late parts are passed over", () => {
  const { exports, sent, files, part } = started();
  exports.cancel();
  part(0, "late", { last: true });
  expect(files).toEqual([]);
  expect(sent.at(-1)?.series).toEqual([]);
  expect(exports.current.value).toBeNull();
});

test("a newer export passes over the parts of the former one", () => {
  const { exports, files, part } = started();
  exports.start("json", [[0, 1]], (_, name) => files.push({ text: Promise.resolve(""), name }));
  part(0, "late", { last: true });
  expect(files).toEqual([]);
  expect(exports.current.value).toEqual({ state: "asked" });
});
