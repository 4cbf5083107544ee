import { effect, type ReadonlySignal } from "@preact/signals";
import { LineChart, type XScale } from "../../charts";
import type { XAxis } from "../../state";
import type { CardModel } from "./card-model";
import type { ScalarsView } from "./view";

const X_SCALES: Readonly<Record<XAxis, XScale>> = { step: "linear", relative: "duration", wall: "time" };

/** Draw a card into `host` and keep it up to date until `abort`. */
export function mountChart(host: HTMLElement, card: CardModel, view: ScalarsView, abort: AbortSignal): void {
  const chart = new LineChart(host, {
    painter: view.painter,
    signal: abort,
    theme: view.chartTheme.peek(),
    onHover: (hover) => {
      view.cursor.value = hover === null ? null : { tag: card.tag.number, hover };
    },
    onZoom: (zoom) => {
      card.zoom.value = zoom;
    },
  });
  bind(chart, card, view, abort);
  followWidth(host, chart, card, view, abort);
  abort.addEventListener("abort", () => forgetCursor(card, view), { once: true });
}

function bind(chart: LineChart, card: CardModel, view: ScalarsView, abort: AbortSignal): void {
  const { x_axis } = view.data.context.settings.values;
  const follow = <T>(source: ReadonlySignal<T>, show: (value: T) => void) => {
    const stop = effect(() => show(source.value));
    abort.addEventListener("abort", stop, { once: true });
  };
  follow(view.chartTheme, (theme) => chart.setTheme(theme));
  const stop = effect(() => chart.setScales({ x: X_SCALES[x_axis.value], y: card.yScale.value }));
  abort.addEventListener("abort", stop, { once: true });
  follow(card.series, (series) => chart.setSeries(series));
  follow(card.zoom, (zoom) => chart.setView(zoom));
  follow(view.screen.highlighted, (name) => chart.setHighlight(name));
  follow(view.cursor, (cursor) => {
    chart.setCursor(cursor === null || cursor.tag === card.tag.number ? null : cursor.hover.x);
  });
}

/** The plot's width is known once the chart has been painted, which the painter does before this. */
function followWidth(
  host: HTMLElement,
  chart: LineChart,
  card: CardModel,
  view: ScalarsView,
  abort: AbortSignal,
): void {
  const read = () => {
    card.px.value = Math.round(chart.plotWidth);
  };
  const sizes = new ResizeObserver(() => view.painter.request(read));
  sizes.observe(host);
  abort.addEventListener("abort", () => {
    sizes.disconnect();
    view.painter.cancel(read);
  });
}

function forgetCursor(card: CardModel, view: ScalarsView): void {
  if (view.cursor.peek()?.tag === card.tag.number) view.cursor.value = null;
}
