/**
 * The chart engine alone. By address: scene (names, by default all; empty for none), theme, width, height.
 *
 * `globalThis.bench` makes what bench/charts.py drives, `globalThis.exported` files of a chart.
 */
import { type ChartTheme, exportPng, exportSvg, LineChart, Painter } from "../src/charts";
import { Bench, type BenchOptions } from "./bench";
import { type Scene, scenes } from "./scenes";

const THEMES: Readonly<Record<string, ChartTheme>> = {
  light: {
    background: "#ffffff",
    grid: "#ededee",
    axis: "#dfe0e1",
    text: "#5f6266",
    faint: 0.22,
    crosshair: "#989a9d",
    accent: "#2f6fd6",
    alert: "#b3261e",
    font: "system-ui, sans-serif",
    fontSize: 11,
  },
  dark: {
    background: "#16181c",
    grid: "#272a2e",
    axis: "#33363b",
    text: "#a8abb0",
    faint: 0.28,
    crosshair: "#74777b",
    accent: "#7aa7f5",
    alert: "#ff8a80",
    font: "system-ui, sans-serif",
    fontSize: 11,
  },
};

const query = new URLSearchParams(location.search);
const ground = query.get("theme") === "dark" ? "dark" : "light";
const theme = THEMES[ground] as ChartTheme;
document.body.dataset.theme = ground;

function figureOf(name: string, width: number, height: number): HTMLElement {
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  caption.textContent = name;
  const host = document.createElement("div");
  host.style.cssText = `width:${width}px;height:${height}px`;
  figure.append(caption, host);
  document.body.append(figure);
  return host;
}

const painter = new Painter();
const page = new AbortController();
const charts = new Map<string, LineChart>();

function show(
  name: string,
  { series, scales, display, view, marks, selection, cursor, frozen, highlight }: Scene,
): void {
  const host = figureOf(name, Number(query.get("width") ?? 380), Number(query.get("height") ?? 200));
  const chart = new LineChart(host, {
    painter,
    signal: page.signal,
    theme,
    onHover: () => {},
    onView: () => {},
    onFreeze: () => {},
    onSelect: () => {},
    onReport: (report) => {
      host.title = JSON.stringify(report);
    },
  });
  chart.setScales({ unit: "step", x: "linear", y: "linear", ...scales });
  chart.setSeries(series(ground));
  if (display) chart.setDisplay(display);
  if (view) chart.setView(view);
  if (marks) chart.setMarks(marks);
  if (selection) chart.setSelection(selection);
  if (cursor !== undefined) chart.setCursor(cursor);
  if (frozen !== undefined) chart.freeze(frozen);
  if (highlight !== undefined) chart.setHighlight(highlight);
  charts.set(name, chart);
}

const wanted = query.get("scene")?.split("|") ?? Object.keys(scenes);
for (const name of wanted) {
  const scene = scenes[name];
  if (scene !== undefined) show(name, scene);
}

/** A chart of the page as files would have it, for looking at. */
async function exported(name: string, ground: string): Promise<{ svg: string; png: string }> {
  const chart = charts.get(name) as LineChart;
  const series = scenes[name]?.series(ground === "dark" ? "dark" : "light") ?? [];
  const options = {
    title: `${name}: train/loss`,
    xTitle: "step",
    yTitle: "loss",
    legend: series.map(({ key, color, dash }) => ({ key, label: key, color, dash })),
    theme: THEMES[ground] as ChartTheme,
    width: 640,
    height: 400,
  };
  const png = await exportPng(chart, options);
  return { svg: exportSvg(chart, options), png: URL.createObjectURL(png) };
}

const bench = (options: BenchOptions) => new Bench(theme, options);
Object.assign(globalThis, { charts, exported, bench });
