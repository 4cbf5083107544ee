import { expect, test } from "vitest";
import { openScalars } from "../../../testing/open-scalars";
import { summaryOf } from "./summary";

test("a chart in words: its runs, their last values, what they span, and where they went", () => {
  const { card, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [3, 1, 2] });
  expect(summaryOf(card())).toBe("train/loss, 1 run. a 2 at step 2, from 1 to 3, down since the start.");
});

test("groups are lines, not runs", () => {
  const { card, curves } = openScalars({ group_by: "parent" });
  curves({ run: 0, tag: 0, value: [1, 2] }, { run: 1, tag: 0, value: [1, 2] });
  expect(summaryOf(card())).toMatch(/^train\/loss, 1 line\. /);
});

test("nothing that is drawn is said too", () => {
  expect(openScalars().card().drawn.value).toEqual([]);
  expect(summaryOf(openScalars().card())).toBe("train/loss: no run is shown.");
});
