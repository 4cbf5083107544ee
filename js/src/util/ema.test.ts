import { describe, expect, test } from "vitest";
import { debiasedEma } from "./ema";

const floats = (...values: number[]) => Float64Array.from(values);
const rounded = (values: Float64Array) => Array.from(values, (value) => Number(value.toFixed(6)));

/** TensorBoard's loop, written as its documentation states the formula. */
function reference(values: Float64Array, weight: number): number[] {
  let last = 0;
  let n = 0;
  return Array.from(values, (value) => {
    if (!Number.isFinite(value)) return value;
    last = last * weight + (1 - weight) * value;
    n += 1;
    return last / (1 - weight ** n);
  });
}

describe("debiasedEma", () => {
  test("starts at the first value and follows with the weights of TensorBoard", () => {
    expect(rounded(debiasedEma(floats(1, 2, 4), 0.5))).toEqual([1, 1.666667, 3]);
  });

  test("passes NaN and infinities through without averaging them", () => {
    const values = floats(Number.NaN, 1, Infinity, 3, -Infinity, 2);
    expect(rounded(debiasedEma(values, 0.6))).toEqual(rounded(Float64Array.from(reference(values, 0.6))));
  });

  test("leaves a series of one value alone to the last bit", () => {
    const values = floats(0.1, Number.NaN, 0.1, 0.1);
    expect(debiasedEma(values, 0.99)).toEqual(values);
  });

  test("smooths nothing at weight 0", () => {
    expect(debiasedEma(floats(3, 1, 2), 0)).toEqual(floats(3, 1, 2));
  });

  test("is exact when positions leave nothing out", () => {
    const values = floats(5, 1, Number.NaN, 4, 2, 8);
    expect(debiasedEma(values, 0.7, Uint32Array.from([0, 1, 2, 3, 4, 5]))).toEqual(debiasedEma(values, 0.7));
  });

  test("counts a value that stands for a gap as that many equal ones", () => {
    const full = debiasedEma(floats(5, 2, 2, 2, 7), 0.8);
    const picked = debiasedEma(floats(5, 2, 7), 0.8, Uint32Array.from([0, 3, 4]));
    expect(rounded(picked)).toEqual(rounded(floats(full[0] ?? 0, full[3] ?? 0, full[4] ?? 0)));
  });

  test("hands a gap before a NaN on to the next finite value", () => {
    const far = debiasedEma(floats(5, Number.NaN, 1), 0.8, Uint32Array.from([0, 50, 51]));
    expect(far[2]).toBeCloseTo(1, 3);
  });
});
