import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { type Catalogue, EMPTY_CATALOGUE } from "../../data";
import { readMessage, type Update } from "../../protocol";
import { Runs, Screen, Settings } from "../../state";
import { type CurveSource, curvesOf, FakeClock, FakeModel, updateOf } from "../../testing";
import type { Ground } from "../../theme";
import type { CardModel } from "./card-model";
import { ScalarsData } from "./data";
import { tooltipOf } from "./tooltip-model";
import { ScalarsView } from "./view";

const tagOf = (name: string) => ({ kind: "scalars", tag: name, displayName: "", description: "" });
const CATALOGUE: Catalogue = {
  ...EMPTY_CATALOGUE,
  runs: ["a", "b", "c"].map((name) => ({ name, started: null })),
  tags: ["train/loss", "train/acc"].map(tagOf),
};

function dashboard(smoothing = 0) {
  const clock = new FakeClock();
  const ended = new AbortController();
  const settings = new Settings(new FakeModel({ smoothing }), clock, ended.signal);
  const catalogue = signal(CATALOGUE);
  const runs = new Runs(catalogue, settings);
  const data = new ScalarsData({ catalogue, runs, settings, clock, signal: ended.signal });
  const screen = new Screen();
  const root = document.createElement("div");
  const theme = { ground: signal<Ground>("light"), colors: signal("") };
  const view = new ScalarsView(data, { screen, theme, root, signal: ended.signal });
  const [section] = view.sections.value;
  const loss = section?.tags.find(({ title }) => title === "loss");
  if (loss === undefined) throw new Error("no such tag");
  const receive = (...series: CurveSource[]) => {
    const { header, payload } = updateOf({}, [curvesOf(series, smoothing)]);
    for (const table of (readMessage(header, payload) as Update).tables) data.read(table).commit();
  };
  return { data, view, screen, settings, runs, receive, card: view.card(loss), end: () => ended.abort() };
}

const names = (card: CardModel) => card.drawn.value.map(({ name }) => name);

test("a card draws the visible runs that have its tag, in order of first appearance", () => {
  const { card, runs, receive } = dashboard();
  receive({ run: 2, tag: 0, value: [3] }, { run: 0, tag: 0, value: [1] }, { run: 1, tag: 1, value: [2] });
  expect(names(card)).toEqual(["a", "c"]);
  runs.toggle(0);
  expect(names(card)).toEqual(["c"]);
});

test("a card hears of its own tag only", () => {
  const { card, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [1] });
  const before = card.drawn.value;
  receive({ run: 0, tag: 1, value: [1] });
  expect(card.drawn.value).toBe(before);
  receive({ run: 0, tag: 0, value: [2], keep: 1 });
  expect([...(card.drawn.value[0]?.line.y ?? [])]).toEqual([1, 2]);
});

test("smoothing draws the average with the raw values faint behind it", () => {
  const { card, settings, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [0, 1] });
  expect(card.series.value[0]?.faint).toBeUndefined();
  settings.set("smoothing", 0.5);
  expect([...(card.series.value[0]?.faint ?? [])]).toEqual([0, 1]);
  expect(card.series.value[0]?.y[1]).toBeCloseTo(2 / 3);
});

test("a run keeps its colour when others are hidden", () => {
  const { card, runs, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [1] }, { run: 1, tag: 0, value: [1] });
  const before = card.series.value[1]?.color;
  runs.toggle(0);
  expect(card.series.value[0]?.color).toBe(before);
});

test("the headline is the last value of the only run, or of the highlighted one", () => {
  const { card, screen, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [1, 2] });
  expect(card.headline.value?.name).toBe("a");
  receive({ run: 1, tag: 0, value: [3] });
  expect(card.headline.value).toBeNull();
  screen.hoveredRun.value = "b";
  expect(card.headline.value?.name).toBe("b");
});

test("the density says how many points stand behind a pixel", () => {
  const { card, receive } = dashboard();
  card.px.value = 400;
  receive({ run: 0, tag: 0, value: [1, 2], level: 9, total: 164_000 });
  expect(card.density.value).toBe(410);
  receive({ run: 0, tag: 0, value: [1, 2] });
  expect(card.density.value).toBe(1);
});

