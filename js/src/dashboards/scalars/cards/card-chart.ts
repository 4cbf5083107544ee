import { computed, effect, type ReadonlySignal } from "@preact/signals";
import { LineChart, type Scales, type XUnit } from "../../../charts";
import type { XOf } from "../lines/lines";
import type { ScalarsView } from "../view";
import type { CardModel } from "./card-model";
import { selectionOf, stepMarkOf } from "./step-mark";

/** Draw a card into `host` and keep it up to date until `abort`. */
export function mountChart(host: HTMLElement, card: CardModel, view: ScalarsView, abort: AbortSignal): void {
  const chart = new LineChart(host, {
    painter: view.painter,
    signal: abort,
    theme: view.chartTheme.peek(),
    onHover: (hover) => view.point(card, hover),
    onFreeze: () => {},
    onView: (zoom) => card.zoomTo(zoom),
    onSelect: (selection) =>
      view.data.context.settings.set("step_mark", stepMarkOf(selection, view, card.drawn.peek())),
    onReport: (report) => {
      card.report.value = report;
    },
  });
  showCard(chart, card, view, abort);
  followOthers(chart, card, view, abort);
  abort.addEventListener("abort", () => forget(card, view), { once: true });
}

/** Have a chart show what a card shows until `abort`. */
export function showCard(chart: LineChart, card: CardModel, view: ScalarsView, abort: AbortSignal): void {
  const { show_raw, ignore_outliers } = view.settings;
  const follow = follower(abort);
  follow(view.chartTheme, (theme) => chart.setTheme(theme));
  follow(
    computed(() => scalesOf(card, view)),
    (scales) => chart.setScales(scales),
  );
  follow(card.series, (series) => chart.setSeries(series));
  follow(card.view, (zoom) => chart.setView(zoom));
  follow(card.marks, (marks) => chart.setMarks(marks));
  follow(show_raw, (isRawShown) => chart.setDisplay({ isRawShown }));
  follow(ignore_outliers, (ignoresOutliers) => chart.setDisplay({ ignoresOutliers }));
  follow(
    computed(() => view.commonRange(card)),
    (yRange) => chart.setDisplay({ yRange }),
  );
}

/** Keep to what all cards have in common: the gutter, the marked steps, the crosshair and the highlight. */
function followOthers(chart: LineChart, card: CardModel, view: ScalarsView, abort: AbortSignal): void {
  const follow = follower(abort);
  const selection = computed(() => selectionOf(view.settings.step_mark.value, view, card.drawn.value));
  follow(view.gutter, (gutter) => chart.setDisplay({ gutter }));
  follow(selection, (place) => chart.setSelection(place));
  follow(
    computed(() => keyOf(card, view.screen.highlighted.value)),
    (key) => chart.setHighlight(key),
  );
  follow(view.cursor, (cursor) => {
    chart.setCursor(cursor === null || cursor.card === card ? null : cursor.hover.x);
  });
  follow(view.frozen, (frozen) => {
    if (frozen?.card !== card) chart.freeze(null);
  });
}

function follower(abort: AbortSignal): <T>(source: ReadonlySignal<T>, show: (value: T) => void) => void {
  return (source, show) => {
    abort.addEventListener(
      "abort",
      effect(() => show(source.value)),
      { once: true },
    );
  };
}

const UNITS: Readonly<Record<string, XUnit>> = { step: "step", relative: "duration", wall: "time" };

function scalesOf(card: CardModel, { x, settings }: ScalarsView): Scales {
  const unitOf = (of: XOf): XUnit => (typeof of === "string" ? (UNITS[of] ?? "number") : "number");
  return { unit: unitOf(x.value), x: settings.x_scale.value, y: card.yScale.value };
}

/** The line that a highlighted run or group has in this card; the first one where it has several. */
function keyOf(card: CardModel, name: string | null): string | null {
  return name === null ? null : (card.drawn.value.find((drawn) => drawn.name === name)?.key ?? null);
}

/** A card out of sight holds the cursor no more, and wants nothing. */
function forget(card: CardModel, view: ScalarsView): void {
  card.report.value = null;
  for (const cursor of [view.pointed, view.frozen]) if (cursor.peek()?.card === card) cursor.value = null;
}
