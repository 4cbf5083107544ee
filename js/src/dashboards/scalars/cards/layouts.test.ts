import { expect, test } from "vitest";
import type { TableSource } from "../../../testing";
import { openScalars } from "../../../testing/open-scalars";

const layout = (...categories: unknown[]): TableSource => ({
  kind: "scalars",
  name: "layouts",
  meta: {
    layouts: [
      { run: 0, categories },
      { run: 1, categories },
    ],
  },
  columns: {},
});
const category = (...charts: unknown[]) => ({ title: "Mine", is_closed: false, charts });

function laidOut(...charts: unknown[]) {
  const opened = openScalars();
  opened.receive(layout(category(...charts)));
  const section = opened.view.sections.value.find(({ title }) => title === "Mine");
  return { ...opened, section };
}

test("a chart of a log has all tags that its patterns find, once for all runs", () => {
  const { section } = laidOut({ title: "Both", tags: ["train/l", ".*acc"] });
  expect(section?.cards.map(({ title, tags }) => [title, tags.map(({ tag }) => tag)])).toEqual([
    ["Both", ["train/loss", "train/acc"]],
  ]);
});

test("a pattern that may take long is not tried, and the card says so", () => {
  const { section } = laidOut({ title: "Bad", tags: ["(a+)+$", "epoch"] });
  expect(section?.cards[0]?.tags.map(({ tag }) => tag)).toEqual(["epoch"]);
  expect(section?.cards[0]?.details).toContain("(a+)+$");
});

test("a chart none of whose tags is there is left out", () => {
  expect(laidOut({ title: "Gone", tags: ["nothing"] }).section).toBeUndefined();
});

test("a margin chart draws a tag with a band between two others, read at its steps", () => {
  const margins = [{ value: "train/loss", lower: "train/acc", upper: "epoch" }];
  const { section, view, curves } = laidOut({ title: "Margin", margins });
  const [spec] = section?.cards ?? [];
  if (spec === undefined) throw new Error("no card");
  curves(
    { run: 0, tag: 0, value: [5, 6], step: [0, 1] },
    { run: 0, tag: 1, value: [1, 3], step: [0, 2] },
    { run: 0, tag: 2, value: [9, 9, 9], step: [0, 1, 2] },
  );
  const [line] = view.card(spec).series.value;
  expect([...(line?.y ?? [])]).toEqual([5, 6]);
  expect([...(line?.band?.low ?? [])]).toEqual([1, 2]);
  expect([...(line?.band?.high ?? [])]).toEqual([9, 9]);
});

test("several tags of one run are told apart by colour, of several runs by dashes", () => {
  const { settings, view, curves } = openScalars({
    charts: [{ title: "Two", tags: ["train/loss", "train/acc"] }],
  });
  const spec = view.sections.value.find(({ title }) => title === "Charts")?.cards[0];
  if (spec === undefined) throw new Error("no chart");
  curves({ run: 0, tag: 0, value: [1] }, { run: 0, tag: 1, value: [2] });
  const styles = () => view.card(spec).drawn.value.map(({ label, style }) => [label, style.dash.length > 0]);
  expect(styles()).toEqual([
    ["train/loss", false],
    ["train/acc", false],
  ]);
  curves({ run: 1, tag: 0, value: [1] }, { run: 1, tag: 1, value: [2] });
  expect(styles()).toEqual([
    ["a · train/loss", false],
    ["b · train/loss", false],
    ["a · train/acc", true],
    ["b · train/acc", true],
  ]);
  settings.set("charts", []);
  expect(view.sections.value.some(({ title }) => title === "Charts")).toBe(false);
});
