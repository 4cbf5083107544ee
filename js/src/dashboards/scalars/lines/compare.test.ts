import { expect, test } from "vitest";
import { openScalars } from "../../../testing/open-scalars";
import { rowsOf } from "../cards/value-rows";

function compared(traits = {}) {
  const opened = openScalars({ baseline: "a", ...traits });
  opened.curves(
    { run: 0, tag: 0, value: [10, 20], step: [0, 10] },
    { run: 1, tag: 0, value: [12, 18, 30], step: [0, 5, 20] },
  );
  return opened;
}

test("a table says how far each run is from the baseline, in numbers and in parts", () => {
  const { card } = compared();
  const [own, other] = rowsOf(card().drawn.value, [5]);
  expect(own?.delta).toBeNull();
  expect(other?.delta).toEqual({ delta: 3, share: 3 / 15 });
});

test("beyond the baseline's last step there is nothing to compare with", () => {
  const { card } = compared();
  expect(rowsOf(card().drawn.value, null)[1]?.delta).toBeNull();
});

test("the difference view draws values minus the baseline's, read between its steps", () => {
  const { card } = compared({ show_difference: true });
  const lines = card().drawn.value.map(({ line }) => [...line.y]);
  expect(lines).toEqual([
    [0, 0],
    [2, 3, Number.NaN],
  ]);
});

test("the difference view compares with a baseline that is hidden", () => {
  const { card, runs } = compared({ show_difference: true });
  runs.toggle(0);
  expect(card().drawn.value.map(({ line }) => [...line.y])).toEqual([[2, 3, Number.NaN]]);
});

test("without a baseline the difference view shows values", () => {
  const { card } = compared({ show_difference: true, baseline: "gone" });
  expect([...(card().drawn.value[0]?.line.y ?? [])]).toEqual([10, 20]);
});
