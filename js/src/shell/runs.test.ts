import { computed, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { DashboardKind } from "../dashboards/contract";
import { renderAtOnce, settled } from "../testing";
import { page as openPage } from "../testing/page";

const LOSSES = [0.5, 0.25, 1];
const HPARAMS = [{ lr: 0.1 }, { lr: 0.01 }, {}];

/** A dashboard that knows runs, and shows its title. */
function kindOf(name: string, knowsRuns = false): DashboardKind {
  return {
    kind: name,
    title: name,
    css: "",
    open({ runs }) {
      if (knowsRuns) {
        runs.facts.hparams.value = new Map(HPARAMS.entries());
        runs.facts.values.value = {
          tags: () => ["acc", "train/loss"],
          lastValue: (run, tag) => (tag === "acc" ? null : (LOSSES[run] ?? null)),
          newest: (run) => (run === 0 ? 1_700_000_000 : null),
          summary: (run, tag) => {
            const last = LOSSES[run];
            if (last === undefined || tag === "acc") return null;
            return { last, lastStep: 9, min: last / 2, minStep: 5, max: 4, maxStep: 0 };
          },
        };
      }
      return {
        count: signal(1),
        wants: computed(() => ({})),
        read: () => ({ refines: false, commit() {} }),
        clear() {},
        restart() {},
        show: () => ({ Toolbar: () => null, Body: () => `body of ${name}` }),
      };
    },
  };
}

let putBack: () => void;
beforeEach(() => {
  putBack = renderAtOnce();
});
afterEach(() => putBack());

const FLAT = ["exp/a", "exp/b", "exp/c"];
const NESTED = ["exp/x/a", "exp/x/b", "exp/y"];
const LIST = ".run-list";

async function open(names: readonly string[] = FLAT, traits: Record<string, unknown> = {}) {
  const made = openPage([kindOf("scalars", true), kindOf("images")], traits);
  const view = made.show();
  made.receiveCurves(names);
  await settled();
  const press = async (key: string, selector?: string, more?: KeyboardEventInit) => {
    view.press(key, selector, more);
    await settled();
  };
  const click = async (element: HTMLElement | null | undefined, more: MouseEventInit = {}) => {
    element?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, ...more }));
    await settled();
  };
  const row = (name: string) => view.find(`.run[data-run="${name}"]`);
  return { ...made, view, press, click, row, runs: made.store.runs, settings: made.store.settings };
}

test("a row says a run's name, its last value and whether it still writes", async () => {
  const { view, row } = await open();
  expect(row("exp/a")?.textContent).toBe("exp/a0.5000");
  expect(row("exp/a")?.querySelector(".live-dot")?.getAttribute("aria-label")).toContain("newest point");
  expect(row("exp/b")?.querySelector(".live-dot")).toBeNull();
  view.close();
});

test("keys move through the list and act on the active row", async () => {
  const { press, runs, view } = await open();
  await press("ArrowDown", LIST);
  await press("ArrowDown", LIST);
  await press(" ", LIST);
  expect([...runs.visible.value]).toEqual([0, 2]);
  await press("b", LIST);
  await press("p", LIST);
  expect([runs.baseline.value, runs.pinned.value]).toEqual([1, [1]]);
  await press("o", LIST);
  expect([...runs.visible.value]).toEqual([1]);
  view.close();
});

test("pinned runs and the baseline stand on top, with a line below", async () => {
  const { runs, view } = await open();
  runs.togglePinned(2);
  runs.toggleBaseline(1);
  await settled();
  const rows = view.all(".run");
  expect(rows.map(({ dataset }) => dataset.run)).toEqual(["exp/b", "exp/c", "exp/a", "exp/b", "exp/c"]);
  expect(rows.map(({ dataset }) => dataset.lastPinned)).toEqual(["false", "true", "false", "false", "false"]);
  expect(rows[0]?.querySelector(".badge")?.textContent).toBe("base");
  view.close();
});

