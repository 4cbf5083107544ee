import { expect, test } from "vitest";
import { readMessage, type Update } from "../../protocol";
import { updateOf } from "../../testing";
import { openScalars } from "../../testing/open-scalars";
import { hparams } from ".";

function tableOf(sessions: unknown) {
  const { header, payload } = updateOf({}, [
    { kind: "hparams", name: "sessions", meta: { sessions }, columns: {} },
  ]);
  const [table] = (readMessage(header, payload) as Update).tables;
  if (table === undefined) throw new Error("no table");
  return table;
}

function opened() {
  const { data, runs } = openScalars();
  return { kind: hparams.open(data.context), runs };
}

test("hyperparameters are known by run, with their types", () => {
  const { kind, runs } = opened();
  kind.read(tableOf([{ run: 1, hparams: { lr: 0.1, name: "adam", warm: true } }])).commit();
  expect(runs.facts.hparams.value.get(1)).toEqual({ lr: 0.1, name: "adam", warm: true });
  expect(runs.facts.hparams.value.has(0)).toBe(false);
});

test("what is no number, text or truth is refused before anything changes", () => {
  const { kind, runs } = opened();
  expect(() => kind.read(tableOf([{ run: 1, hparams: { lr: [1] } }]))).toThrow(
    expect.objectContaining({ name: "ProtocolError" }),
  );
  expect(runs.facts.hparams.value.size).toBe(0);
});

test("a full update forgets them", () => {
  const { kind, runs } = opened();
  kind.read(tableOf([{ run: 0, hparams: { lr: 1 } }])).commit();
  kind.clear();
  expect(runs.facts.hparams.value.size).toBe(0);
});
