/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { type FromBrowser, type Part, readMessage, type Update } from "./messages";

/** Written by the Python side, which checks them against its own code. */
const HEADERS = import.meta.glob<unknown>("../../../tests/golden/*.json", { eager: true, import: "default" });
const PAYLOADS = import.meta.glob<string>("../../../tests/golden/*.bin", {
  eager: true,
  import: "default",
  query: "?inline",
});

const headerOf = (name: string) => HEADERS[`../../../tests/golden/${name}.json`];

function golden(name: string) {
  const dataUrl = PAYLOADS[`../../../tests/golden/${name}.bin`] ?? "";
  const bytes = Uint8Array.from(atob(dataUrl.split(",")[1] ?? ""), (char) => char.charCodeAt(0));
  return readMessage(headerOf(name), new DataView(bytes.buffer));
}

function table(name: string) {
  const [first] = (golden(name) as Update).tables;
  if (first === undefined) throw new Error(`${name} has no table`);
  return first;
}

test("every golden message is read", () => {
  const names = Object.keys(PAYLOADS).map((path) => path.split("/").at(-1)?.slice(0, -4) ?? "");
  expect(names.map((name) => golden(name).kind).sort()).toEqual([
    "error",
    "part",
    "part",
    "pong",
    "screenshot",
    ...names.filter((name) => name.startsWith("update")).map(() => "update"),
  ]);
});

test("the first update holds the catalogue and all points", () => {
  const update = golden("update-first") as Update;
  const curves = table("update-first");
  expect(update.catalogue?.runs.map((run) => run.name)).toEqual(["lr=0.1", "läuft/b"]);
  expect([...curves.steps("step")]).toEqual([-1, 0, 2 ** 53 - 1, 5, 6]);
  expect([...curves.floats("value")]).toEqual([0.5, Number.NaN, Infinity, -Infinity, 0.25]);
  expect(curves.doubles("wall_time")[3]).toBeNaN();
});

test("an appended update holds steps beyond 2^53 exactly", () => {
  const curves = table("update-appended");
  expect([...curves.steps("step")]).toEqual([2n ** 53n + 1n, 2n ** 53n + 2n]);
  expect([...curves.floats("value")]).toEqual([1 / 3, 1e-300]);
  expect([...curves.positions("series_keep")]).toEqual([3]);
});

test("a window covers a range of positions", () => {
  const windows = table("update-window");
  expect([...windows.positions("series_lo")]).toEqual([100, 0]);
  expect([...windows.positions("series_count")]).toEqual([2, 0]);
});

test("a part brings bytes, or why there are none", () => {
  const part = golden("part") as Part;
  expect(new TextDecoder().decode(part.bytes)).toBe("run,loss,1,1700000000.0,0.5\n");
  expect([part.n, part.last, part.error]).toEqual([1, false, null]);
  expect(golden("part-failed")).toMatchObject({ last: true, error: "There is no such series." });
});

test("what the browser says has the golden shapes", () => {
  const client = "page";
  const scalars = {
    cards: [
      { tag: 0, px: 420, range: null, x: null },
      { tag: 1, px: 420, range: [10, 20.5], x: 0 },
    ],
    hidden: [1],
    smoothing: { kind: "ema", amount: 0.6 },
    groups: { stat: "mean", band: "ci95", members: [[0], [1, 2]] },
    superseded: true,
  };
  const messages: FromBrowser[] = [
    { kind: "hello", client, protocol: 1, session: null, seq: null },
    { kind: "hello", client, protocol: 1, session: "5e551011", seq: 2 },
    { kind: "want", client, id: 3, wants: { scalars } },
    { kind: "ack", client, seq: 2 },
    { kind: "ping", client, id: 7, seq: 2 },
    {
      kind: "export",
      client,
      id: 4,
      format: "csv",
      series: [
        [0, 0],
        [1, 0],
      ],
    },
    { kind: "screenshot", client, id: 2, png: "iVBORw0KGgo=", message: "" },
    { kind: "screenshot", client, id: 2, png: null, message: "No chart is in sight." },
    { kind: "bye", client },
  ];
  expect(headerOf("from-browser")).toEqual(messages);
});
