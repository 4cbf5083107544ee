import { expect, test } from "vitest";
import { readMessage, type Update } from "../protocol";
import { catalogueOf, encodeTables, statusOf, type TableSource, updateOf } from "../testing";
import { Intake, type Reader } from "./intake";

const table = (name: string, bytes = 8): TableSource => ({
  kind: "scalars",
  name,
  meta: {},
  columns: { a: new Uint8Array(bytes) },
});

function update(changes: Record<string, unknown>, sources: readonly TableSource[] = []): Update {
  const { tables, payload } = encodeTables(sources);
  return readMessage({ ...updateOf({ full: false, ...changes }).header, tables }, payload) as Update;
}

/** A reader that writes down what is shown; tables called "detail" refine. */
function watched() {
  const shown: string[] = [];
  const begun: number[] = [];
  const reader: Reader = {
    read: ({ name }) => ({ refines: name === "detail", commit: () => shown.push(name) }),
    restart: () => begun.push(shown.length),
    clear: () => shown.splice(0),
  };
  const intake = new Intake(new Map([["scalars", reader]]));
  const take = (name: string, changes: Record<string, unknown> = {}) =>
    intake.take(update(changes, [table(name)]));
  return { intake, shown, begun, take };
}

test("tables reach the reader of their kind; unknown kinds are passed over", () => {
  const { intake, shown, take } = watched();
  take("a");
  intake.take(update({}, [{ ...table("b"), kind: "holograms" }]));
  expect(shown).toEqual(["a"]);
});

test("a full update starts from nothing", () => {
  const { intake, shown, take } = watched();
  take("a", { full: true, catalogue: catalogueOf(["x"], ["loss"]) });
  take("b", { full: true, catalogue: catalogueOf(["y"], []) });
  expect(shown).toEqual(["b"]);
  expect(intake.catalogue.value).toMatchObject({ runs: [{ name: "y" }], tags: [] });
});

test("runs are appended to those that are held", () => {
  const { intake, take } = watched();
  take("a", { full: true, catalogue: catalogueOf(["x"], ["loss"]) });
  take("b", { catalogue: { ...catalogueOf(["y"], []), runs_from: 1, tags_from: 1 } });
  expect(intake.catalogue.value.runs.map((run) => run.name)).toEqual(["x", "y"]);
});

test.each([
  ["leaves runs out", { runs_from: 2, tags_from: 1 }],
  ["is of another epoch", { runs_from: 1, tags_from: 1, epoch: 7 }],
])("a catalogue that %s is refused and changes nothing", (_, wrong) => {
  const { intake, shown, take } = watched();
  take("a", { full: true, catalogue: catalogueOf(["x"], ["loss"]) });
  expect(() => take("b", { catalogue: { ...catalogueOf(["y"], []), ...wrong } })).toThrow();
  expect(shown).toEqual(["a"]);
  expect(intake.catalogue.value.runs).toHaveLength(1);
});

test("a paused picture stands still, takes detail, and catches up", () => {
  const { intake, shown, take } = watched();
  take("a");
  intake.pause();
  take("b");
  take("detail", { status: statusOf({ points: 99 }) });
  expect(shown).toEqual(["a", "detail"]);
  expect(intake.status.value?.points).toBe(99);
  expect(intake.resume()).toBe(true);
  expect(shown).toEqual(["a", "detail", "b"]);
});

test("a full update that comes while paused replaces what was kept", () => {
  const { intake, shown, take } = watched();
  take("a");
  intake.pause();
  take("b");
  take("c", { full: true, catalogue: catalogueOf(["x"], []) });
  take("detail");
  expect(shown).toEqual(["a"]);
  intake.resume();
  expect(shown).toEqual(["c", "detail"]);
});

test("a pause that grows too large is given up and asked for anew", () => {
  const { intake, shown } = watched();
  intake.pause();
  for (const name of ["a", "b", "c"]) intake.take(update({}, [table(name, 30 * 2 ** 20)]));
  expect(intake.resume()).toBe(false);
  expect(shown).toEqual([]);
});

test("readers hear of a full update before it is read, and also while the picture is paused", () => {
  const { intake, begun, take } = watched();
  take("a");
  expect(begun).toEqual([]);
  intake.pause();
  take("b", { full: true, catalogue: catalogueOf(["x"], ["loss"]) });
  expect(begun).toEqual([1]);
});
