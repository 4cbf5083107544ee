import { expect, test } from "vitest";
import { Facts } from "./facts";
import { parseRunFilter } from "./run-filter";

const NAMES = ["cifar/lr=0.1/a", "cifar/lr=0.01/b", "mnist/plain"];
const LOSSES = [0.5, 0.05, null];

function subject(tags = ["train/loss", "acc"]) {
  const facts = new Facts();
  facts.values.value = {
    tags: () => tags,
    lastValue: (run, tag) => (tag.endsWith("loss") ? (LOSSES[run] ?? null) : null),
    summary: () => null,
    newest: () => null,
  };
  facts.hparams.value = new Map([
    [0, { rate: 0.1, opt: "adam", nesterov: true }],
    [1, { rate: 0.01, opt: "sgd", nesterov: false }],
  ]);
  return { nameOf: (run: number) => NAMES[run] ?? "", facts };
}

function found(input: string, tags?: string[]) {
  const filter = parseRunFilter(input, subject(tags));
  return [0, 1, 2].filter((run) => filter.matches(run));
}

test.each([
  ["", [0, 1, 2]],
  ["CIFAR", [0, 1]],
  ["/a$/", [0]],
  ["cifar b", [1]],
  ["/^(?:cifar/lr=0.1/a|mnist/plain)$/", [0, 2]],
  ['"lr=0.1/a"', [0]],
  ["train/loss<0.1", [1]],
  ["loss<0.1", [1]],
  ["loss>=0.5", [0]],
  ["rate>=1e-2", [0, 1]],
  ["rate<1e-1 cifar", [1]],
  ["hp.rate=0.10", [0]],
  ["opt=adam", [0]],
  ["opt!=adam", [1]],
  ["nesterov=true", [0]],
  ["name=mnist/plain", [2]],
  ["lr=0.1", [0]],
])("%s finds %j", (input, runs) => {
  expect(found(input)).toEqual(runs);
  expect(parseRunFilter(input, subject()).error).toBeNull();
});

test.each([
  ["los<1", "no tag or hyperparameter is called los"],
  ["rate<", "rate< lacks a value"],
  ["rate<high", "high is not a number"],
  ["/(/", "Invalid regular expression"],
])("%s is said to be wrong and hides nothing", (input, reason) => {
  expect(parseRunFilter(input, subject()).error).toContain(reason);
  expect(found(input)).toEqual([0, 1, 2]);
});

test("a last segment that two tags share is told apart by the user", () => {
  const { error } = parseRunFilter("loss<1", subject(["train/loss", "val/loss"]));
  expect(error).toBe("loss is not one: write train/loss or val/loss");
});
