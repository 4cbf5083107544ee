import type { Brush, Path } from "./brush";
import { type Visible, visiblePoints } from "./density";
import { type Extents, extentsOf, isAscending } from "./extent";
import type { Layout } from "./layout";
import type { TracedSeries } from "./lines";
import { dashMask, type Trace, traceLine, visibleRange } from "./trace";
import { traceBand } from "./trace-band";
import type { LineSeries, Range } from "./types";

/** A series and what has been worked out about it; each part is made when it is first asked for. */
export class SeriesTraces implements TracedSeries {
  #series: LineSeries;
  #isAscending: boolean | null = null;
  #extents: Extents | null = null;
  #window: { readonly range: Range; readonly extents: Extents } | null = null;
  #on: { readonly layout: Layout; readonly brush: Brush } | null = null;
  #line: Trace | null = null;
  #faint: Trace | null = null;
  #band: Path | null = null;
  #visible: Visible | null = null;
  #settled = 0;

  constructor(series: LineSeries) {
    this.#series = series;
  }

  get series(): LineSeries {
    return this.#series;
  }

  /** How many of its first points are painted as they are. */
  get settled(): number {
    return this.#settled;
  }

  /** Takes the series in its new form; what depends on its arrays is kept only while they are the same. */
  update(series: LineSeries): void {
    const before = this.#series;
    this.#series = series;
    const isSame = series.revision === before.revision;
    const kept = series.kept?.revision === before.revision ? series.kept.count : 0;
    if (!looksAlike(before, series)) this.#settled = 0;
    else if (!isSame) this.#settled = Math.min(this.#settled, kept);
    if (!isSame || !isDashedAlike(before, series)) this.#forgetTraces();
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

  /** Traces on this layout from now on; the same traces while its scales and the arrays are the same. */
  layOn(layout: Layout, brush: Brush): void {
    const on = this.#on?.layout;
    if (!(on?.x.equals(layout.x) && on.y.equals(layout.y))) this.#forgetTraces();
    this.#on = { layout, brush };
  }

  /** Whether it has been laid on a layout: one that has come since the last picture has not. */
  get isLaid(): boolean {
    return this.#on !== null;
  }

  get line(): Trace {
    this.#line ??= this.#trace(this.#series.y, this.#range);
    return this.#line;
  }

  get faint(): Trace | null {
    const { faint } = this.#series;
    if (faint !== undefined) this.#faint ??= this.#trace(faint, this.#range);
    return this.#faint;
  }

  get band(): Path | null {
    this.#band ??= this.#outline(this.#range);
    return this.#band;
  }

  get visible(): Visible {
    this.#visible ??= visiblePoints(this.#series, this.isAscending, this.#range, this.#layout.x);
    return this.#visible;
  }

  /** The part from a position on. */
  tail(from: number): TracedSeries {
    const range: Range = [Math.max(from, this.#range[0]), this.#range[1]];
    const { series, visible } = this;
    const faint = series.faint === undefined ? null : this.#trace(series.faint, range);
    return { series, line: this.#trace(series.y, range), faint, band: this.#outline(range), visible };
  }

  /** Takes note that it has been painted as it is. */
  settle(): void {
    this.#settled = this.#series.x.length;
  }

  #trace(values: LineSeries["y"], range: Range): Trace {
    const { layout, brush } = this.#ground;
    const mask = dashMask(this.#series.dash, this.#range[1] - this.#range[0], layout);
    return traceLine(this.#series.x, values, range, layout, brush.newPath(), mask);
  }

  #outline(range: Range): Path | null {
    const { x, band } = this.#series;
    const { layout, brush } = this.#ground;
    return band === undefined ? null : traceBand(x, band, range, layout, brush.newPath());
  }

  get #range(): Range {
    return visibleRange(this.#series.x, this.isAscending, this.#layout.x);
  }

  get #layout(): Layout {
    return this.#ground.layout;
  }

  get #ground(): { readonly layout: Layout; readonly brush: Brush } {
    if (this.#on === null) throw new Error("a series is traced before it is laid on a layout");
    return this.#on;
  }

  #forgetTraces(): void {
    this.#line = null;
    this.#faint = null;
    this.#band = null;
    this.#visible = null;
  }
}

function looksAlike(a: LineSeries, b: LineSeries): boolean {
  return a.color === b.color && isDashedAlike(a, b) && a.style === b.style && a.label === b.label;
}

function isDashedAlike(a: LineSeries, b: LineSeries): boolean {
  return a.dash.join() === b.dash.join();
}
