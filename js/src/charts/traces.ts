import type { Brush } from "./brush";
import { visiblePoints } from "./density";
import { type Extents, extentsOf, isAscending } from "./extent";
import type { Layout } from "./layout";
import type { TracedSeries } from "./lines";
import type { Scale } from "./scale";
import { traceLine, visibleRange } from "./trace";
import { traceBand } from "./trace-band";
import type { LineSeries, Range } from "./types";

/** A series and what has been worked out about it; each part is made when it is first asked for. */
export class SeriesTraces {
  #series: LineSeries;
  #isAscending: boolean | null = null;
  #extents: Extents | null = null;
  #window: { readonly range: Range; readonly extents: Extents } | null = null;
  #traced: TracedSeries | null = null;
  #tracedOn: { readonly x: Scale; readonly y: Scale } | null = null;

  constructor(series: LineSeries) {
    this.#series = series;
  }

  get series(): LineSeries {
    return this.#series;
  }

  /** Takes the series in its new form; what depends on its arrays is kept only while they are the same. */
  update(series: LineSeries): void {
    const isSame = series.revision === this.#series.revision;
    this.#series = series;
    if (this.#traced !== null) this.#traced = isSame ? { ...this.#traced, series } : null;
    if (isSame) return;
    this.#isAscending = null;
    this.#extents = null;
    this.#window = null;
  }

  get isAscending(): boolean {
    this.#isAscending ??= isAscending(this.#series.x);
    return this.#isAscending;
  }

  /** Extents of the points whose x lies in `range`; of all points without one. */
  extents(range: Range | null): Extents {
    if (range === null) {
      this.#extents ??= extentsOf(this.#series, null);
      return this.#extents;
    }
    if (this.#window?.range[0] !== range[0] || this.#window.range[1] !== range[1]) {
      this.#window = { range, extents: extentsOf(this.#series, range) };
    }
    return this.#window.extents;
  }

  /** The series traced on a layout; the same traces while its scales and arrays are the same. */
  traced(layout: Layout, brush: Brush): TracedSeries {
    const on = this.#tracedOn;
    if (this.#traced !== null && on?.x.equals(layout.x) && on.y.equals(layout.y)) return this.#traced;
    const series = this.#series;
    const range = visibleRange(series.x, this.isAscending, layout.x);
    const { faint, band } = series;
    this.#tracedOn = { x: layout.x, y: layout.y };
    this.#traced = {
      series,
      line: traceLine(series, series.y, range, layout, brush.newPath()),
      faint: faint === undefined ? null : traceLine(series, faint, range, layout, brush.newPath()),
      band: band === undefined ? null : traceBand(series.x, band, range, layout, brush.newPath()),
      visible: visiblePoints(series, range, layout.x),
    };
    return this.#traced;
  }
}
