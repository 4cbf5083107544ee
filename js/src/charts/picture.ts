import type { Brush } from "./brush";
import { fitX, fitY } from "./domain";
import { union } from "./extent";
import { type Layout, layOut, type Size } from "./layout";
import type { TracedSeries } from "./lines";
import { SeriesTraces } from "./traces";
import type { ChartTheme, LineSeries, Range, Scales, View } from "./types";
import type { Fit } from "./view";

/** What a chart shows: its series, its scales, its view; and from them, when asked, where everything goes. */
export class Picture {
  scales: Scales = { x: "linear", y: "linear" };
  view: View | null = null;
  theme: ChartTheme;
  #traces: readonly SeriesTraces[] = [];
  #layout: Layout | null = null;
  #traced: readonly TracedSeries[] = [];

  constructor(theme: ChartTheme) {
    this.theme = theme;
  }

  /** The layout of the last {@link compose}; `null` before the first. */
  get layout(): Layout | null {
    return this.#layout;
  }

  /** The series of the last {@link compose}, ready to be stroked. */
  get traced(): readonly TracedSeries[] {
    return this.#traced;
  }

  get traces(): readonly SeriesTraces[] {
    return this.#traces;
  }

  /** What the axes show when they fit the data. */
  get fit(): Fit {
    return { x: this.#fitX(), y: this.#fitY(null) };
  }

  setSeries(list: readonly LineSeries[]): void {
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
    const x = scales.x === this.scales.x ? (view?.x ?? null) : null;
    const y = scales.y === this.scales.y ? (view?.y ?? null) : null;
    this.scales = scales;
    this.view = x === null && y === null ? null : { x, y };
  }

  /** Works out where everything goes on a surface of this size. */
  compose(size: Size, brush: Brush): Layout {
    const x = this.view?.x ?? null;
    const layout = layOut(
      {
        size,
        scales: this.scales,
        x: x ?? this.#fitX(),
        y: this.#drawableY() ?? this.#fitY(x),
        isEmpty: this.#traces.every((traces) => traces.extents(null).x === null),
        isWhole: this.#traces.every((traces) => traces.extents(null).isWhole),
        theme: this.theme,
        gutter: this.#layout?.gutter ?? 0,
      },
      brush,
    );
    this.#layout = layout;
    this.#traced = this.#traces.map((traces) => traces.traced(layout, brush));
    return layout;
  }

  /** The y range of the view, unless a log axis cannot show it. */
  #drawableY(): Range | null {
    const y = this.view?.y ?? null;
    return y !== null && this.scales.y === "log" && y[0] <= 0 ? null : y;
  }

  #fitX(): Range {
    return fitX(this.scales.x, union(this.#traces.map((traces) => traces.extents(null).x)));
  }

  #fitY(within: Range | null): Range {
    const extents = this.#traces.map((traces) => traces.extents(within));
    const { y: kind } = this.scales;
    return fitY(kind, union(extents.map(({ y, positive }) => (kind === "log" ? positive : y))));
  }
}
