import { expect, test } from "vitest";
import { openScalars, reportOf } from "../../testing/open-scalars";
import type { CardModel } from "./cards/card-model";
import { readingOf } from "./cards/reading";
import { tooltipOf } from "./cards/tooltip-model";

const names = (card: CardModel) => card.drawn.value.map(({ name }) => name);
const hover = (x: number, ...hits: object[]) => ({ by: "pointer", x, px: 0, py: 0, hits }) as never;

test("a card draws the visible runs that have its tag, in order of first appearance", () => {
  const { card, runs, curves } = openScalars();
  curves({ run: 2, tag: 0, value: [3] }, { run: 0, tag: 0, value: [1] }, { run: 1, tag: 1, value: [2] });
  expect(names(card())).toEqual(["a", "c"]);
  runs.toggle(0);
  expect(names(card())).toEqual(["c"]);
});

test("a card hears of its own tag only", () => {
  const { card, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1] });
  const before = card().drawn.value;
  curves({ run: 0, tag: 1, value: [1] });
  expect(card().drawn.value).toBe(before);
  curves({ run: 0, tag: 0, value: [2], keep: 1 });
  expect([...(card().drawn.value[0]?.line.y ?? [])]).toEqual([1, 2]);
});

test("smoothing draws the average with the raw values faint behind it", () => {
  const { card, settings, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [0, 1] });
  expect(card().series.value[0]?.faint).toBeUndefined();
  settings.set("smoothing", { kind: "ema", amount: 0.5 });
  expect([...(card().series.value[0]?.faint ?? [])]).toEqual([0, 1]);
  expect(card().series.value[0]?.y[1]).toBeCloseTo(2 / 3);
});

test("a run keeps its colour when others are hidden", () => {
  const { card, runs, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1] }, { run: 1, tag: 0, value: [1] });
  const colorOf = (key: string) => card().series.value.find((series) => series.key === key)?.color;
  const before = colorOf("0 1");
  runs.toggle(0);
  expect(colorOf("0 1")).toBe(before);
  expect(before).toBeDefined();
});

test("the headline is the last value of the only run, or of the highlighted one", () => {
  const { card, view, screen, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1, 2] });
  expect(readingOf(card(), view)).toEqual({ label: "a", value: 2 });
  curves({ run: 1, tag: 0, value: [3] });
  expect(readingOf(card(), view)).toBeNull();
  screen.hoveredRun.value = "b";
  expect(readingOf(card(), view)).toEqual({ label: "b", value: 3 });
});

test("under a crosshair elsewhere each card says the value of the run that is nearest to it there", () => {
  const { card, view, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1, 2] }, { run: 1, tag: 0, value: [5, 6] });
  curves({ run: 0, tag: 1, value: [10, 20] }, { run: 1, tag: 1, value: [30, 40] });
  const near = { key: "0 1", index: 0, distance: 3 };
  view.point(card("train/loss"), hover(0, { key: "0 0", index: 0, distance: 9 }, near));
  expect(readingOf(card("train/acc"), view)).toEqual({ label: "b", value: 30 });
});

test("what is in sight is wanted, with its zoom in steps", () => {
  const { data, view, card, settings, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1, 2, 3, 4], step: [0, 10, 20, 30] });
  expect(data.wants.value).toMatchObject({ cards: [] });
  view.setInSight(card(), true);
  card().report.value = reportOf(400);
  expect(data.wants.value).toEqual({
    cards: [{ tag: 0, px: 400, range: null, x: null }],
    hidden: [],
    smoothing: { kind: "ema", amount: 0 },
    groups: null,
    superseded: false,
  });
  card().zoomTo({ x: [4.5, 12.2], y: null });
  expect(data.wants.value).toMatchObject({ cards: [{ range: [4, 13] }] });
  settings.set("x_axis", "relative");
  card().zoomTo({ x: [0.5, 1.5], y: null });
  expect(data.wants.value).toMatchObject({ cards: [{ range: [0, 20] }] });
});

test("a zoom between two held points wants what may lie between them, whatever the x axis is", () => {
  const { data, view, card, settings, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1, 2, 3], step: [0, 100, 200], level: 6, total: 201 });
  settings.set("x_axis", "relative");
  view.setInSight(card(), true);
  card().report.value = reportOf(400);
  card().zoomTo({ x: [0.4, 0.6], y: null });
  expect(data.wants.value).toMatchObject({ cards: [{ range: [0, 100] }] });
});

test("a tag on the x axis is wanted by its number; one that does not exist leaves steps there", () => {
  const { data, view, card, settings, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [5, 6] }, { run: 0, tag: 2, value: [0, 0.5] });
  view.setInSight(card(), true);
  card().report.value = reportOf(400);
  settings.set("x_axis", "tag:epoch");
  expect(data.wants.value).toMatchObject({ cards: [{ x: 2 }] });
  expect([...(card().series.value[0]?.x ?? [])]).toEqual([0, 0.5]);
  settings.set("x_axis", "tag:gone");
  expect(data.wants.value).toMatchObject({ cards: [{ x: null }] });
  expect([...(card().series.value[0]?.x ?? [])]).toEqual([0, 1]);
});

test("another x axis takes the zoom back", () => {
  const { card, settings } = openScalars();
  card().zoomTo({ x: [1, 2], y: null });
  settings.set("x_axis", "wall");
  expect(card().view.value).toBeNull();
});

test("another y scale takes the zoom of y back, and leaves that of x", () => {
  const { card, settings } = openScalars();
  card().zoomTo({ x: [1, 2], y: [3, 4] });
  settings.set("y_scale", "log");
  expect(card().view.value).toEqual({ x: [1, 2], y: null });
  card().zoomTo({ x: null, y: [3, 4] });
  card().toggleScale();
  expect(card().view.value).toBeNull();
});

