import { expect, test } from "vitest";
import type { TableSource } from "../../../testing";
import { openScalars, reportOf } from "../../../testing/open-scalars";

function superseded(run: number, step: readonly number[]): TableSource {
  return {
    kind: "scalars",
    name: "superseded",
    meta: {},
    columns: {
      series_run: Uint32Array.of(run),
      series_tag: Uint32Array.of(0),
      series_count: Uint32Array.of(step.length),
      series_total: Uint32Array.of(step.length),
      step: Float64Array.from(step),
      wall_time: Float64Array.from(step, (at) => 1_700_000_000 + at),
      value: Float32Array.from(step, (at) => at * 2),
    },
  };
}

function restarted(traits = {}) {
  const opened = openScalars(traits);
  opened.curves({ run: 0, tag: 0, value: [1, 2], superseded: 5 });
  opened.receive(superseded(0, [5, 6, 7, 6, 7]));
  return opened;
}

test("each restart is marked where it took the run back to", () => {
  const { card } = restarted();
  expect(card().marks.value).toEqual([
    { x: 5, kind: "restart", label: "restart" },
    { x: 6, kind: "restart", label: "restart" },
  ]);
});

test("restarts of several runs at one place are one mark", () => {
  const { card, curves, receive } = restarted();
  curves({ run: 1, tag: 0, value: [1] });
  receive(superseded(1, [5]));
  expect(card().marks.value[0]).toEqual({ x: 5, kind: "restart", label: "2 restarts" });
});

test("superseded points are drawn on request, attempts apart from each other", () => {
  const { card, settings } = restarted();
  expect(card().series.value.map(({ style }) => style)).toEqual([undefined]);
  settings.set("show_superseded", true);
  const [line] = card().series.value;
  expect(line?.style).toBe("superseded");
  expect([...(line?.x ?? [])]).toEqual([5, 6, 7, 7, 6, 7, 7]);
  expect([...(line?.y ?? [])]).toEqual([10, 12, 14, Number.NaN, 12, 14, Number.NaN]);
});

test("the line of superseded points stays the same while nothing changes", () => {
  const { card, curves } = restarted({ show_superseded: true });
  const before = card().series.value[0]?.revision;
  curves({ run: 0, tag: 0, value: [3], keep: 2, superseded: 5 });
  expect(card().series.value[0]?.revision).toBe(before);
});

test("few superseded points of cards in sight are wanted for the marks alone, many only to be drawn", () => {
  const { data, view, card, curves, settings } = restarted();
  expect(data.wants.value).toMatchObject({ superseded: false });
  view.setInSight(card(), true);
  card().report.value = reportOf(300);
  expect(data.wants.value).toMatchObject({ superseded: true });
  curves({ run: 0, tag: 0, value: [3], keep: 2, superseded: 1_000_000 });
  expect(data.wants.value).toMatchObject({ superseded: false });
  settings.set("show_superseded", true);
  expect(data.wants.value).toMatchObject({ superseded: true });
});
