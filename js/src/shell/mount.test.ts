import { afterEach, beforeEach, expect, test } from "vitest";
import { DASHBOARDS } from "../dashboards/registry";
import {
  blankCanvas,
  catalogueOf,
  countHeld,
  curvesOf,
  renderAtOnce,
  settled,
  statusOf,
  updateOf,
} from "../testing";
import { page as openPage } from "../testing/page";

let counted: ReturnType<typeof countHeld>;
let undo: (() => void)[];
beforeEach(() => {
  counted = countHeld();
  undo = [counted.restore, blankCanvas(), renderAtOnce()];
});
afterEach(() => {
  for (const put of undo) put();
});

const page = (traits: Record<string, unknown> = {}) => openPage(DASHBOARDS, traits);

test("a dashboard shows its runs and a card for each tag", async () => {
  const { show, receiveCurves } = page();
  const view = show();
  receiveCurves();
  await settled();
  expect(view.all("[role=option]").map((row) => row.dataset.run)).toEqual(["exp/a", "exp/b"]);
  expect(view.all("figure").map((card) => card.getAttribute("aria-label"))).toEqual([
    "train/loss",
    "val/loss",
  ]);
  expect(view.find("[role=tab]")?.textContent).toBe("Scalars2");
  view.close();
});

test("a run whose name has two lines takes one row", async () => {
  const { model, show } = page();
  const view = show();
  const curves = curvesOf([{ run: 0, tag: 0, value: [1] }]);
  model.receive(updateOf({ full: true, catalogue: catalogueOf(["a\nb"], ["loss"]) }, [curves]));
  await settled();
  expect(view.find("[role=option] .middle-text")?.textContent).toBe("a⏎b");
  view.close();
});

test.each([
  ["waiting", { message: "runs/x does not exist yet." }, "runs/x does not exist yet."],
  ["empty", { paths: ["runs/x"] }, "Looked in runs/x."],
  ["error", { message: "permission denied" }, "permission denied"],
])("in state %s it says so once", async (state, more, sentence) => {
  const { show, receive } = page();
  const view = show();
  receive(statusOf({ state, ...more }));
  await settled();
  expect(view.text().split(sentence)).toHaveLength(2);
  view.close();
});

test("before anything is known the places of the cards are kept", async () => {
  const view = page().show();
  await settled();
  expect(view.find(".skeleton")).not.toBeNull();
  view.close();
});

test("a kernel that is gone is said, and what was shown stays", async () => {
  const { clock, show, receiveCurves } = page();
  const view = show();
  receiveCurves();
  clock.advance(13_000);
  await settled();
  expect(view.text()).toContain("run the cell again");
  expect(view.all("figure")).toHaveLength(2);
  view.close();
});

test("problems are counted, and listed on demand", async () => {
  const { show, receive } = page();
  const view = show();
  const problem = { path: "a/events", what: "damaged record", count: 2, offset: 88, detail: "" };
  receive(statusOf({ problems: [problem], problem_count: 2 }));
  await settled();
  expect(view.text()).toContain("2 problems in 1 file");
  view.find(".strip button")?.click();
  await settled();
  expect(view.find(".problems")?.textContent).toContain("damaged record288a/events");
  view.close();
});

test("a filter that hides everything is named, and can be cleared", async () => {
  const { store, show, receiveCurves } = page({ tags: "nothing" });
  const view = show();
  receiveCurves();
  await settled();
  expect(view.text()).toContain("The tag filter “nothing” hides all 2 tags.");
  view.find(".empty button")?.click();
  expect(store.settings.values.tags.value).toBe("");
  view.close();
});

test("the eye hides a run everywhere; another view of the model follows", async () => {
  const { store, show, receiveCurves } = page();
  const views = [show(), show()];
  receiveCurves();
  await settled();
  views[0]?.find(".eye")?.click();
  await settled();
  expect(store.settings.values.hidden_runs.value).toEqual(["exp/a"]);
  expect(views[1]?.find("[role=option]")?.getAttribute("aria-selected")).toBe("false");
  for (const view of views) view.close();
});

test("two views highlight runs for themselves", async () => {
  const { show, receiveCurves } = page();
  const views = [show(), show()];
  receiveCurves();
  await settled();
  views[0]?.find("[role=option]")?.click();
  await settled();
  const highlighted = views.map((view) => view.find("[role=option]")?.dataset.highlighted);
  expect(highlighted).toEqual(["true", "false"]);
  for (const view of views) view.close();
});

test("a paused picture stands still until it goes on", async () => {
  const { model, store, show, receiveCurves } = page();
  const view = show();
  receiveCurves();
  store.togglePause();
  const catalogue = { ...catalogueOf(["exp/c"], []), runs_from: 2, tags_from: 2 };
  model.receive(updateOf({ seq: 1, full: false, catalogue }));
  await settled();
  expect(view.all("[role=option]")).toHaveLength(2);
  store.togglePause();
  await settled();
  expect(view.all("[role=option]")).toHaveLength(3);
  view.close();
});

test("keys reach the controls that name them, and do not leave the dashboard", async () => {
  const { show, receiveCurves } = page();
  const view = show();
  receiveCurves();
  await settled();
  const heard: string[] = [];
  const listen = (event: Event) => heard.push((event as KeyboardEvent).key);
  document.body.addEventListener("keydown", listen);
  const press = (target: Element | null | undefined, key: string) =>
    target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
  press(view.find("[aria-label='Filter tags']"), "d");
  press(view.root(), "x");
  document.body.removeEventListener("keydown", listen);
  expect(heard).toEqual(["x"]);
  view.close();
});

test("opened and closed fifty times, nothing is left", async () => {
  const { model, clock, show, receiveCurves, end } = page();
  receiveCurves();
  const before = { ...counted.held, timers: clock.pending, model: model.listeners };
  for (let round = 0; round < 50; round += 1) {
    const view = show();
    if (round % 10 === 0) {
      await settled();
      expect(view.all("canvas").length).toBeGreaterThan(0);
      expect(counted.held.observers).toBeGreaterThan(before.observers);
    }
    view.close();
  }
  await settled();
  expect({ ...counted.held, timers: clock.pending, model: model.listeners }).toEqual(before);
  end();
  expect([clock.pending, model.listeners]).toEqual([0, 0]);
});
