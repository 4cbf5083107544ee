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

test("the end saves what is unsaved and leaves no listener", () => {
  const { model, clock, settings, end } = settingsOf();
  settings.set("smoothing", ema(0.7));
  end();
  expect(model.saved).toEqual([{ smoothing: 0.7 }]);
  expect(model.listeners).toBe(0);
  expect(clock.pending).toBe(0);
});
