import { expect, test } from "vitest";
import { bundle, parseCriterion } from "./bundles";
import type { Hparams } from "./facts";

const NAMES = ["x/lr10/s1", "x/lr9/s1", "x/lr10/s2", "other"];
const HPARAMS: readonly Hparams[] = [{ lr: 10, constructor: "a" }, { lr: 9.5 }, { lr: 10 }, {}];

function bundled(text: string) {
  const { criterion } = parseCriterion(text);
  const sorted = {
    nameOf: (run: number) => NAMES[run] ?? "",
    hparamsOf: (run: number) => HPARAMS[run] ?? {},
  };
  const bundles = bundle([0, 1, 2, 3], criterion, sorted);
  return bundles.map(({ label, members }) => `${label}: ${members.join(" ")}`);
}

test.each([
  ["parent", ["x/lr9: 1", "x/lr10: 0 2", "no folder: 3"]],
  ["regex:lr(\\d+)", ["9: 1", "10: 0 2", "no match: 3"]],
  ["regex:lr(\\d+)/s(\\d)", ["9, 1: 1", "10, 1: 0", "10, 2: 2", "no match: 3"]],
  ["regex:s\\d", ["s1: 0 1", "s2: 2", "no match: 3"]],
  ["hparam:lr", ["lr = 9.5: 1", "lr = 10: 0 2", "no lr: 3"]],
  ["hparam:constructor", ["constructor = a: 0", "no constructor: 1 2 3"]],
])("%s sorts runs in natural order, those without it last", (text, expected) => {
  expect(bundled(text)).toEqual(expected);
});

test("folders named after a setting go by its value", () => {
  const names = ["lr=0.1/a", "lr=0.03/a", "lr=0.003/a"];
  const sorted = { nameOf: (run: number) => names[run] ?? "", hparamsOf: () => ({}) };
  const bundles = bundle([0, 1, 2], parseCriterion("parent").criterion, sorted);
  expect(bundles.map(({ key }) => key)).toEqual(["lr=0.003", "lr=0.03", "lr=0.1"]);
});

test.each([
  ["regex:(", "Invalid regular expression"],
  ["size", "“size” is not parent, regex:… or hparam:…"],
])("%s sorts nothing, and why is said", (text, reason) => {
  const { criterion, error } = parseCriterion(text);
  expect(criterion.by).toBe("none");
  expect(error).toContain(reason);
});

test("a regex that is yet to be written sorts nothing and is no error", () => {
  expect(parseCriterion("regex:")).toEqual({ criterion: { by: "none" }, error: null });
});
