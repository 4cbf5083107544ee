import { expect, test } from "vitest";
import { FakeClock, FakeModel } from "../testing";
import { Settings } from "./settings";

const ema = (amount: number) => ({ kind: "ema" as const, amount });

function settingsOf(traits: Record<string, unknown> = { smoothing: 0.6, x_axis: "step" }) {
  const model = new FakeModel(traits);
  const clock = new FakeClock();
  const ended = new AbortController();
  return { model, clock, settings: new Settings(model, clock, ended.signal), end: () => ended.abort() };
}

test("traits are there from the start; a model without one has our default", () => {
  const { settings } = settingsOf({ smoothing: 0.9 });
  expect(settings.values.smoothing.value).toEqual({ kind: "ema", amount: 0.9 });
  expect(settings.values.height.value).toBe(560);
});

test("what Python sets shows at once and is not sent back", () => {
  const { model, clock, settings } = settingsOf();
  model.receiveTrait("smoothing", 0.9);
  expect(settings.values.smoothing.value.amount).toBe(0.9);
  clock.advance(1_000);
  expect(model.saved).toEqual([]);
});

test("what the user sets shows at once and is saved once, when it has been left alone", () => {
  const { model, clock, settings } = settingsOf();
  for (const smoothing of [0.7, 0.8, 0.9]) {
    settings.set("smoothing", ema(smoothing));
    clock.advance(200);
  }
  expect(settings.values.smoothing.value.amount).toBe(0.9);
  expect(model.saved).toEqual([]);
  clock.advance(100);
  expect(model.saved).toEqual([{ smoothing: 0.9 }]);
});

test("several settings are saved together", () => {
  const { model, clock, settings } = settingsOf();
  settings.set("smoothing", ema(0.7));
  settings.set("x_axis", "wall");
  clock.advance(300);
  expect(model.saved).toEqual([{ smoothing: 0.7, x_axis: "wall" }]);
});

test("a value that Python sets meanwhile wins", () => {
  const { model, clock, settings } = settingsOf();
  settings.set("smoothing", ema(0.7));
  model.receiveTrait("smoothing", 0.1);
  clock.advance(300);
  expect(settings.values.smoothing.value.amount).toBe(0.1);
  expect(model.saved).toEqual([]);
});

test("a value that is already set is not saved", () => {
  const { model, clock, settings } = settingsOf();
  settings.set("smoothing", ema(0.6));
  clock.advance(300);
  expect(model.saved).toEqual([]);
});

test("the end saves nothing, since the model may be closed, and leaves no listener", () => {
  const { model, clock, settings, end } = settingsOf();
  settings.set("smoothing", ema(0.7));
  end();
  expect(model.saved).toEqual([]);
  expect(model.listeners).toBe(0);
  expect(clock.pending).toBe(0);
});

test("settings without a trait of their own travel together, with a version", () => {
  const { model, clock, settings } = settingsOf({ smoothing: 0.6, view: {} });
  settings.set("card_size", "L");
  clock.advance(300);
  expect(model.saved).toEqual([{ view: { version: 1, card_size: "L" } }]);
  model.receiveTrait("view", { version: 1, card_size: "S" });
  expect(settings.values.card_size.value).toBe("S");
});

test("a trait that says nothing we know leaves the initial value", () => {
  const { settings } = settingsOf({ y_scale: "cubic", smoothing: "much" });
  expect(settings.values.y_scale.value).toBe("linear");
  expect(settings.values.smoothing.value).toEqual(ema(0.6));
});

test("Python is told a bare weight for the average it knows, else the kind with its amount", () => {
  const { model, clock, settings } = settingsOf();
  settings.set("smoothing", { kind: "median", amount: 4 });
  clock.advance(300);
  settings.set("smoothing", ema(0.2));
  clock.advance(300);
  expect(model.saved).toEqual([{ smoothing: { kind: "median", amount: 4 } }, { smoothing: 0.2 }]);
});

test("a change of the picture can be undone, and is saved then too", () => {
  const { model, clock, settings } = settingsOf();
  settings.patch({ x_axis: "wall", y_scale: "log" });
  clock.advance(2_000);
  settings.history.undo();
  expect([settings.values.x_axis.value, settings.values.y_scale.value]).toEqual(["step", "linear"]);
  clock.advance(300);
  expect(model.get("x_axis")).toBe("step");
  settings.history.redo();
  expect(settings.values.y_scale.value).toBe("log");
});

test("undo leaves text fields and the height alone", () => {
  const { settings } = settingsOf();
  settings.set("runs", "abc");
  settings.set("height", 700);
  expect(settings.history.canUndo.value).toBe(false);
});

test("Python is told what is chosen, once it has been left alone, and only where it listens", () => {
  const selection = { runs: ["a"], highlighted: "a", steps: null };
  const { model, clock, settings } = settingsOf({ selection: {} });
  settings.tell({ ...selection, highlighted: null });
  settings.tell(selection);
  clock.advance(300);
  settings.tell(selection);
  clock.advance(300);
  expect(model.saved).toEqual([{ selection }]);
  const deaf = settingsOf();
  deaf.settings.tell(selection);
  deaf.clock.advance(300);
  expect(deaf.model.saved).toEqual([]);
});
