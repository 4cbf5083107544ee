import { expect, test } from "vitest";
import { curvesOf } from "../../../testing";
import { openScalars } from "../../../testing/open-scalars";

const refused = expect.objectContaining({ name: "ProtocolError" });

test("a curve that keeps more than there will be is refused when it is read", () => {
  const { curves, read } = openScalars();
  curves({ run: 0, tag: 0, value: [1, 2] });
  expect(() => read(curvesOf([{ run: 0, tag: 0, keep: 3, value: [4] }]))).toThrow(refused);
});

test("what was read but not taken in yet counts, as while the picture is paused", () => {
  const { read } = openScalars();
  const [first] = read(curvesOf([{ run: 0, tag: 0, value: [1, 2] }]));
  const [second] = read(curvesOf([{ run: 0, tag: 0, keep: 2, value: [3] }]));
  expect(() => {
    first?.commit();
    second?.commit();
  }).not.toThrow();
});

test("after a restart nothing is there to be kept", () => {
  const { curves, data, read } = openScalars();
  curves({ run: 0, tag: 0, value: [1, 2] });
  data.restart();
  expect(() => read(curvesOf([{ run: 0, tag: 0, keep: 1, value: [3] }]))).toThrow(refused);
});

test("a table that scalars do not have is refused", () => {
  const { read } = openScalars();
  expect(() => read({ kind: "scalars", name: "holograms", meta: {}, columns: {} })).toThrow(refused);
});

test("counts that do not add up to the points are refused", () => {
  const { read } = openScalars();
  const table = curvesOf([{ run: 0, tag: 0, value: [1, 2] }]);
  const columns = { ...table.columns, series_count: Uint32Array.of(1) };
  expect(() => read({ ...table, columns })).toThrow(refused);
});
