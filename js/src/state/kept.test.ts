import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Run } from "../protocol";
import { FakeClock, FakeModel, FakeStorage } from "../testing";
import { keepSettings } from "./kept";
import { Settings } from "./settings";

const named = (...names: string[]): Run[] => names.map((name) => ({ name, started: null }));

function open(storage: FakeStorage, traits: Record<string, unknown> = {}, runs: readonly Run[] = []) {
  const clock = new FakeClock();
  const ended = new AbortController();
  const model = new FakeModel(traits);
  const settings = new Settings(model, clock, ended.signal);
  const place = signal<string | null>(null);
  const all = signal(runs);
  keepSettings({ settings, storage, clock, place, runs: all, signal: ended.signal });
  return { settings, place, runs: all, model, close: () => ended.abort() };
}

test("settings of a log directory are there again in the next session", () => {
  const storage = new FakeStorage();
  const first = open(storage);
  first.place.value = "/logs";
  first.settings.set("card_size", "L");
  first.close();
  const [same, other] = [open(storage), open(storage)];
  same.place.value = "/logs";
  other.place.value = "/elsewhere";
  expect(same.settings.values.card_size.value).toBe("L");
  expect(other.settings.values.card_size.value).toBe("M");
});

test("two dashboards of one directory do not see each other while both are open", () => {
  const storage = new FakeStorage();
  const [one, other] = [open(storage), open(storage)];
  one.place.value = "/logs";
  other.place.value = "/logs";
  one.settings.set("card_size", "L");
  expect(other.settings.values.card_size.value).toBe("M");
});

test("what the script chose stays, even where it is what it would be anyway", () => {
  const storage = new FakeStorage();
  const first = open(storage);
  first.place.value = "/logs";
  first.settings.patch({ y_scale: "log", x_axis: "wall" });
  first.close();
  const next = open(storage, { y_scale: "linear", x_axis: "step", given: ["y_scale"] });
  next.place.value = "/logs";
  expect(next.settings.values.y_scale.value).toBe("linear");
  expect(next.settings.values.x_axis.value).toBe("wall");
});

test("a notebook that carries its settings keeps them", () => {
  const storage = new FakeStorage();
  const first = open(storage);
  first.place.value = "/logs";
  first.settings.set("card_size", "L");
  first.close();
  const carried = open(storage, { view: { version: 1, card_size: "S" } });
  carried.place.value = "/logs";
  expect(carried.settings.values.card_size.value).toBe("S");
});

test("runs keep their places in order of first appearance, whatever the order of the next session", () => {
  const storage = new FakeStorage();
  const first = open(storage, {}, named("b"));
  first.place.value = "/logs";
  first.runs.value = named("b", "a");
  first.close();
  const next = open(storage, {}, named("a", "b", "c"));
  next.place.value = "/logs";
  expect(next.settings.values.run_order.value).toEqual(["b", "a", "c"]);
});

test("runs that appear together are ordered by when they began", () => {
  const runs = [
    { name: "unread", started: null },
    { name: "late", started: 20 },
    { name: "early", started: 10 },
  ];
  const { settings, place } = open(new FakeStorage(), {}, runs);
  place.value = "/logs";
  expect(settings.values.run_order.value).toEqual(["early", "late", "unread"]);
});

test("what cannot be understood is as if nothing had been kept", () => {
  const storage = new FakeStorage();
  storage.save("tbx-widget /logs", "{");
  const { settings, place } = open(storage);
  place.value = "/logs";
  expect(settings.values.card_size.value).toBe("M");
});

test("a chart alone leaves what was kept for the whole", () => {
  const storage = new FakeStorage();
  const alone = open(storage, { only: ["loss"] });
  alone.place.value = "/logs";
  alone.settings.set("card_size", "L");
  alone.close();
  expect(storage.texts.size).toBe(0);
});
