/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { readMessage, type Update } from "../../protocol";
import { openScalars } from "./fixture";

/** Written by the Python side, which checks them against its own code. */
const HEADERS = import.meta.glob<unknown>("../../../../tests/golden/update-*.json", {
  eager: true,
  import: "default",
});
const PAYLOADS = import.meta.glob<string>("../../../../tests/golden/update-*.bin", {
  eager: true,
  import: "default",
  query: "?inline",
});

/** Takes a golden update in, each table by itself. */
function received(name: string) {
  const bytes = atob((PAYLOADS[`../../../../tests/golden/${name}.bin`] ?? "").split(",")[1] ?? "");
  const payload = new DataView(Uint8Array.from(bytes, (char) => char.charCodeAt(0)).buffer);
  const update = readMessage(HEADERS[`../../../../tests/golden/${name}.json`], payload) as Update;
  const { data } = openScalars();
  for (const table of update.tables) data.read(table).commit();
  return data;
}

test("places on another tag's axis are taken in", () => {
  const data = received("update-axes");
  const axes = [0, 1, 2].flatMap((tag) =>
    [0, 1, 2].flatMap((run) => [0, 1, 2].flatMap((xTag) => data.of(tag).axis(run, xTag, false) ?? [])),
  );
  expect(axes.length).toBeGreaterThan(0);
});

test("bands are known by their members", () => {
  const data = received("update-bands");
  const groups = [0, 1, 2].flatMap((tag) =>
    ["0", "0 1"].flatMap((members) => data.of(tag).group(members, false) ?? []),
  );
  expect(groups.length).toBeGreaterThan(0);
  for (const { points } of groups) expect(points.runs.length).toBe(points.step.length);
});

test("superseded points are taken in", () => {
  const data = received("update-superseded");
  const points = [0, 1, 2].flatMap((tag) => [...data.of(tag).superseded.values()]);
  expect(points.length).toBeGreaterThan(0);
});

test.each(["update-first", "update-window"])("%s is taken in whole", (name) => {
  expect(() => received(name)).not.toThrow();
});
