import { drawAxes } from "./axes";
import type { Brush } from "./brush";
import { densityOf } from "./density";
import { fitX, fitY } from "./domain";
import { drawEndLabels } from "./end-labels";
import { union } from "./extent";
import { type Layout, layOut, type Margin, type Size } from "./layout";
import { drawLines, type TracedSeries } from "./lines";
import { drawMarks } from "./marks";
import { drawOutliers, findOutliers, NONE_OUTSIDE, type Outliers } from "./outside";
import { symlogThreshold, valuesOf, withoutOutliers } from "./robust";
import { type Bend, LINEAR } from "./scale";
import { stripeOf, stripeStart } from "./stripe";
import { SeriesTraces } from "./traces";
import type {
  ChartMark,
  ChartTheme,
  Display,
  LineSeries,
  Range,
  Rect,
  Report,
  Scales,
  Values,
  View,
} from "./types";
import type { Fit } from "./view";

/** What a chart shows: its series, its scales, its view; and from them, when asked, where everything goes. */
export class Picture {
  scales: Scales = { unit: "step", x: "linear", y: "linear" };
  display: Display = { isRawShown: true, ignoresOutliers: false, yRange: null, gutter: 0 };
  view: View | null = null;
  marks: readonly ChartMark[] = [];
  theme: ChartTheme;
  #traces: readonly SeriesTraces[] = [];
  #layout: Layout | null = null;
  #outliers = NONE_OUTSIDE;
  #extent: Range | null = null;
  #symlogThreshold: number | null = null;
  /** What is on the surface but the lines. */
  #painted = "";

  constructor(theme: ChartTheme) {
    this.theme = theme;
  }

  /** The layout of the last {@link compose}; `null` before the first. */
  get layout(): Layout | null {
    return this.#layout;
  }

  /** The series, ready to be stroked after a {@link compose}. */
  get traces(): readonly SeriesTraces[] {
    return this.#traces;
  }

  /** What the last {@link compose} left outside of y. */
  get outliers(): Outliers {
    return this.#outliers;
  }

  /** What the axes show when they fit the data. */
  get fit(): Fit {
    return { x: this.#fitX(), y: fitY(this.#bendY, this.#extentY(null)) };
  }

  setSeries(list: readonly LineSeries[]): void {
    this.#symlogThreshold = null;
    const known = new Map(this.#traces.map((traces) => [traces.series.key, traces]));
    this.#traces = list.map((series) => {
      const traces = known.get(series.key);
      traces?.update(series);
      return traces ?? new SeriesTraces(series);
    });
  }

  /** Sets what x and y mean. A view does not outlive the meaning of its axis. */
  setScales(scales: Scales): void {
    const { view } = this;
    const isSameX = scales.x === this.scales.x && scales.unit === this.scales.unit;
    const x = isSameX ? (view?.x ?? null) : null;
    const y = scales.y === this.scales.y ? (view?.y ?? null) : null;
    this.scales = scales;
    this.view = x === null && y === null ? null : { x, y };
  }

