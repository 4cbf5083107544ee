import { signal } from "@preact/signals";
import type { CardModel } from "../dashboards/scalars/cards/card-model";
import { ScalarsData } from "../dashboards/scalars/held/data";
import { ScalarsView } from "../dashboards/scalars/view";
import { type Catalogue, EMPTY_CATALOGUE, Exports, Screenshots } from "../data";
import { readMessage, type Status, type Update } from "../protocol";
import { Runs, Screen, Settings } from "../state";
import type { Ground } from "../theme";
import type { Overlay } from "../ui";
import { type CurveSource, curvesOf, FakeClock, FakeModel, type TableSource, updateOf } from ".";

const tagOf = (name: string) => ({ kind: "scalars", tag: name, displayName: "", description: "" });

export const TAGS = ["train/loss", "train/acc", "epoch"];

const CATALOGUE: Catalogue = {
  ...EMPTY_CATALOGUE,
  runs: ["a", "b", "c"].map((name) => ({ name, started: null })),
  tags: TAGS.map(tagOf),
};

/** A report of a chart that is `plotWidth` device pixels wide. */
export function reportOf(plotWidth: number): NonNullable<CardModel["report"]["value"]> {
  const outside = { above: 0, below: 0, isExact: true };
  return { plotWidth, gutter: 30, x: [0, 1], y: [0, 1], extent: [0, 1], outside, density: 1 };
}

/** One view of the scalars of three runs, without smoothing unless `traits` say so, and without a kernel. */
export function openScalars(traits: Readonly<Record<string, unknown>> = {}) {
  const clock = new FakeClock();
  const ended = new AbortController();
  const settings = new Settings(new FakeModel({ smoothing: 0, ...traits }), clock, ended.signal);
  const catalogue = signal(CATALOGUE);
  const runs = new Runs(catalogue, settings);
  const requests: object[] = [];
  const exports = new Exports({ clock, signal: ended.signal, send: (request) => requests.push(request) });
  const status = signal<Status | null>(null);
  const screenshots = new Screenshots((answer) => requests.push(answer));
  const context = { catalogue, status, exports, screenshots, runs, settings, clock, signal: ended.signal };
  const data = new ScalarsData(context);
  const screen = new Screen();
  const theme = { ground: signal<Ground>("light"), colors: signal("") };
  const overlay = signal<Overlay | null>(null);
  const root = document.createElement("div");
  const view = new ScalarsView(data, { screen, theme, overlay, root, signal: ended.signal });
  const read = (...sources: TableSource[]) => {
    const { header, payload } = updateOf({}, sources);
    return (readMessage(header, payload) as Update).tables.map((table) => data.read(table));
  };
  const receive = (...sources: TableSource[]) => {
    for (const reading of read(...sources)) reading.commit();
  };
  const curves = (...series: CurveSource[]) =>
    receive(curvesOf(series, settings.values.smoothing.value.amount));
  const card = (name = "train/loss"): CardModel => {
    const specs = view.sections.value.flatMap(({ cards }) => cards);
    const spec = specs.find(({ tags, composed }) => composed === null && tags[0]?.tag === name);
    if (spec === undefined) throw new Error(`no card of ${name}`);
    return view.card(spec);
  };
  return {
    clock,
    data,
    view,
    screen,
    settings,
    runs,
    status,
    requests,
    exports,
    overlay,
    read,
    receive,
    curves,
    card,
    end: () => ended.abort(),
  };
}
