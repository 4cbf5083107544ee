import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDuration,
  formatDurationTick,
  formatPercent,
  formatStep,
  formatStepTick,
  formatTimeTick,
  formatValue,
  formatValueTick,
} from "./format";

/** Thin spaces are hard to tell in a failing test; here they are underscores. */
const visible = (text: string) => text.replaceAll("\u202f", "_");

describe("formatValue", () => {
  test.each([
    [0.39, "0.3900"],
    [12.5, "12.50"],
    [999.96, "1_000"],
    [1234.56, "1_235"],
    [-0.25, "−0.2500"],
    [0.001, "0.001000"],
    [0.000999, "9.99e−4"],
    [-0.000123, "−1.23e−4"],
    [99_999, "99_999"],
    [123_456, "1.23e5"],
    [5, "5"],
    [0, "0"],
    [-0, "0"],
    [5e-324, "4.94e−324"],
  ])("writes %d with four significant digits or an exponent", (value, text) => {
    expect(visible(formatValue(value))).toBe(text);
  });

  test("spells what has no digits", () => {
    expect([Number.NaN, Infinity, -Infinity].map(formatValue)).toEqual(["NaN", "+∞", "−∞"]);
  });
});

describe("formatValueTick", () => {
  const axis = (values: number[], spacing: number) =>
    values.map((value) => visible(formatValueTick(value, spacing, Math.max(...values.map(Math.abs)))));

  test("gives all labels of an axis the same decimals", () => {
    expect(axis([-0.5, 0, 0.25, 1], 0.25)).toEqual(["−0.50", "0", "0.25", "1.00"]);
  });

  test("gives all labels of an axis of large or tiny values the same exponent", () => {
    expect(axis([0, 5e5, 1e6], 5e5)).toEqual(["0", "0.5e6", "1.0e6"]);
    expect(axis([2e-5, 1e-4], 2e-5)).toEqual(["0.2e−4", "1.0e−4"]);
  });

  test("groups thousands", () => {
    expect(axis([2250, 2500], 250)).toEqual(["2_250", "2_500"]);
  });
});

describe("steps", () => {
  test("are written in full with thin separators, also beyond what a double holds", () => {
    expect(visible(formatStep(60_240))).toBe("60_240");
    expect(visible(formatStep(9_007_199_254_740_993n))).toBe("9_007_199_254_740_993");
    expect(formatStep(-3)).toBe("−3");
    expect(formatStep(0.5)).toBe("0.5000");
  });

  test("stay distinct on an axis, however far it is zoomed", () => {
    expect([0, 500, 1000, 1500].map((step) => formatStepTick(step, 500))).toEqual(["0", "500", "1k", "1.5k"]);
    expect([0.5, 1].map((step) => formatStepTick(step, 0.5))).toEqual(["0.5", "1"]);
    expect(visible(formatStepTick(1_234_567, 1))).toBe("1_234_567");
  });
});

describe("durations", () => {
  test.each([
    [0, "0 s"],
    [0.25, "250 ms"],
    [0.9999, "1 s"],
    [3, "3 s"],
    [59.7, "1 m 00 s"],
    [245, "4 m 05 s"],
    [7980, "2 h 13 m"],
    [86_399, "1 d 0 h"],
    [273_600, "3 d 4 h"],
    [-3, "−3 s"],
  ])("%d s is %s", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  test("leave out units that are zero on an axis", () => {
    expect([0, 300, 7200, 5400, 86_400].map((s) => formatDurationTick(s, 300))).toEqual([
      "0",
      "5 m",
      "2 h",
      "1 h 30 m",
      "1 d",
    ]);
    expect(formatDurationTick(0.25, 0.25)).toBe("0.25 s");
  });

  test("are told apart on an axis far from its start", () => {
    expect([4380, 4381, 4395].map((s) => formatDurationTick(s, 1))).toEqual([
      "73 m",
      "73 m 01 s",
      "73 m 15 s",
    ]);
    expect([90_000, 91_800].map((s) => formatDurationTick(s, 1800))).toEqual(["25 h", "25 h 30 m"]);
  });
});

describe("wall times", () => {
  const at = (...parts: [number, number, number, number, number, number]) =>
    new Date(...parts).getTime() / 1000;
  const moment = at(2024, 2, 4, 14, 31, 8);

  test("show the clock", () => {
    expect(formatClock(moment)).toBe("14:31:08");
    expect(formatClock(Number.NaN)).toBe("NaN");
  });

  test("are as fine on an axis as its ticks are apart, and show the day at midnight", () => {
    expect(formatTimeTick(moment, 1)).toBe("14:31:08");
    expect(formatTimeTick(moment, 60)).toBe("14:31");
    expect(formatTimeTick(moment, 7 * 86_400)).toBe("Mar 4");
    expect(formatTimeTick(at(2024, 2, 5, 0, 0, 0), 3600)).toBe("Mar 5");
  });
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.00 kB"],
  [999_999, "1.00 MB"],
  [1_250_000, "1.25 MB"],
  [3.5e15, "3.50 PB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test("formatCount knows one from many", () => {
  expect([0, 1, 12_400].map((count) => visible(formatCount(count, "point")))).toEqual([
    "0 points",
    "1 point",
    "12_400 points",
  ]);
});

test.each([
  [0.37, "37%"],
  [-0.059, "−5.9%"],
  [0.0999, "10%"],
  [12.5, "1_250%"],
  [Number.POSITIVE_INFINITY, "+∞%"],
])("the share %d is written %s", (share, text) => {
  expect(visible(formatPercent(share))).toBe(text);
});
