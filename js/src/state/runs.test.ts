import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Catalogue } from "../data";
import { FakeClock, FakeModel } from "../testing";
import { commonPrefix } from "./common-prefix";
import { Runs } from "./runs";
import { Settings } from "./settings";

function runsOf(...names: string[]) {
  const catalogue = signal<Catalogue>({
    epoch: 0,
    runs: names.map((name) => ({ name, started: null })),
    tags: [],
  });
  const settings = new Settings(new FakeModel(), new FakeClock(), new AbortController().signal);
  return { runs: new Runs(catalogue, settings), settings };
}

test("runs are drawn when they match the filter and are not hidden", () => {
  const { runs, settings } = runsOf("a1", "a2", "b1");
  settings.set("runs", "a");
  runs.toggle(0);
  expect([...runs.visible.value]).toEqual([1]);
  expect(runs.listed.value).toEqual([0, 1]);
  expect(runs.unseen.value).toEqual([0, 2]);
});

test("all and none act on the listed runs only", () => {
  const { runs, settings } = runsOf("a1", "a2", "b1");
  settings.set("runs", "a");
  runs.show(runs.listed.value, false);
  settings.set("runs", "");
  expect([...runs.visible.value]).toEqual([2]);
});

test("only this hides every other run", () => {
  const { runs, settings } = runsOf("a", "b", "c");
  runs.showOnly([1]);
  expect(settings.values.hidden_runs.value).toEqual(["a", "c"]);
});

test("invert swaps drawn and hidden", () => {
  const { runs } = runsOf("a", "b", "c");
  runs.toggle(1);
  runs.invert();
  expect([...runs.visible.value]).toEqual([1]);
});

test.each([
  [["exp/lr=0.1/a", "exp/lr=0.2/a"], "exp/"],
  [["train", "train/sub"], ""],
  [["model-a1", "model-a2"], "model-"],
  [["a", "b"], ""],
  [["alone/run"], ""],
])("the names %j share the prefix %j", (names, prefix) => {
  expect(names[0]?.slice(0, commonPrefix(names))).toBe(prefix);
});
