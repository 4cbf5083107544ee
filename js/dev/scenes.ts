/** Made-up series for looking at charts. */

import type { ChartMark, Display, LineSeries, Scales, Selection, View } from "../src/charts";
import { smooth } from "../src/dashboards/scalars/query/smooth";
import { type Ground, lineStyle } from "../src/theme";

export interface Scene {
  readonly series: (ground: Ground) => LineSeries[];
  readonly scales?: Partial<Scales>;
  readonly display?: Partial<Display>;
  readonly view?: View;
  readonly marks?: readonly ChartMark[];
  readonly selection?: Selection;
  readonly cursor?: number;
  readonly frozen?: number;
  readonly highlight?: string;
}

/** Numbers that look random and are the same each time, 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

interface Shape {
  readonly runs: number;
  readonly points: number;
  readonly stride?: number;
  readonly smoothing?: number;
  readonly valueAt?: (at: number, run: number, noise: number) => number;
  readonly xAt?: (i: number, run: number) => number;
  readonly more?: (run: number) => Partial<LineSeries>;
}

const loss = (at: number, run: number, noise: number) =>
  0.1 + 0.05 * (run % 5) + 2.3 * Math.exp(-at * (4 + (run % 7))) + noise * 0.25 * (1.1 - at * 0.7);

export function linesOf({ runs, points, stride = 90, smoothing = 0, valueAt = loss, xAt, more }: Shape) {
  return (ground: Ground): LineSeries[] =>
    Array.from({ length: runs }, (_, run) => {
      const random = randomFrom(run + 1);
      const x = Float64Array.from({ length: points }, (_, i) => xAt?.(i, run) ?? i * stride);
      const raw = Float32Array.from({ length: points }, (_, i) => valueAt(i / points, run, random() - 0.5));
      const index = Uint32Array.from({ length: points }, (_, i) => i);
      const y =
        smoothing > 0 ? smooth({ value: raw, index, step: x }, { kind: "ema", amount: smoothing }, 1) : raw;
      const faint = smoothing > 0 ? raw : undefined;
      return { key: `run${run}`, x, y, faint, ...lineStyle(run, ground), revision: 1, ...more?.(run) };
    });
}

function bandsOf(groups: number, points: number) {
  return (ground: Ground): LineSeries[] =>
    linesOf({ runs: groups, points, valueAt: (at, run) => loss(at, run * 2, 0) })(ground).map(
      (line, group) => {
        const random = randomFrom(group + 50);
        const spread = (i: number) => 0.08 + 0.25 * Math.exp(-i / points) * (0.7 + 0.3 * random());
        const low = line.y.map((value, i) => value - spread(i));
        const high = line.y.map((value, i) => value + spread(i));
        const runs = new Uint32Array(points).fill(3);
        return { ...line, band: { low, high, runs } };
      },
    );
}

const named = (run: number) => ({
  label: ["lr=0.1", "lr=0.01", "lr=0.001", "baseline"][run] ?? `run ${run}`,
});

const spiky = (at: number, run: number, noise: number) =>
  loss(at, run, noise) + (Math.abs(at - 0.31) < 0.001 ? 4000 : 0) - (Math.abs(at - 0.8) < 0.001 ? 900 : 0);

export const scenes: Readonly<Record<string, Scene>> = {
  one: { series: linesOf({ runs: 1, points: 1000, smoothing: 0.9 }) },
  eight: { series: linesOf({ runs: 8, points: 1000, smoothing: 0.9 }), cursor: 45_000 },
  twenty: { series: linesOf({ runs: 20, points: 1000 }) },
  "three hundred": { series: linesOf({ runs: 300, points: 1000 }) },
  "log log": {
    series: linesOf({
      runs: 4,
      points: 2000,
      valueAt: (at, run, noise) => (3 / (1 + at * 2000) ** (0.3 + run / 10)) * (1 + noise / 5),
    }),
    scales: { x: "log", y: "log" },
  },
  symlog: {
    series: linesOf({
      runs: 3,
      points: 1000,
      valueAt: (at, run, noise) => Math.sin(at * 12 + run) * 10 ** (at * 5 - 2) + noise * 0.02,
    }),
    scales: { y: "symlog" },
  },
  bands: { series: bandsOf(4, 500), cursor: 20_000 },
  "one band": { series: bandsOf(1, 500) },
  "outliers shown": { series: linesOf({ runs: 3, points: 1000, valueAt: spiky }) },
  "outliers left out": {
    series: linesOf({ runs: 3, points: 1000, valueAt: spiky }),
    display: { ignoresOutliers: true },
  },
  marks: {
    series: linesOf({ runs: 3, points: 1000, smoothing: 0.8 }),
    marks: [
      { x: 20_000, label: "restart", kind: "restart" },
      { x: 22_000, label: "restart", kind: "restart" },
      { x: 61_000, label: "loss spike", kind: "alert" },
    ],
  },
  range: { series: linesOf({ runs: 3, points: 1000 }), selection: { start: 20_070, end: 60_030 } },
  "range, narrow": { series: linesOf({ runs: 3, points: 1000 }), selection: { start: 50_040, end: 53_010 } },
  "one place": { series: linesOf({ runs: 3, points: 1000 }), selection: { start: 30_060, end: null } },
  frozen: { series: linesOf({ runs: 5, points: 1000, smoothing: 0.9 }), frozen: 45_000 },
  highlight: { series: linesOf({ runs: 12, points: 1000 }), highlight: "run3" },
  "end labels": { series: linesOf({ runs: 4, points: 1000, smoothing: 0.95, more: named }) },
  "single steps": { series: linesOf({ runs: 2, points: 1000 }), view: { x: [10_000, 12_000], y: null } },
  "few points": { series: linesOf({ runs: 4, points: 12, stride: 1 }) },
  superseded: {
    series: (ground) => {
      const [line] = linesOf({ runs: 1, points: 600 })(ground) as [LineSeries];
      const [old] = linesOf({
        runs: 1,
        points: 250,
        xAt: (i) => 20_000 + i * 90,
        valueAt: (at) => 0.4 + at * 0.8,
      })(ground) as [LineSeries];
      return [{ ...old, key: "old", style: "superseded" }, line];
    },
  },
  "custom x, back and forth": {
    series: linesOf({ runs: 3, points: 300, xAt: (i, run) => Math.sin(i / 30 + run) * i }),
    scales: { unit: "number" },
  },
  duration: { series: linesOf({ runs: 3, points: 400, stride: 47 }), scales: { unit: "duration" } },
  "duration, log": {
    series: linesOf({ runs: 3, points: 2000, stride: 47 }),
    scales: { unit: "duration", x: "log" },
  },
  time: {
    series: linesOf({ runs: 3, points: 400, xAt: (i, run) => 1_763_900_000 + i * 30 + run * 900 }),
    scales: { unit: "time" },
  },
  "not numbers": {
    series: linesOf({
      runs: 2,
      points: 300,
      valueAt: (at, run, noise) =>
        at > 0.5 && at < 0.55 ? Number.NaN : at > 0.9 ? Infinity : loss(at, run, noise),
    }),
  },
  empty: { series: () => [] },
};
