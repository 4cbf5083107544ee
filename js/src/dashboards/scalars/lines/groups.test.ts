import { describe, expect, test } from "vitest";
import type { TableSource } from "../../../testing";
import { openScalars } from "../../../testing/open-scalars";

const GROUPED = { group_by: "regex:^[ab]" };

interface BandSource {
  readonly group: number;
  readonly keep?: number;
  readonly step: readonly number[];
  readonly mid: readonly number[];
  readonly stat?: string;
  readonly isWindow?: boolean;
  readonly isComplete?: boolean;
}

/** A row of bands for `train/loss`, of the groups of run 0, run 1 and run 2. */
function bandOf(source: BandSource): TableSource {
  const { group, keep = 0, step, mid, stat = "mean", isWindow = false, isComplete = true } = source;
  const doubles = Float64Array.from(mid);
  return {
    kind: "scalars",
    name: "bands",
    meta: { stat, band: "std", members: [[0], [1], [2]], smoothing: { kind: "ema", amount: 0 } },
    columns: {
      series_group: Uint32Array.of(group),
      series_tag: Uint32Array.of(0),
      series_window: Uint8Array.of(isWindow ? 1 : 0),
      series_keep: Uint32Array.of(keep),
      series_count: Uint32Array.of(step.length),
      series_width: Float64Array.of(1),
      series_is_complete: Uint8Array.of(isComplete ? 1 : 0),
      step: Float64Array.from(step),
      mid: doubles,
      low: doubles.map((value) => value - 1),
      high: doubles.map((value) => value + 1),
      runs: Uint32Array.from(step, () => 3),
    },
  };
}

test("a group is drawn as one line with a band, its members only when it is open", () => {
  const { card, curves, runs } = openScalars({ group_by: "regex:." });
  curves({ run: 0, tag: 0, value: [1, 2] }, { run: 1, tag: 0, value: [3, 4] });
  expect(card().drawn.value.map(({ label }) => label)).toEqual(["a", "b"]);
  expect(card().drawn.value.every(({ run }) => run === null)).toBe(true);
  runs.grouping.toggleMembers("a");
  expect(card().drawn.value.map(({ run }) => run)).toEqual([0, null, null]);
});

test("until the kernel tells, groups are made of the points that are held", () => {
  const { card, curves } = openScalars({ group_by: "regex:^.", band: "minmax" });
  curves({ run: 0, tag: 0, value: [1, 3] });
  expect([...(card().series.value[0]?.y ?? [])]).toEqual([1, 3]);
});

test("members that are hidden are no part of their group", () => {
  const { card, curves, runs } = openScalars({ group_by: "parent", band: "minmax" });
  curves({ run: 0, tag: 0, value: [1] }, { run: 1, tag: 0, value: [5] }, { run: 2, tag: 0, value: [9] });
  expect([...(card().series.value[0]?.y ?? [])]).toEqual([5]);
  runs.toggle(2);
  expect([...(card().series.value[0]?.y ?? [])]).toEqual([3]);
  expect([...(card().series.value[0]?.band?.runs ?? [])]).toEqual([2]);
});

describe("the kernel's bands", () => {
  test("take the place of our own, and grow", () => {
    const { card, curves, receive } = openScalars(GROUPED);
    curves({ run: 0, tag: 0, value: [1, 2] });
    receive(bandOf({ group: 0, step: [0, 1], mid: [10, 20] }));
    receive(bandOf({ group: 0, keep: 1, step: [1, 2], mid: [21, 30] }));
    const [line] = card().series.value;
    expect([...(line?.y ?? [])]).toEqual([10, 21, 30]);
    expect([...(line?.band?.high ?? [])]).toEqual([11, 22, 31]);
  });

  test("take it only when they are complete", () => {
    const { card, curves, receive } = openScalars(GROUPED);
    curves({ run: 0, tag: 0, value: [1, 2] });
    receive(bandOf({ group: 0, step: [0], mid: [10], isComplete: false }));
    expect([...(card().series.value[0]?.y ?? [])]).toEqual([1, 2]);
    receive(bandOf({ group: 0, keep: 1, step: [1], mid: [20] }));
    expect([...(card().series.value[0]?.y ?? [])]).toEqual([10, 20]);
  });

  test("are for steps only: other axes are aggregated here", () => {
    const { card, curves, receive, settings } = openScalars(GROUPED);
    curves({ run: 0, tag: 0, value: [1, 2] });
    receive(bandOf({ group: 0, step: [0, 1], mid: [10, 20] }));
    settings.set("x_axis", "relative");
    expect([...(card().series.value[0]?.y ?? [])]).toEqual([1, 2]);
  });

  test("made otherwise drop all others", () => {
    const { data, receive } = openScalars(GROUPED);
    receive(bandOf({ group: 0, step: [0], mid: [10] }));
    receive(bandOf({ group: 1, step: [0], mid: [11], stat: "median" }));
    expect(data.of(0).group("0", false)).toBeNull();
    expect(data.of(0).group("1", false)?.points.mid).toEqual(Float64Array.of(11));
  });

  test("made otherwise join nothing from before", () => {
    const { receive, read } = openScalars(GROUPED);
    receive(bandOf({ group: 0, step: [0], mid: [10] }));
    receive(bandOf({ group: 0, step: [0], mid: [10], stat: "median" }));
    expect(() => read(bandOf({ group: 0, keep: 2, step: [3], mid: [1], stat: "median" }))).toThrow(
      /keeps 2 points of 1/,
    );
  });

  test("of a zoomed range are put into the whole while the card is zoomed", () => {
    const { card, curves, receive } = openScalars(GROUPED);
    curves({ run: 0, tag: 0, value: [1, 2, 3, 4] });
    receive(bandOf({ group: 0, step: [0, 2, 4], mid: [0, 20, 40] }));
    receive(bandOf({ group: 0, step: [1, 2, 3], mid: [11, 22, 33], isWindow: true }));
    expect([...(card().series.value[0]?.y ?? [])]).toEqual([0, 20, 40]);
    card().zoomTo({ x: [1, 3], y: null });
    expect([...(card().series.value[0]?.y ?? [])]).toEqual([0, 11, 22, 33, 40]);
  });

  test("with no points drop a zoomed range", () => {
    const { data, receive } = openScalars(GROUPED);
    receive(bandOf({ group: 0, step: [1], mid: [1], isWindow: true }));
    receive(bandOf({ group: 0, step: [], mid: [], isWindow: true }));
    expect(data.of(0).group("0", true)).toBeNull();
  });
});

test("groups are wanted by the numbers of the members that are drawn", () => {
  const { data, runs } = openScalars({ group_by: "parent", stat: "median", band: "iqr" });
  runs.toggle(1);
  expect(data.wants.value).toMatchObject({ groups: { stat: "median", band: "iqr", members: [[0, 2]] } });
});
