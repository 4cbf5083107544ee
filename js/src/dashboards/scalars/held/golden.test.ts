/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { readMessage, type Update } from "../../../protocol";
import { openScalars } from "../../../testing/open-scalars";
import { bandsKey, readBands } from "../tables/bands";
import { smoothingKey } from "../tables/points";

/** Written by the Python side, which checks them against its own code. */
const HEADERS = import.meta.glob<unknown>("../../../../../tests/golden/update-*.json", {
  eager: true,
  import: "default",
});
const PAYLOADS = import.meta.glob<string>("../../../../../tests/golden/update-*.bin", {
  eager: true,
  import: "default",
  query: "?inline",
});

function updateOf(name: string): Update {
  const bytes = atob((PAYLOADS[`../../../../../tests/golden/${name}.bin`] ?? "").split(",")[1] ?? "");
  const payload = new DataView(Uint8Array.from(bytes, (char) => char.charCodeAt(0)).buffer);
  return readMessage(HEADERS[`../../../../../tests/golden/${name}.json`], payload) as Update;
}

/** Takes a golden update in. */
function received(name: string) {
  const { data } = openScalars();
  for (const table of updateOf(name).tables) data.read(table).commit();
  return data;
}

test("places on another tag's axis are taken in", () => {
  const data = received("update-axes");
  const axes = [0, 1, 2].flatMap((tag) =>
    [0, 1, 2].flatMap((run) => [0, 1, 2].flatMap((xTag) => data.of(tag).axis(run, xTag, false) ?? [])),
  );
  expect(axes.length).toBeGreaterThan(0);
});

test("bands are known by their members and by how they were made", () => {
  const [table] = updateOf("update-bands").tables;
  if (table === undefined) throw new Error("no table");
  const { key, changes } = readBands(table);
  expect(key).toBe(bandsKey("mean", "std", smoothingKey("gaussian", 2)));
  expect(changes.map(({ members }) => members)).toEqual(["0 1"]);
  for (const { step, runs } of changes) expect(runs.length).toBe(step.length);
});

test("superseded points are taken in", () => {
  const data = received("update-superseded");
  const points = [0, 1, 2].flatMap((tag) => [...data.of(tag).superseded.values()]);
  expect(points.length).toBeGreaterThan(0);
});

test.each(["update-first", "update-window"])("%s is taken in whole", (name) => {
  expect(() => received(name)).not.toThrow();
});
