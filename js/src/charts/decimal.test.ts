import { describe, expect, test } from "vitest";
import { decimalStep, decimalTicks } from "./decimal";

describe("decimalTicks", () => {
  test("are the doubles that their decimals are read as", () => {
    expect(decimalTicks(0, 1, 10)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(decimalTicks(-3e-7, 3e-7, 3)).toEqual([-2e-7, 0, 2e-7]);
    expect(decimalTicks(1e15, 1.4e15, 4)).toEqual([1e15, 1.1e15, 1.2e15, 1.3e15, 1.4e15]);
  });

  test("stand inside the range, its ends included", () => {
    expect(decimalTicks(0.15, 0.9, 4)).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(decimalTicks(20, 60, 4)).toEqual([20, 30, 40, 50, 60]);
  });

  test.each([
    [0, 7],
    [3.7, 123.4],
    [-1e-9, 4e-9],
    [99_990, 100_010],
  ])("from %d to %d are about as many as wanted", (lo, hi) => {
    for (let count = 2; count <= 10; count += 1) {
      const { length } = decimalTicks(lo, hi, count);
      expect(length).toBeGreaterThanOrEqual(Math.floor(count / 2));
      expect(length).toBeLessThanOrEqual(count * 1.5 + 1);
    }
  });
});

test("decimalStep is 1, 2 or 5 of a power of ten", () => {
  expect([1, 1.5, 3, 4, 8].map((span) => decimalStep(span, 1))).toEqual([1, 2, 2, 5, 10]);
  expect(decimalStep(0.03, 10)).toBe(0.002);
});