test("names that nest make a tree, whose folders fold and hide what is in them", async () => {
  const { click, press, runs, view } = await open(NESTED);
  const labels = () => view.all("[role=treeitem] .middle-text").map(({ textContent }) => textContent);
  expect(view.find(LIST)?.getAttribute("role")).toBe("tree");
  expect(labels()).toEqual(["exp/x", "a", "b", "exp/y"]);
  await click(view.find(".run[data-kind=folder] .eye"));
  expect([...runs.visible.value]).toEqual([2]);
  runs.toggle(0);
  await settled();
  expect(view.find(".run[data-kind=folder] .eye")?.dataset.share).toBe("some");
  await press("ArrowLeft", LIST);
  expect(labels()).toEqual(["exp/x", "exp/y"]);
  expect(view.find("[role=treeitem]")?.getAttribute("aria-expanded")).toBe("false");
  view.close();
});

test("groups stand in place of runs; opened, they list their members by what tells them apart", async () => {
  const { click, view } = await open(["lr1/seed1", "lr1/seed2", "lr2/seed1"], { group_by: "parent" });
  const labels = () => view.all(".run .middle-text").map(({ textContent }) => textContent);
  expect(labels()).toEqual(["lr1", "lr2"]);
  await click(view.find(".run"));
  expect(labels()).toEqual(["lr1", "seed1", "seed2", "lr2"]);
  view.close();
});

test("shift-click shows or hides up to here, as the row clicked before", async () => {
  const { click, row, runs, view } = await open();
  await click(row("exp/a")?.querySelector<HTMLElement>(".eye"));
  await click(row("exp/c"), { shiftKey: true });
  expect(runs.visible.value.size).toBe(0);
  await click(row("exp/b"), { altKey: true });
  expect([...runs.visible.value]).toEqual([1]);
  view.close();
});

test("the menu of a row opens on a right click and on m; Escape closes it and gives the focus back", async () => {
  const { press, row, runs, view } = await open();
  row("exp/b")?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
  await settled();
  const items = view.all("[role^=menuitem]");
  expect(items.map(({ textContent }) => textContent)).toContain("Baselineb");
  items.find(({ textContent }) => textContent === "Baselineb")?.click();
  await settled();
  expect(runs.baseline.value).toBe(1);
  expect(view.find("[role=menu]")).toBeNull();
  view.find(LIST)?.focus();
  await press("m", LIST);
  expect(view.find("[role=menu]")?.getAttribute("aria-label")).toBe("Actions for exp/b");
  await press("Escape");
  expect(view.find("[role=menu]")).toBeNull();
  expect(view.host.shadowRoot?.activeElement).toBe(view.find(LIST));
  view.close();
});

test("a run is renamed in a small dialog; its name stays in the title", async () => {
  const { press, row, settings, view } = await open();
  await press("ArrowDown", LIST);
  await press("F2", LIST);
  const input = view.find("[role=dialog] input") as HTMLInputElement;
  input.value = "ours";
  view
    .find("[role=dialog] form")
    ?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  await settled();
  expect(settings.values.aliases.value).toEqual({ "exp/a": "ours" });
  expect(row("exp/a")?.querySelector(".middle-text")?.textContent).toBe("ours");
  expect(row("exp/a")?.querySelector(".middle-text")?.getAttribute("title")).toBe("ours\nexp/a");
  expect(view.find("[role=dialog]")).toBeNull();
  view.close();
});

test("the swatch opens the palette", async () => {
  const { click, row, runs, view } = await open();
  row("exp/a")
    ?.querySelector(".swatch")
    ?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await settled();
  await click(view.find("[aria-label=pink]"));
  await click(view.find("[aria-label=dotted]"));
  expect(runs.lookOf(0)).toEqual({ color: 7, dash: 2 });
  view.close();
});

test("what is wrong with a filter stands under it", async () => {
  const { settings, view } = await open();
  settings.set("runs", "los<1");
  await settled();
  expect(view.find(".filter-error")?.textContent).toBe("no tag or hyperparameter is called los");
  expect(view.all(".run")).toHaveLength(3);
  view.close();
});

test("t turns the charts into a table of runs, and back", async () => {
  const { press, view } = await open();
  await press("t");
  const rows = () => view.all("[role=row]").map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows()).toEqual([
    ["run", "lr", "losslast", "lossmin", "lossstep of min"],
    ["exp/a", "0.1", "0.5000", "0.2500", "5"],
    ["exp/b", "0.01", "0.2500", "0.1250", "5"],
    ["exp/c", "", "1", "0.5000", "5"],
  ]);
  await press("t");
  expect(view.text()).toContain("body of scalars");
  view.close();
});