test("what is in sight is wanted, with its zoom in steps", () => {
  const { data, view, card, settings, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [1, 2, 3, 4], step: [0, 10, 20, 30] });
  expect(data.wants.value).toMatchObject({ cards: [] });
  view.setInSight(card, true);
  card.px.value = 400;
  expect(data.wants.value).toEqual({ cards: [{ tag: 0, px: 400, range: null }], hidden: [], smoothing: 0 });
  card.zoom.value = { x: [4.5, 12.2], y: null };
  expect(data.wants.value).toMatchObject({ cards: [{ range: [4, 13] }] });
  settings.set("x_axis", "relative");
  card.zoom.value = { x: [0.5, 1.5], y: null };
  expect(data.wants.value).toMatchObject({ cards: [{ range: [0, 20] }] });
});

test("a zoom between two held points wants what may lie between them, whatever the x axis is", () => {
  const { data, view, card, settings, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [1, 2, 3], step: [0, 100, 200], level: 6, total: 201 });
  settings.set("x_axis", "relative");
  view.setInSight(card, true);
  card.px.value = 400;
  card.zoom.value = { x: [0.4, 0.6], y: null };
  expect(data.wants.value).toMatchObject({ cards: [{ range: [0, 100] }] });
});

test("another x axis takes the zoom back", () => {
  const { card, settings } = dashboard();
  card.zoom.value = { x: [1, 2], y: null };
  settings.set("x_axis", "wall");
  expect(card.zoom.value).toBeNull();
});

test("another y scale takes the zoom of y back, and leaves that of x", () => {
  const { card, settings } = dashboard();
  card.zoom.value = { x: [1, 2], y: [3, 4] };
  settings.set("y_scale", "log");
  expect(card.zoom.value).toEqual({ x: [1, 2], y: null });
  card.zoom.value = { x: null, y: [3, 4] };
  card.toggleScale();
  expect(card.zoom.value).toBeNull();
});

test("a view that has ended wants nothing", () => {
  const { data, view, card, end } = dashboard();
  view.setInSight(card, true);
  card.px.value = 400;
  end();
  expect(data.wants.value).toMatchObject({ cards: [] });
});

test("a full update starts from nothing", () => {
  const { data, card, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [1] });
  expect(names(card)).toEqual(["a"]);
  data.clear();
  expect(names(card)).toEqual([]);
});

test("the tooltip says at which step a run stands that has ended before", () => {
  const { card, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [1, 2, 3] }, { run: 1, tag: 0, value: [9] });
  const hit = (key: string, index: number) => ({ key, index, x: index, y: 0, raw: 0, distance: 2 - index });
  const hover = { x: 2, px: 0, py: 0, hits: [hit("a", 2), hit("b", 0)] };
  const rows = tooltipOf({ tag: 0, hover }, card)?.rows;
  expect(rows?.map(({ name, elsewhere }) => [name, elsewhere])).toEqual([
    ["a", null],
    ["b", "0"],
  ]);
});

test("the tooltip lists the nearest lines first, and how many are left out", () => {
  const { card, receive } = dashboard();
  receive({ run: 0, tag: 0, value: [1, 2] }, { run: 1, tag: 0, value: [3, 4] });
  const hit = (key: string, distance: number) => ({ key, index: 1, x: 1, y: 2, raw: 5, distance });
  const far = Array.from({ length: 9 }, (_, i) => hit(`far${i}`, 50 + i));
  const hover = { x: 1, px: 0, py: 0, hits: [hit("a", 9), ...far, hit("b", 2)] };
  const tooltip = tooltipOf({ tag: 0, hover }, card);
  expect(tooltip?.rows.slice(0, 2).map((row) => row.name)).toEqual(["b", "a"]);
  expect(tooltip).toMatchObject({ step: 1, relative: 1, wallTime: 1_700_000_001, more: 3 });
});
