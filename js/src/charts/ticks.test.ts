import { describe, expect, test } from "vitest";
import { xTicks, yTicks } from "./ticks";

const labels = (ticks: readonly { label: string }[]) => ticks.map(({ label }) => label);

describe("xTicks", () => {
  test("are short for steps", () => {
    expect(labels(xTicks("linear", [0, 90_000], 5, true))).toEqual(["0", "20k", "40k", "60k", "80k"]);
  });

  test("do not stand between whole steps", () => {
    expect(labels(xTicks("linear", [0, 2], 5, true))).toEqual(["0", "1", "2"]);
    expect(labels(xTicks("linear", [0, 2], 5, false))).toEqual(["0", "0.5", "1", "1.5", "2"]);
  });

  test("of durations stand on whole units", () => {
    expect(labels(xTicks("duration", [0, 15_000], 4, false))).toEqual(["0", "1 h", "2 h", "3 h", "4 h"]);
    expect(labels(xTicks("duration", [0, 100], 4, false))).toEqual(["0", "30 s", "1 m", "1 m 30 s"]);
    expect(labels(xTicks("duration", [0, 1], 5, false))).toEqual([
      "0",
      "0.2 s",
      "0.4 s",
      "0.6 s",
      "0.8 s",
      "1.0 s",
    ]);
    expect(labels(xTicks("duration", [0, 40 * 86_400], 4, false))).toEqual([
      "0",
      "10 d",
      "20 d",
      "30 d",
      "40 d",
    ]);
  });

  test("of wall times show the clock", () => {
    const start = new Date(2024, 2, 4, 14, 0).getTime() / 1000;
    expect(labels(xTicks("time", [start, start + 1800], 3, false))).toEqual(["14:00", "14:15", "14:30"]);
    expect(labels(xTicks("time", [start, start + 120], 2, false))).toEqual(["14:00", "14:01", "14:02"]);
    expect(labels(xTicks("time", [start, start + 60], 2, false))).toEqual([
      "14:00:00",
      "14:00:30",
      "14:01:00",
    ]);
  });
});

describe("yTicks", () => {
  test("share their decimals", () => {
    expect(labels(yTicks("linear", [0, 1], 4))).toEqual(["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
  });

  test("of a log axis are decades, with twos and fives where there is room", () => {
    expect(labels(yTicks("log", [0.5, 200], 4))).toEqual(["1", "10", "100"]);
    expect(labels(yTicks("log", [1, 10], 4))).toEqual(["1", "2", "5", "10"]);
  });

  test("of a log axis over many decades are thinned", () => {
    expect(yTicks("log", [1e-30, 1], 5).length).toBeLessThanOrEqual(7);
  });

  test("of a narrow log axis are evenly spaced", () => {
    expect(labels(yTicks("log", [0.9, 1.3], 4))).toEqual(["0.9", "1.0", "1.1", "1.2", "1.3"]);
  });
});