test("the table is sorted and its columns are pinned by keys, and those without a value come last", async () => {
  const { press, settings, view } = await open();
  await press("t");
  const grid = "[role=grid]";
  const names = () => view.all("[role=rowheader] .middle-text").map(({ textContent }) => textContent);
  await press("ArrowDown", grid);
  await press("ArrowUp", grid);
  await press("ArrowRight", grid);
  await press("Enter", grid);
  expect(view.find("[aria-sort=ascending]")?.textContent).toBe("lr");
  expect(names()).toEqual(["exp/b", "exp/a", "exp/c"]);
  await press("Enter", grid);
  expect(names()).toEqual(["exp/a", "exp/b", "exp/c"]);
  await press("Enter", grid);
  expect(settings.values.run_sort.value).toBeNull();
  await press("ArrowRight", grid);
  await press("p", grid);
  expect(view.all("[data-fixed=true][role=columnheader]").map(({ textContent }) => textContent)).toEqual([
    "run",
    "losslast",
  ]);
  view.close();
});

test("columns are chosen by tag and statistic", async () => {
  const { click, press, settings, view } = await open();
  await press("t");
  await click(view.all(".table-bar button")[0]);
  view.find("[aria-label='train/loss, min']")?.click();
  await settled();
  expect(settings.values.run_columns.value).toEqual([
    { tag: "train/loss", stat: "last" },
    { tag: "train/loss", stat: "min step" },
  ]);
  view.close();
});

test("digits and arrows choose the dashboard", async () => {
  const { press, view } = await open();
  await press("2");
  expect(view.text()).toContain("body of images");
  await press("ArrowRight", "[role=tablist]");
  expect(view.find("[aria-selected=true][role=tab]")?.textContent).toContain("scalars");
  view.close();
});

test("? lists the keys, those of controls among them", async () => {
  const { press, view } = await open();
  await press("?");
  const keys = view.all("[role=dialog] kbd").map(({ textContent }) => textContent);
  expect(keys).toEqual(expect.arrayContaining(["?", "t", "ctrl+Z", "r", "[", "F2"]));
  view.close();
});

test("ctrl+Z takes back what was done to the view, also the table", async () => {
  const { press, runs, view } = await open();
  runs.toggle(0);
  await press("z", undefined, { ctrlKey: true });
  expect(runs.visible.value.size).toBe(3);
  await press("Z", undefined, { ctrlKey: true, shiftKey: true });
  expect(runs.visible.value.size).toBe(2);
  view.close();
});

test("keys act on the highlighted run wherever the focus is", async () => {
  const { click, press, row, runs, view } = await open();
  await press("v");
  expect(runs.visible.value.size).toBe(3);
  await click(row("exp/b"));
  await press("v");
  await press("b");
  expect([...runs.visible.value]).toEqual([0, 2]);
  expect(runs.baseline.value).toBe(1);
  view.close();
});

test("of JupyterLab's shortcuts only saving reaches it", async () => {
  const { view } = await open();
  const seen: (string | null)[] = [];
  const look = () => seen.push(view.host.getAttribute("data-lm-suppress-shortcuts"));
  document.addEventListener("keydown", look, true);
  view.press("d");
  const save = view.press("s", ".search input", { ctrlKey: true });
  view.press("d");
  document.removeEventListener("keydown", look, true);
  expect(seen).toEqual(["true", null, "true"]);
  expect(save.defaultPrevented).toBe(false);
  view.close();
});

test("a chart alone has nothing around it", async () => {
  const { view } = await open(FLAT, { only: ["loss"] });
  expect(view.text()).toBe("body of scalars");
  view.close();
});

test("two dashboards keep their runs apart", async () => {
  const [one, other] = [await open(), await open()];
  await one.press("ArrowDown", LIST);
  await one.press(" ", LIST);
  expect([one.runs.visible.value.size, other.runs.visible.value.size]).toEqual([2, 3]);
  one.view.close();
  other.view.close();
});
