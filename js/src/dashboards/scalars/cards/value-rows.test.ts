import { expect, test } from "vitest";
import { openScalars } from "../../../testing/open-scalars";
import { rowsOf, sorted, tableText, type ValueColumn } from "./value-rows";

function rows(steps: readonly number[] | null) {
  const { card, curves } = openScalars();
  curves(
    { run: 0, tag: 0, value: [4, 1, 3, 2], step: [0, 10, 20, 30] },
    { run: 1, tag: 0, value: [Number.NaN], step: [0] },
    { run: 2, tag: 0, value: [7, 8], step: [0, 30] },
  );
  return rowsOf(card().drawn.value, steps);
}

test("all steps: the last value, and the extremes with their steps", () => {
  expect(rows(null)[0]).toMatchObject({
    label: "a",
    value: 2,
    min: 1,
    minStep: 10,
    max: 4,
    maxStep: 0,
    step: 30,
  });
});

test("a marked step: the value there, or the last one before it", () => {
  expect(rows([20]).map(({ value }) => value)).toEqual([3, Number.NaN, 7]);
  expect(rows([-5])[0]).toMatchObject({ value: Number.NaN, step: null });
});

test("a marked range: start, end, mean and extremes inside it", () => {
  expect(rows([10, 20])[0]).toMatchObject({ start: 1, end: 3, mean: 2, min: 1, max: 3, value: 3, step: 20 });
});

const COLUMN: ValueColumn = { title: "value", cell: ({ value }) => value, text: () => "" };
const NAMES: ValueColumn = { title: "run", cell: ({ label }) => label, text: () => "" };

test("rows without a value come last, whichever way they are sorted", () => {
  const order = (isDown: boolean) => sorted(rows(null), COLUMN, isDown).map(({ label }) => label);
  expect(order(false)).toEqual(["a", "c", "b"]);
  expect(order(true)).toEqual(["c", "a", "b"]);
});

test("a table is copied with tabs and full precision", () => {
  const [first] = rows(null);
  if (first === undefined) throw new Error("no row");
  expect(tableText([{ ...first, value: 0.1 + 0.2, label: "a\tb" }], [NAMES, COLUMN], "\t")).toBe(
    'run\tvalue\n"a\tb"\t0.30000000000000004\n',
  );
});
