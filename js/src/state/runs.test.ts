import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Catalogue } from "../data";
import { FakeClock, FakeModel } from "../testing";
import { lineStyle, QUIET, rampColor } from "../theme";
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

test("first n shows the first of the listed runs and no other", () => {
  const { runs, settings } = runsOf("x", "a1", "a2", "a3");
  settings.set("runs", "a");
  runs.showFirst(2);
  expect([...runs.visible.value]).toEqual([1, 2]);
});

test("of some runs all, some or none are drawn", () => {
  const { runs } = runsOf("a", "b");
  expect(runs.shareOf([0, 1])).toBe("all");
  runs.toggle(0);
  expect(runs.shareOf([0, 1])).toBe("some");
  expect(runs.shareOf([0])).toBe("none");
});

test("a run keeps its colour when others are hidden or filtered out", () => {
  const { runs, settings } = runsOf("a", "b", "c");
  const before = runs.styleOf(2, "light");
  settings.set("runs", "c");
  expect(runs.styleOf(2, "light")).toEqual(before);
  runs.showOnly([2]);
  expect(runs.styleOf(2, "light")).toEqual(before);
});

test("a run's place picks its colour, not its number in this session", () => {
  const { runs, settings } = runsOf("a", "b");
  const before = runs.styleOf(0, "dark");
  settings.set("run_order", ["b", "a"]);
  expect(runs.styleOf(1, "dark")).toEqual(before);
});

test("beyond 24 runs those without a look of their own stand back, until fewer are drawn", () => {
  const { runs } = runsOf(...Array.from({ length: 30 }, (_, i) => `r${i}`));
  expect(runs.isCrowded.value).toBe(true);
  expect(runs.styleOf(24, "light").color).toBe(runs.styleOf(29, "light").color);
  runs.showOnly([24, 29]);
  expect(runs.isCrowded.value).toBe(false);
  expect(runs.styleOf(24, "light").color).not.toBe(runs.styleOf(29, "light").color);
});

test("the user's colour wins, follows the ground when it is ours, and can be taken back", () => {
  const { runs, settings } = runsOf("a", "b");
  settings.set("color_by", "regex:a|b");
  const before = runs.styleOf(0, "light");
  runs.setLook(0, { color: 3, dash: null });
  expect(runs.styleOf(0, "light").color).toBe(lineStyle(3, "light").color);
  expect(runs.styleOf(0, "dark").color).toBe(lineStyle(3, "dark").color);
  runs.setLook(0, { color: "#123456", dash: 1 });
  expect(runs.styleOf(0, "dark")).toEqual({ color: "#123456", dash: lineStyle(8, "dark").dash });
  runs.setLook(0, null);
  expect(runs.styleOf(0, "light")).toEqual(before);
});

test("runs coloured by a number go along a ramp; those without it stand back", () => {
  const { runs, settings } = runsOf("a", "b", "c", "d");
  runs.facts.hparams.value = new Map([0.001, 0.1, 0.01].map((lr, run) => [run, { lr }]));
  settings.set("color_by", "hparam:lr");
  expect([0, 2, 1].map((run) => runs.styleOf(run, "light").color)).toEqual(
    [0, 0.5, 1].map((share) => rampColor(share, "light")),
  );
  expect(runs.styleOf(3, "light").color).toBe(QUIET.light);
});

test("runs coloured by words have a hue each", () => {
  const { runs, settings } = runsOf("x-adam", "y-sgd", "z-adam");
  settings.set("color_by", "regex:adam|sgd");
  const [x, y, z] = [0, 1, 2].map((run) => runs.styleOf(run, "light").color);
  expect(x).toBe(z);
  expect(x).not.toBe(y);
});

test("groups hold the listed runs, say which are drawn, and their members share a hue", () => {
  const { runs, settings } = runsOf("lr1/s1", "lr1/s2", "lr2/s1");
  settings.set("group_by", "parent");
  runs.toggle(1);
  runs.grouping.toggleMembers("lr1");
  const [first, second] = runs.groups.value ?? [];
  expect(first).toMatchObject({ label: "lr1", members: [0, 1], drawn: [0], isOpen: true });
  expect(second).toMatchObject({ label: "lr2", members: [2], drawn: [2], isOpen: false });
  expect(second?.styleOf("light")).toEqual(runs.styleOf(2, "light"));
  settings.set("runs", "lr2");
  expect(runs.groups.value?.map(({ label }) => label)).toEqual(["lr2"]);
  expect(runs.groups.value?.[0]?.styleOf("light")).toEqual(second?.styleOf("light"));
});

test("a group that cannot be made is said, and runs stand as they are", () => {
  const { runs, settings } = runsOf("a", "b");
  settings.set("group_by", "regex:(");
  expect(runs.groups.value).toBeNull();
  expect(runs.grouping.error.value).toContain("Invalid regular expression");
});

test("pins and the baseline follow names, also those that are not there yet", () => {
  const { runs, settings } = runsOf("a", "b");
  runs.togglePinned(1);
  runs.toggleBaseline(0);
  expect([runs.pinned.value, runs.baseline.value]).toEqual([[1], 0]);
  settings.patch({ baseline: "later", pinned_runs: ["later", "b"] });
  expect([runs.pinned.value, runs.baseline.value]).toEqual([[1], null]);
});

test("an alias stands for the name until it is empty", () => {
  const { runs } = runsOf("constructor");
  expect(runs.labelOf(0)).toBe("constructor");
  runs.setAlias(0, " ours ");
  expect(runs.labelOf(0)).toBe("ours");
  runs.setAlias(0, "");
  expect(runs.labelOf(0)).toBe("constructor");
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
