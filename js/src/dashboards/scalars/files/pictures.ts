import { type ExportOptions, exportPng, exportSvg, LineChart } from "../../../charts";
import { showCard } from "../cards/card-chart";
import type { CardModel } from "../cards/card-model";
import type { ScalarsView } from "../view";

export type PictureFormat = "png" | "svg";

/** CSS pixels. */
const WIDTH = 640;
const HEIGHT = 400;
const COLUMNS = 3;
/** Pixels of a PNG for each CSS pixel. */
const RATIO = 2;
/** More cards than these make no picture. */
const MOST_CARDS = 60;

/** One card with title, axes and legend, in the colours it has on screen. */
export async function pictureOf(card: CardModel, view: ScalarsView, format: PictureFormat): Promise<Blob> {
  return format === "svg" ? svgBlob(svgOf(card, view)) : pngOf(card, view);
}

/** Many cards in rows. */
export async function pictureOfAll(
  cards: readonly CardModel[],
  view: ScalarsView,
  format: PictureFormat,
): Promise<Blob> {
  const drawn = cards.slice(0, MOST_CARDS);
  const columns = Math.min(COLUMNS, drawn.length);
  const size = { width: columns * WIDTH, height: Math.ceil(drawn.length / columns) * HEIGHT };
  const place = (i: number) => ({ x: (i % columns) * WIDTH, y: Math.floor(i / columns) * HEIGHT });
  if (format === "png") return pngPage(drawn, view, size, place);
  const inner = drawn.map((card, i) => {
    const { x, y } = place(i);
    return svgOf(card, view).replace("<svg ", `<svg x="${x}" y="${y}" `);
  });
  return svgBlob(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${inner.join("")}</svg>`,
  );
}

type Place = (i: number) => { readonly x: number; readonly y: number };

async function pngPage(
  cards: readonly CardModel[],
  view: ScalarsView,
  size: { readonly width: number; readonly height: number },
  place: Place,
): Promise<Blob> {
  const page = new OffscreenCanvas(size.width * RATIO, size.height * RATIO);
  const pen = page.getContext("2d");
  if (pen === null) throw new Error("The browser gave no canvas to draw the picture on; save fewer cards.");
  pen.fillStyle = view.chartTheme.peek().background;
  pen.fillRect(0, 0, page.width, page.height);
  for (const [i, card] of cards.entries()) {
    const { x, y } = place(i);
    pen.drawImage(await createImageBitmap(await pngOf(card, view)), x * RATIO, y * RATIO);
  }
  return page.convertToBlob({ type: "image/png" });
}

function svgBlob(text: string): Blob {
  return new Blob([text], { type: "image/svg+xml" });
}

function svgOf(card: CardModel, view: ScalarsView): string {
  return withChart(card, view, (chart) => exportSvg(chart, optionsOf(card, view)));
}

function pngOf(card: CardModel, view: ScalarsView): Promise<Blob> {
  return withChart(card, view, (chart) => exportPng(chart, optionsOf(card, view), RATIO));
}

/** A chart that is nowhere on the page: cards out of sight have none. */
function withChart<T>(card: CardModel, view: ScalarsView, use: (chart: LineChart) => T): T {
  const ended = new AbortController();
  const chart = new LineChart(document.createElement("div"), {
    painter: view.painter,
    signal: ended.signal,
    theme: view.chartTheme.peek(),
    onHover: () => {},
    onView: () => {},
  });
  showCard(chart, card, view, ended.signal);
  const made = use(chart);
  ended.abort();
  return made;
}

const X_TITLES: Readonly<Record<string, string>> = {
  step: "step",
  relative: "relative time",
  wall: "wall time",
};

function optionsOf(card: CardModel, view: ScalarsView): ExportOptions {
  const axis = view.settings.x_axis.peek();
  return {
    title: !card.spec.isComposed ? (card.spec.tags[0]?.tag ?? "") : card.spec.title,
    xTitle: X_TITLES[axis] ?? axis.slice("tag:".length),
    yTitle: differenceTitle(view),
    legend: card.drawn.peek().map(({ key, label, style }) => ({ key, label, ...style })),
    theme: view.chartTheme.peek(),
    width: WIDTH,
    height: HEIGHT,
  };
}

function differenceTitle(view: ScalarsView): string {
  const { runs } = view.data.context;
  const baseline = runs.baseline.peek();
  if (baseline === null || !view.settings.show_difference.peek()) return "";
  return `difference from ${runs.labelOf(baseline)}`;
}
