/** Pictures of a chart to keep: with title, axes and legend, in any colours, of any size. */
import type { Brush } from "./brush";
import { CanvasBrush } from "./canvas-brush";
import type { LineChart } from "./line-chart";
import { SvgBrush } from "./svg-brush";
import type { ChartTheme } from "./types";

/** One line of a legend. The series of its key is drawn in its colour, whatever colour it has on screen. */
export interface LegendEntry {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly dash: readonly number[];
}

export interface ExportOptions {
  readonly title: string;
  /** Names of the axes; empty for none. */
  readonly xTitle: string;
  readonly yTitle: string;
  readonly legend: readonly LegendEntry[];
  readonly theme: ChartTheme;
  /** Of the whole picture in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** CSS pixels. */
const MARGIN = 12;
const ROW = 18;
const TITLE = 15;
const SWATCH = 18;

/** A chart as the text of an SVG image. */
export function exportSvg(chart: LineChart, options: ExportOptions): string {
  const ruler = canvasBrush();
  const brush = new SvgBrush((text, font) => ruler.textWidth(text, font));
  drawExport(brush, chart, options, 1);
  return String(brush);
}

/** A chart as a PNG image, `ratio` pixels for each CSS pixel. */
export function exportPng(chart: LineChart, options: ExportOptions, ratio = 2): Promise<Blob> {
  const canvas = document.createElement("canvas");
  drawExport(new CanvasBrush(canvas), chart, options, ratio);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob === null)
        reject(new Error("The browser made no PNG of the chart; try a smaller one, or SVG."));
      else resolve(blob);
    }, "image/png"),
  );
}

function canvasBrush(): Brush {
  return new CanvasBrush(document.createElement("canvas"));
}

/** Draws title, legend and chart on a brush; what its size is, it is told. */
export function drawExport(brush: Brush, chart: LineChart, options: ExportOptions, ratio: number): void {
  const { theme } = options;
  const size = {
    width: Math.round(options.width * ratio),
    height: Math.round(options.height * ratio),
    ratio,
  };
  brush.resize(size.width, size.height);
  brush.fillRect({ left: 0, top: 0, right: size.width, bottom: size.height }, theme.background, 1);
  const page = new Page(brush, options, ratio);
  page.title();
  const head = page.legend();
  const colors = new Map(options.legend.map(({ key, color }) => [key, color]));
  const picture = chart.copyPicture(theme, (series) => colors.get(series.key) ?? series.color);
  picture.compose(size, brush, { top: head, bottom: options.xTitle === "" ? 0 : ROW });
  picture.draw(brush);
  page.axisTitles();
}

/** What stands around a chart, from the top down. */
class Page {
  readonly #brush: Brush;
  readonly #options: ExportOptions;
  readonly #ratio: number;
  /** CSS pixels used up so far. */
  #down = MARGIN;

  constructor(brush: Brush, options: ExportOptions, ratio: number) {
    this.#brush = brush;
    this.#options = options;
    this.#ratio = ratio;
  }

  title(): void {
    if (this.#options.title === "") return;
    this.#text(this.#options.title, MARGIN, this.#down, `600 ${TITLE * this.#ratio}px`);
    this.#down += TITLE + MARGIN;
  }

  /** Sets the entries in rows; returns the CSS pixels down to what comes below. */
  legend(): number {
    const { legend, width, yTitle } = this.#options;
    let left = MARGIN;
    for (const entry of legend) {
      const room = SWATCH + 4 + this.#widthOf(entry.label) + MARGIN;
      if (left > MARGIN && left + room > width) {
        left = MARGIN;
        this.#down += ROW;
      }
      this.#entry(entry, left);
      left += room;
    }
    this.#down += legend.length > 0 ? ROW : 0;
    return yTitle === "" ? this.#down : this.#down + ROW;
  }

  /** The name of y stands above its axis, that of x below its end. */
  axisTitles(): void {
    const { xTitle, yTitle, width, height } = this.#options;
    if (yTitle !== "") this.#text(yTitle, MARGIN, this.#down + 2);
    if (xTitle !== "") this.#text(xTitle, width - MARGIN - this.#widthOf(xTitle), height - ROW);
  }

  #entry({ label, color, dash }: LegendEntry, left: number): void {
    const ratio = this.#ratio;
    const path = this.#brush.newPath();
    const y = (this.#down + ROW / 2 - 2) * ratio;
    path.moveTo(left * ratio, y);
    path.lineTo((left + SWATCH) * ratio, y);
    const lengths = dash.map((length) => length * ratio);
    this.#brush.stroke(path, { color, width: 2 * ratio, dash: lengths, opacity: 1, shift: 0 });
    this.#text(label, left + SWATCH + 4, this.#down + 1);
  }

  #text(text: string, x: number, y: number, size = `${this.#options.theme.fontSize * this.#ratio}px`): void {
    const { font, text: color } = this.#options.theme;
    const style = { color, font: `${size} ${font}`, align: "left", baseline: "top" } as const;
    this.#brush.text(text, x * this.#ratio, y * this.#ratio, style);
  }

  #widthOf(text: string): number {
    const { font, fontSize } = this.#options.theme;
    return this.#brush.textWidth(text, `${fontSize}px ${font}`);
  }
}
