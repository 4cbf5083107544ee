import { expect, test } from "vitest";
import { FakeClock, FakeModel } from "../testing";
import { SCHEMA, SETTING_NAMES } from "./schema";
import { Settings } from "./settings";
import { readSettingsText, settingsText } from "./settings-file";

const settingsOf = () => new Settings(new FakeModel(), new FakeClock(), new AbortController().signal);

test("a file holds what was changed, and another dashboard takes it up", () => {
  const [one, other] = [settingsOf(), settingsOf()];
  one.patch({ aliases: { "exp/a": "ours" }, y_scale: "symlog", step_mark: [3, 9] });
  expect(JSON.parse(settingsText(one))).toEqual({
    version: 1,
    aliases: { "exp/a": "ours" },
    y_scale: "symlog",
    step_mark: [3, 9],
  });
  other.patch({ card_size: "L" });
  const { values, problems } = readSettingsText(settingsText(one));
  other.patch(values);
  expect(problems).toEqual([]);
  expect(settingsText(other)).toBe(settingsText(one));
});

test("every initial value can be read back", () => {
  for (const name of SETTING_NAMES) {
    expect(SCHEMA[name].read(JSON.parse(JSON.stringify(SCHEMA[name].initial)))).toEqual(SCHEMA[name].initial);
  }
});

test("what is wrong in a file is named, and the rest is taken", () => {
  const { values, problems } = readSettingsText(
    JSON.stringify({ version: 1, y_scale: "cubic", colour: "red", card_size: "S" }),
  );
  expect(values).toMatchObject({ y_scale: "linear", card_size: "S" });
  expect(problems).toEqual(['y_scale cannot be "cubic".', "No setting is called colour."]);
});

test.each([
  ["{", "no settings of a dashboard"],
  ["[1]", "no settings of a dashboard"],
  ['{"version": 99}', "newer version"],
])("%s is refused whole", (text, reason) => {
  const { values, problems } = readSettingsText(text);
  expect(values).toEqual({});
  expect(problems.join()).toContain(reason);
});

test.each([
  ["smoothing", 0.9, { kind: "ema", amount: 0.9 }],
  ["smoothing", { kind: "median", amount: 5 }, { kind: "median", amount: 5 }],
  ["smoothing", 1, undefined],
  ["smoothing", { kind: "gaussian", amount: 501 }, undefined],
  ["x_axis", "tag:epoch", "tag:epoch"],
  ["x_axis", "epoch", undefined],
  ["step_mark", [1, 2, 3], undefined],
  ["looks", { a: { color: "#ff0000", dash: null } }, { a: { color: "#ff0000", dash: null } }],
  ["looks", { a: { color: "url(x)", dash: null } }, undefined],
  ["charts", [{ title: "both", tags: ["a", "b"] }], [{ title: "both", tags: ["a", "b"] }]],
  ["charts", [{ title: "both" }], undefined],
  ["height", 10, undefined],
] as const)("%s takes %j as %j", (name, value, expected) => {
  expect(SCHEMA[name].read(value)).toEqual(expected);
});
