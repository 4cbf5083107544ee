import type { TableSource } from "./encode";

/** One series of a `curves` table, with what is usual left out. */
export interface CurveSource {
  readonly run: number;
  readonly tag: number;
  readonly value: readonly number[];
  readonly step?: readonly number[];
  readonly index?: readonly number[];
  readonly wallTime?: readonly number[];
  readonly smoothed?: readonly number[];
  readonly keep?: number;
  readonly level?: number;
  readonly total?: number;
  readonly superseded?: number;
}

/** A `curves` table. Steps and positions count from `keep`, points are a second apart, nothing is smoothed. */
export function curvesOf(series: readonly CurveSource[], smoothing = 0.6): TableSource {
  const all = series.map(completed);
  const u4 = (pick: (one: Required<CurveSource>) => number) => Uint32Array.from(all, pick);
  return {
    kind: "scalars",
    name: "curves",
    meta: { smoothing: { kind: "ema", amount: smoothing } },
    columns: {
      series_run: u4((one) => one.run),
      series_tag: u4((one) => one.tag),
      series_keep: u4((one) => one.keep),
      series_count: u4((one) => one.value.length),
      series_total: u4((one) => one.total),
      series_level: Uint8Array.from(all, (one) => one.level),
      series_superseded: u4((one) => one.superseded),
      index: Uint32Array.from(all.flatMap((one) => one.index)),
      step: Float64Array.from(all.flatMap((one) => one.step)),
      wall_time: Float64Array.from(all.flatMap((one) => one.wallTime)),
      value: Float64Array.from(all.flatMap((one) => one.value)),
      smoothed: Float64Array.from(all.flatMap((one) => one.smoothed)),
    },
  };
}

function completed(source: CurveSource): Required<CurveSource> {
  const keep = source.keep ?? 0;
  const positions = source.value.map((_, i) => keep + i);
  return {
    index: positions,
    step: positions,
    wallTime: positions.map((position) => 1_700_000_000 + position),
    smoothed: source.value.map(() => Number.NaN),
    keep,
    level: 0,
    superseded: 0,
    total: keep + source.value.length,
    ...source,
  };
}