test("a zoom can be taken back, and made again", () => {
  const { card, settings } = openScalars();
  card().zoomTo({ x: [1, 2], y: null });
  settings.history.undo();
  expect(card().view.value).toBeNull();
  settings.history.redo();
  expect(card().view.value).toEqual({ x: [1, 2], y: null });
});

test("linked zooms have one x for all cards, and each its own y", () => {
  const { card, settings } = openScalars();
  settings.set("link_zoom", true);
  card("train/loss").zoomTo({ x: [1, 2], y: [3, 4] });
  expect(card("train/acc").view.value).toEqual({ x: [1, 2], y: null });
  card("train/acc").zoomTo(null);
  expect(card("train/loss").view.value).toEqual({ x: null, y: [3, 4] });
});

test("one y range for tags that end alike holds what all of them span", () => {
  const { view, card, settings } = openScalars();
  const [loss, acc] = [card("train/loss"), card("train/acc")];
  for (const [one, extent] of [
    [loss, [0, 4]],
    [acc, [-1, 9]],
  ] as const) {
    view.setInSight(one, true);
    one.report.value = { ...reportOf(400), extent };
  }
  expect(view.commonRange(loss)).toBeNull();
  settings.set("common_y", true);
  expect(view.commonRange(loss)).toEqual([0, 4]);
});

test("plots stand in line behind the widest labels in sight", () => {
  const { view, card } = openScalars();
  for (const [name, gutter] of [
    ["train/loss", 31],
    ["train/acc", 52],
  ] as const) {
    view.setInSight(card(name), true);
    card(name).report.value = { ...reportOf(400), gutter };
  }
  expect(view.gutter.value).toBe(52);
});

test("a view that has ended wants nothing", () => {
  const { data, view, card, end } = openScalars();
  view.setInSight(card(), true);
  card().report.value = reportOf(400);
  end();
  expect(data.wants.value).toMatchObject({ cards: [] });
});

test("a full update starts from nothing", () => {
  const { data, card, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1] });
  expect(names(card())).toEqual(["a"]);
  data.clear();
  expect(names(card())).toEqual([]);
});

test("pinned tags stand on top as well as in their place", () => {
  const { view, data } = openScalars();
  const tag = data.tagNamed("train/acc");
  if (tag !== null) view.togglePinned(tag);
  expect(view.sections.value.map(({ title, count }) => [title, count])).toEqual([
    ["Pinned", 1],
    ["ungrouped", 1],
    ["train", 2],
  ]);
  if (tag !== null) view.togglePinned(tag);
  expect(view.sections.value.map(({ title }) => title)).toEqual(["ungrouped", "train"]);
});

test("a filter that is no regex hides nothing, and says so", () => {
  const { view, settings } = openScalars();
  settings.set("tags", "/lo(/");
  expect(view.filter.value.error).not.toBeNull();
  expect(view.matching.value).toHaveLength(3);
  settings.set("tags", "/^train.*s$/");
  expect(view.matching.value.map(({ tag }) => tag)).toEqual(["train/loss"]);
});

const hit = (run: number, index: number, distance: number) => ({
  key: `0 ${run}`,
  index,
  x: index,
  y: 0,
  raw: 0,
  distance,
});

test("the tooltip says at which step a run stands that has ended before", () => {
  const { card, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1, 2, 3] }, { run: 1, tag: 0, value: [9] });
  const cursor = { card: card(), hover: hover(2, hit(0, 2, 0), hit(1, 0, 2)) };
  const rows = tooltipOf(cursor, card(), "nearest")?.rows;
  expect(rows?.map(({ label, elsewhere }) => [label, elsewhere])).toEqual([
    ["a", null],
    ["b", "0"],
  ]);
});

test("the tooltip lists the nearest lines first, or the highest, or by name", () => {
  const { card, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1] }, { run: 1, tag: 0, value: [9] }, { run: 2, tag: 0, value: [4] });
  const hits = [hit(2, 0, 1), hit(0, 0, 9), hit(1, 0, 5)].map((one, i) => ({ ...one, y: [4, 1, 9][i] }));
  const order = (sort: "nearest" | "value" | "name") =>
    tooltipOf({ card: card(), hover: hover(0, ...hits) }, card(), sort)?.rows.map(({ label }) => label);
  expect(order("nearest")).toEqual(["c", "b", "a"]);
  expect(order("value")).toEqual(["b", "c", "a"]);
  expect(order("name")).toEqual(["a", "b", "c"]);
});

test("a click holds the tooltip of one card while the pointer goes on to others", () => {
  const { view, card } = openScalars();
  const [loss, acc] = [card("train/loss"), card("train/acc")];
  view.point(loss, { by: "frozen", x: 1, px: 0, py: 0, hits: [] });
  expect(view.cursor.value?.card).toBe(loss);
  view.point(acc, hover(2));
  expect(view.frozen.value?.card).toBe(loss);
  expect(view.cursor.value?.card).toBe(acc);
  view.point(acc, null);
  expect(view.cursor.value?.card).toBe(loss);
  view.thaw();
  expect(view.cursor.value).toBeNull();
});

test("earlier runs are drawn above later ones", () => {
  const { card, curves } = openScalars();
  curves({ run: 0, tag: 0, value: [1] }, { run: 1, tag: 0, value: [1] });
  expect(card().series.value.map(({ key }) => key)).toEqual(["0 1", "0 0"]);
});
