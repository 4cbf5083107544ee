import { expect, test } from "vitest";
import { isNested, type TreeNode, treeOf } from "./tree";

function drawn(nodes: readonly TreeNode[], depth = 0): string[] {
  return nodes.flatMap(({ label, run, children, runs }) => [
    `${" ".repeat(depth)}${label}${run === null ? ` (${runs.length})` : ` = ${run}`}`,
    ...drawn(children, depth + 1),
  ]);
}

const tree = (...names: string[]) => treeOf([...names.keys()], (run) => names[run] ?? "");

test("folders nest, in natural order, and a chain of single ones is one", () => {
  expect(drawn(tree("b/c/run10", "b/c/run9", "a"))).toEqual(["a = 2", "b/c (2)", " run9 = 1", " run10 = 0"]);
});

test("settings go by their values, not digit by digit", () => {
  expect(drawn(tree("lr=0.1", "lr=0.03", "lr=1e-3"))).toEqual(["lr=1e-3 = 2", "lr=0.03 = 1", "lr=0.1 = 0"]);
});

test("a run may be a folder too", () => {
  expect(drawn(tree("train", "train/sub"))).toEqual(["train = 0", " sub = 1"]);
});

test.each([
  [["a", "b"], false],
  [["x/a", "x/b"], false],
  [["x/y/a", "x/y/b"], false],
  [["x/a", "y/b"], false],
  [["x/a", "x/b", "y"], true],
  [["x/y/a", "x/y/b", "x/z"], true],
  [["train", "train/sub"], true],
])("%j nests: %s", (names, nests) => {
  expect(isNested(tree(...names))).toBe(nests);
});
