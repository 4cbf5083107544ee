/** What bench/charts.py drives: charts of made-up runs, to be fed, hovered and scrolled, and the frames that it takes. */
import { type ChartTheme, LineChart, type LineSeries, Painter } from "../src/charts";
import { linesOf } from "./scenes";

export interface BenchOptions {
  readonly cards: number;
  readonly runs: number;
  readonly points: number;
  readonly width: number;
  readonly height: number;
  /** Whether each run has an x of its own. */
  readonly isRagged: boolean;
}

const ROOM_FOR_TICKS = 200;

/** Curves as noisy as those that the figures of other engines were measured on. */
const valueAt = (at: number, run: number, noise: number) =>
  (2 + ((run * 0.37) % 3)) * (0.2 + Math.exp(-3 * at)) + 0.15 * noise;

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Charts in a scrolling page, each alive only while it is in sight or near. */
export class Bench {
  readonly #painter = new Painter();
  readonly #theme: ChartTheme;
  readonly #options: BenchOptions;
  readonly #all: readonly LineSeries[];
  readonly #alive = new Map<Element, { readonly chart: LineChart; readonly end: AbortController }>();
  readonly #sight: IntersectionObserver;
  #ticks = 0;

  constructor(theme: ChartTheme, options: BenchOptions) {
    const { runs, points, isRagged } = options;
    this.#theme = theme;
    this.#options = options;
    const xAt = isRagged
      ? (i: number, run: number) => i * (1 + run * 1e-4) + Math.sin(i + run) / 3
      : undefined;
    this.#all = linesOf({ runs, points: points + ROOM_FOR_TICKS, stride: 1, valueAt, ...(xAt && { xAt }) })(
      "light",
    );
    this.#sight = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: "160px 0px" });
    for (let card = 0; card < options.cards; card += 1) this.#add();
  }

  /** Every run of every card has another point. */
  async tick(times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      this.#ticks += 1;
      for (const { chart } of this.#alive.values()) chart.setSeries(this.#series());
      await this.#painted();
    }
  }

  /** All cards show another part of the plane. */
  async redraw(times: number): Promise<void> {
    const { points } = this.#options;
    for (let i = 0; i < times; i += 1) {
      for (const { chart } of this.#alive.values())
        chart.setView({ x: [0, points * (1 + (i % 2) / 50)], y: null });
      await this.#painted();
    }
  }

  /** The pointer goes across the first card, a frame a move. */
  async hover(times: number): Promise<void> {
    const [host] = this.#alive.keys();
    if (host === undefined) return;
    const { left, top, width, height } = host.getBoundingClientRect();
    for (let i = 0; i < times; i += 1) {
      const at = { clientX: left + width * (0.2 + (0.6 * i) / times), clientY: top + height / 2 };
      host.dispatchEvent(new PointerEvent("pointermove", { ...at, bubbles: true, pointerType: "mouse" }));
      await frame();
    }
  }

  /** The page is scrolled through at an even pace; resolves with the milliseconds between frames. */
  async scroll(pixelsAFrame: number, frames: number): Promise<number[]> {
    const gaps: number[] = [];
    let before = await frame();
    for (let i = 0; i < frames; i += 1) {
      scrollBy(0, pixelsAFrame);
      const now = await frame();
      gaps.push(now - before);
      before = now;
    }
    return gaps;
  }

  #add(): void {
    const host = document.createElement("div");
    const { width, height } = this.#options;
    host.style.cssText = `width:${width}px;height:${height}px`;
    document.body.append(host);
    this.#sight.observe(host);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && !this.#alive.has(target)) this.#mount(target as HTMLElement);
      else if (!isIntersecting) {
        this.#alive.get(target)?.end.abort();
        this.#alive.delete(target);
      }
    }
  }

  #mount(host: HTMLElement): void {
    const end = new AbortController();
    const ignore = () => {};
    const options = { painter: this.#painter, signal: end.signal, theme: this.#theme };
    const chart = new LineChart(host, { ...options, onHover: ignore, onView: ignore, onReport: ignore });
    chart.setSeries(this.#series());
    this.#alive.set(host, { chart, end });
  }

  #series(): LineSeries[] {
    const count = this.#options.points + this.#ticks;
    return this.#all.map(({ x, y, ...series }) => ({
      ...series,
      x: x.subarray(0, count),
      y: y.subarray(0, count),
      revision: this.#ticks,
      kept: { revision: this.#ticks - 1, count: count - 1 },
    }));
  }

  /** Until the painter has nothing left to do: a job asked for now comes last. */
  #painted(): Promise<void> {
    return new Promise((resolve) => this.#painter.request(() => resolve()));
  }
}
