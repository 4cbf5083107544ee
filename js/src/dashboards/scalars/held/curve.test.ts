import { expect, test } from "vitest";
import type { CurveChange } from "../tables/curves";
import type { Points } from "../tables/points";
import { Curve } from "./curve";

function change(keep: number, value: number[] | Float32Array, points: Partial<Points> = {}): CurveChange {
  const positions = Array.from(value, (_, i) => keep + i);
  return {
    run: 0,
    tag: 0,
    keep,
    total: keep + value.length,
    level: 0,
    superseded: 0,
    points: {
      index: Uint32Array.from(positions),
      step: Float64Array.from(positions),
      wallTime: Float64Array.from(positions),
      value: value instanceof Float32Array ? value : Float64Array.from(value),
      smoothed: Float64Array.from(value),
      smoothing: "ema 0.6",
      ...points,
    },
  };
}

test("points are appended after those that stay", () => {
  const curve = new Curve();
  curve.apply(change(0, [1, 2, 3]));
  curve.apply(change(2, [30, 40]));
  expect([...curve.points.value]).toEqual([1, 2, 30, 40]);
  expect([...curve.points.index]).toEqual([0, 1, 2, 3]);
});

test("a curve can shrink", () => {
  const curve = new Curve();
  curve.apply(change(0, [1, 2, 3]));
  curve.apply(change(1, []));
  expect([...curve.points.value]).toEqual([1]);
});

test("each change has another revision", () => {
  const curve = new Curve();
  const before = curve.revision;
  curve.apply(change(0, [1]));
  expect(curve.revision).not.toBe(before);
});

test("growing point by point keeps everything", () => {
  const curve = new Curve();
  for (let i = 0; i < 1_000; i += 1) curve.apply(change(i, [i]));
  expect(curve.points.value).toEqual(Float64Array.from({ length: 1_000 }, (_, i) => i));
});

test("doubles that follow singles are kept as doubles", () => {
  const curve = new Curve();
  curve.apply(change(0, Float32Array.of(0.5)));
  curve.apply(change(1, [0.1]));
  expect([...curve.points.value]).toEqual([0.5, 0.1]);
});

test("64-bit steps are kept exactly, also beside doubles", () => {
  const curve = new Curve();
  curve.apply(change(0, [1]));
  curve.apply(change(1, [2], { step: BigInt64Array.of(2n ** 53n + 1n) }));
  curve.apply(change(2, [3], { step: Float64Array.of(7) }));
  expect([...curve.points.step]).toEqual([0n, 2n ** 53n + 1n, 7n]);
});

test("averages of another weight are forgotten", () => {
  const curve = new Curve();
  curve.apply(change(0, [1, 2]));
  curve.apply(change(2, [3], { smoothing: "ema 0.9" }));
  expect([...curve.points.smoothed]).toEqual([Number.NaN, Number.NaN, 3]);
  expect(curve.points.smoothing).toBe("ema 0.9");
});

test("a step that is no integer does not stop the others", () => {
  const curve = new Curve();
  curve.apply(change(0, [1, 2], { step: Float64Array.of(Number.NaN, 1.5) }));
  curve.apply(change(2, [3], { step: BigInt64Array.of(4n) }));
  expect([...curve.points.step]).toEqual([0n, 1n, 4n]);
});

test("it tells how many points have stayed since an earlier revision", () => {
  const curve = new Curve();
  curve.apply(change(0, [1, 2, 3, 4]));
  const { revision } = curve;
  curve.apply(change(3, [5, 6]));
  curve.apply(change(5, [7]));
  expect(curve.keptSince(revision)).toBe(3);
  expect(curve.keptSince(curve.revision - 1)).toBe(5);
  for (let i = 0; i < 20; i += 1) curve.apply(change(6 + i, [i]));
  expect(curve.keptSince(revision)).toBe(0);
});