  /** Works out where everything goes on a surface of this size. */
  compose(size: Size, brush: Brush, margin: Margin = { top: 0, bottom: 0 }): Layout {
    const x = drawable(this.view?.x ?? null, this.#bendX);
    this.#extent = this.#extentY(x);
    const layout = layOut(
      {
        size,
        unit: this.scales.unit,
        x: { bend: this.#bendX, domain: x ?? this.#fitX() },
        y: { bend: this.#bendY, domain: this.#viewY ?? fitY(this.#bendY, this.#extent) },
        isEmpty: this.#traces.every((traces) => traces.extents(null).x.all === null),
        isWhole: this.#traces.every((traces) => traces.extents(null).isWhole),
        theme: this.theme,
        gutter: { before: this.#layout?.gutter ?? 0, least: this.display.gutter },
        margin,
        series: this.#list,
      },
      brush,
    );
    this.#layout = layout;
    for (const traces of this.#traces) traces.layOn(layout, brush);
    this.#outliers = this.#canHideValues ? findOutliers(this.#list, this.#shownColumn, layout) : NONE_OUTSIDE;
    return layout;
  }

  /** What the last {@link compose} shows; `null` before the first. */
  get report(): Report | null {
    const layout = this.#layout;
    if (layout === null) return null;
    const { above, below, isExact } = this.#outliers;
    return {
      plotWidth: layout.plot.right - layout.plot.left,
      gutter: layout.gutter,
      x: layout.x.domain,
      y: layout.y.domain,
      extent: this.#extent,
      outside: { above, below, isExact },
      density: Math.max(0, ...this.#traces.map(({ visible }) => densityOf(visible))),
    };
  }

  /** The same in other colours, to be composed elsewhere. */
  copy(theme: ChartTheme, colorOf: (series: LineSeries) => string): Picture {
    const copy = new Picture(theme);
    const { scales, display, view, marks } = this;
    Object.assign(copy, { scales, display: { ...display, gutter: 0 }, view, marks });
    copy.setSeries(this.#list.map((series) => ({ ...series, color: colorOf(series) })));
    return copy;
  }

  /** Draws what the last {@link compose} laid out. */
  draw(brush: Brush, traced: readonly TracedSeries[] = this.#traces): void {
    const layout = this.#layout;
    if (layout === null) return;
    drawAxes(brush, layout, this.theme);
    drawMarks(brush, this.marks, layout, this.theme);
    drawLines(brush, traced, layout, this.theme, this.display.isRawShown);
    drawOutliers(brush, this.#outliers, layout, this.theme);
    if (layout.hasEndLabels) drawEndLabels(brush, traced, layout);
  }

  /** Brings a surface up to date that only this picture is painted on: all of it, or only where lines have grown. */
  paint(brush: Brush): void {
    const layout = this.#layout;
    if (layout === null) return;
    const frame = this.#frameOf(layout);
    const stripe = frame === this.#painted ? stripeOf(this.#traces, layout) : null;
    const grown = stripe && this.#traces.map((traces) => traces.tail(stripeStart(traces, stripe, layout)));
    const isStripe = stripe !== null && grown?.every(isCuttable) === true;
    if (isStripe) brush.clipped(stripe, () => this.#redraw(brush, grown, stripe));
    else this.#redraw(brush, this.#traces);
    this.#painted = isStripe || this.#traces.every(isCuttable) ? frame : "";
    for (const traces of this.#traces) traces.settle();
  }

  #redraw(brush: Brush, traced: readonly TracedSeries[], rect?: Rect): void {
    brush.clear(rect);
    this.draw(brush, traced);
  }

  /** All that is painted but the lines, in words. */
  #frameOf({ size, plot, x, y, xTicks, yTicks }: Layout): string {
    const keys = this.#traces.map(({ series }) => series.key);
    const { theme, marks, display } = this;
    return JSON.stringify([size, plot, x, y, xTicks, yTicks, keys, theme, marks, display, this.#outliers]);
  }

  get #bendX(): Bend {
    const { x, unit } = this.scales;
    return x === "log" && unit !== "time" ? { kind: x, threshold: 1 } : LINEAR;
  }

  get #bendY(): Bend {
    return { kind: this.scales.y, threshold: this.scales.y === "symlog" ? this.#threshold : 1 };
  }

  get #threshold(): number {
    this.#symlogThreshold ??= symlogThreshold(valuesOf(this.#list, this.#shownColumn, null));
    return this.#symlogThreshold;
  }

  get #list(): readonly LineSeries[] {
    return this.#traces.map(({ series }) => series);
  }

  /** The y range of the view or the one given for all, unless the axis cannot show it. */
  get #viewY(): Range | null {
    const given = this.view?.y ?? this.display.yRange;
    return drawable(given, this.#bendY);
  }

  /** Whether y may leave values out that no zoom of the user's does. */
  get #canHideValues(): boolean {
    return this.view?.y == null && (this.display.ignoresOutliers || this.display.yRange !== null);
  }

  get #shownColumn(): (series: LineSeries) => Values {
    return this.display.isRawShown ? ({ faint, y }) => faint ?? y : ({ y }) => y;
  }

  #fitX(): Range {
    const kind = this.#bendX.kind === "log" ? "positive" : "all";
    return fitX(
      this.scales.unit,
      this.#bendX,
      union(this.#traces.map((traces) => traces.extents(null).x[kind])),
    );
  }

  /** What y spans where x is within a range, as far as the axis shows it. */
  #extentY(within: Range | null): Range | null {
    const kind = this.scales.y === "log" ? "positive" : "all";
    const extent = union(
      this.#traces.flatMap((traces) => {
        const { y, faint } = traces.extents(within);
        return this.display.isRawShown ? [y[kind], faint[kind]] : [y[kind]];
      }),
    );
    if (extent === null || !this.display.ignoresOutliers) return extent;
    return withoutOutliers(valuesOf(this.#list, this.#shownColumn, within), extent, this.#bendY);
  }
}

/** Whether a line reads the same when only its right part is drawn. */
function isCuttable({ series, line, faint }: TracedSeries): boolean {
  const hasMarks = line.marks.length > 0 || (faint !== null && faint.marks.length > 0);
  return !hasMarks && line.dots.length === 0 && (series.dash.length === 0 || line.isDashed);
}

function drawable(range: Range | null, { kind }: Bend): Range | null {
  return range !== null && kind === "log" && range[0] <= 0 ? null : range;
}
