import { expect, test } from "vitest";
import { safePattern } from "./safe-pattern";

test.each([
  ["loss", "loss/train", true],
  ["loss", "train/loss", false],
  ["loss|acc", "acc/val", true],
  ["layer\\d+/.*norm$", "layer12/weight_norm", true],
  ["[(*+)]+x", "(*+)x", true],
])("%s finds %s: %s", (source, tag, isFound) => {
  expect(safePattern(source)?.(tag)).toBe(isFound);
});

test.each(["(a+)+$", "(a|a)*$", "(?=a)b", "(.)\\1", "a*a*a*a*b", "(", "x".repeat(201), "(a){2,}"])(
  "%s is refused",
  (source) => {
    expect(safePattern(source)).toBeNull();
  },
);
