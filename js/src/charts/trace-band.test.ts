import { expect, test } from "vitest";
import { layoutOf } from "./fixtures";
import { RecordedPath } from "./recording-brush";
import { traceBand } from "./trace-band";

const floats = (values: readonly number[]) => Float64Array.from(values);

function outlined(
  x: readonly number[],
  low: readonly number[],
  high: readonly number[],
  on = layoutOf([0, 10], [0, 10]),
) {
  const band = { low: floats(low), high: floats(high) };
  return String(traceBand(floats(x), band, [0, x.length], on, new RecordedPath()));
}

test("a band goes along its upper edge and back along its lower one", () => {
  expect(outlined([0, 5, 10], [1, 2, 3], [4, 5, 6])).toBe("M0,60 L50,50 L100,40 L100,70 L50,80 L0,90");
});

test("a band of many points keeps the extremes of each pixel column", () => {
  expect(outlined([0, 0.01, 0.02, 5], [3, 1, 3, 2], [4, 4, 9, 5])).toBe("M0,10 L50,50 L50,80 L0,90");
});

test("a band has a gap where an edge is missing, and a lone point in it a width", () => {
  expect(outlined([0, 2, 4, 6], [1, Number.NaN, 1, Number.NaN], [2, 2, 2, 2])).toBe(
    "M0,80 L1,80 L1,90 L0,90 M40,80 L41,80 L41,90 L40,90",
  );
});

test("a band whose lower edge a log axis cannot show reaches its floor", () => {
  const log = layoutOf([0, 10], [1, 100], { kind: "log" });
  expect(outlined([0, 10], [-1, 1], [10, 10], log)).toBe("M0,50 L100,50 L100,100 L0,100");
});
