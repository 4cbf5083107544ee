import { describe, expect, test } from "vitest";
import { LINEAR } from "./scale";
import { xTicks, yTicks } from "./ticks";

const LOG = { kind: "log", threshold: 1 } as const;

const labels = (ticks: readonly { label: string }[]) => ticks.map(({ label }) => label);

describe("xTicks", () => {
  test("are short for steps", () => {
    expect(labels(xTicks("step", LINEAR, [0, 90_000], 5, true))).toEqual(["0", "20k", "40k", "60k", "80k"]);
  });

  test("do not stand between whole steps", () => {
    expect(labels(xTicks("step", LINEAR, [0, 2], 5, true))).toEqual(["0", "1", "2"]);
    expect(labels(xTicks("step", LINEAR, [0, 2], 5, false))).toEqual(["0", "0.5", "1", "1.5", "2"]);
  });

  test("of durations stand on whole units", () => {
    expect(labels(xTicks("duration", LINEAR, [0, 15_000], 4, false))).toEqual([
      "0",
      "1 h",
      "2 h",
      "3 h",
      "4 h",
    ]);
    expect(labels(xTicks("duration", LINEAR, [0, 100], 4, false))).toEqual(["0", "30 s", "1 m", "1 m 30 s"]);
    expect(labels(xTicks("duration", LINEAR, [0, 1], 5, false))).toEqual([
      "0",
      "0.2 s",
      "0.4 s",
      "0.6 s",
      "0.8 s",
      "1.0 s",
    ]);
    expect(labels(xTicks("duration", LINEAR, [0, 40 * 86_400], 4, false))).toEqual([
      "0",
      "10 d",
      "20 d",
      "30 d",
      "40 d",
    ]);
  });

  test("of wall times show the clock", () => {
    const start = new Date(2024, 2, 4, 14, 0).getTime() / 1000;
    expect(labels(xTicks("time", LINEAR, [start, start + 1800], 3, false))).toEqual([
      "14:00",
      "14:15",
      "14:30",
    ]);
    expect(labels(xTicks("time", LINEAR, [start, start + 120], 2, false))).toEqual([
      "14:00",
      "14:01",
      "14:02",
    ]);
    expect(labels(xTicks("time", LINEAR, [start, start + 60], 2, false))).toEqual([
      "14:00:00",
      "14:00:30",
      "14:01:00",
    ]);
  });
});

describe("xTicks of a log axis", () => {
  test("are decades", () => {
    expect(labels(xTicks("step", LOG, [1, 100_000], 5, true))).toEqual([
      "1",
      "10",
      "100",
      "1k",
      "10k",
      "100k",
    ]);
    expect(labels(xTicks("number", LOG, [1e-5, 1e-1], 5, false))).toEqual([
      "1e−5",
      "1e−4",
      "0.001",
      "0.01",
      "0.1",
    ]);
  });

  test("of durations stand on whole units", () => {
    expect(labels(xTicks("duration", LOG, [1, 40_000], 8, false))).toEqual([
      "1 s",
      "10 s",
      "1 m",
      "10 m",
      "1 h",
      "10 h",
    ]);
  });

  test("are evenly spaced where it is narrow", () => {
    expect(labels(xTicks("step", LOG, [100, 300], 4, true))).toEqual(["100", "150", "200", "250", "300"]);
  });
});

test("xTicks of small numbers keep their digits", () => {
  expect(labels(xTicks("number", LINEAR, [0, 2e-4], 4, false))).toEqual([
    "0",
    "0.5e−4",
    "1.0e−4",
    "1.5e−4",
    "2.0e−4",
  ]);
});

describe("yTicks of a symlog axis", () => {
  const symlog = (domain: readonly [number, number], count: number, threshold = 1) =>
    labels(yTicks({ kind: "symlog", threshold }, domain, count));

  test("are zero and decades on both sides", () => {
    expect(symlog([-100, 100], 8)).toEqual(["−100", "−10", "0", "10", "100"]);
    expect(symlog([0, 20], 4, 0.01)).toEqual(["0", "0.1", "1", "10"]);
  });

  test("are thinned where there are many", () => {
    expect(symlog([-1e6, 1e6], 5)).toEqual(["−1e5", "−100", "0", "100", "1e5"]);
  });

  test("are evenly spaced inside the linear part, and far from zero", () => {
    expect(symlog([-0.2, 0.2], 4)).toEqual(["−0.2", "−0.1", "0", "0.1", "0.2"]);
    expect(symlog([20, 40], 4)).toEqual(["20", "25", "30", "35", "40"]);
  });
});

describe("yTicks", () => {
  test("share their decimals", () => {
    expect(labels(yTicks(LINEAR, [0, 1], 4))).toEqual(["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
  });

  test("of a log axis are decades, with twos and fives where there is room", () => {
    expect(labels(yTicks(LOG, [0.5, 200], 4))).toEqual(["1", "10", "100"]);
    expect(labels(yTicks(LOG, [1, 10], 4))).toEqual(["1", "2", "5", "10"]);
  });

  test("of a log axis over many decades are thinned", () => {
    expect(yTicks(LOG, [1e-30, 1], 5).length).toBeLessThanOrEqual(7);
  });

  test("of a narrow log axis are evenly spaced", () => {
    expect(labels(yTicks(LOG, [0.9, 1.3], 4))).toEqual(["0.9", "1.0", "1.1", "1.2", "1.3"]);
  });
});
