import type { ChartMark, LineSeries } from "../../charts";
import type { Drawn } from "./drawn";
import type { Steps } from "./query/align";
import type { SupersededChange } from "./tables/superseded";
import type { ScalarsView } from "./view";

/** More marks than these would hide the lines. */
const MOST_MARKS = 24;

/** Where a superseded point stands on the x axis of its run's line; `null` where that cannot be told. */
function xOf(view: ScalarsView, { line }: Drawn, { step, wallTime }: SupersededChange): Float64Array | null {
  if (view.x.value === "step") return Float64Array.from<number | bigint>(step, Number);
  if (view.x.value === "wall") return wallTime;
  if (view.x.value !== "relative") return null;
  const start = line.wallTime.find(Number.isFinite) ?? 0;
  return wallTime.map((time) => time - start);
}

function heldOf(view: ScalarsView, { tag, run }: Drawn): SupersededChange | null {
  return run === null ? null : (view.data.of(tag.number).superseded.get(run) ?? null);
}

/** The superseded points of the runs that are drawn, when they are to be shown. */
export function supersededOf(view: ScalarsView, drawn: readonly Drawn[]): LineSeries[] {
  if (!view.settings.show_superseded.value || view.settings.show_difference.value) return [];
  return drawn.flatMap((one) => {
    const held = heldOf(view, one);
    const x = held && xOf(view, one, held);
    if (held === null || x === null) return [];
    return {
      ...attempts(x, held),
      key: `${one.key} superseded`,
      style: "superseded",
      ...one.style,
      revision: view.lines.next(),
    };
  });
}

/** Attempts are told apart by a hole in the line where steps go back. */
function attempts(x: Float64Array, { step, value }: SupersededChange): Pick<LineSeries, "x" | "y"> {
  const places = [...returnsOf(step), step.length];
  let from = 0;
  const columns = places.map((to) => {
    const part = { x: [...x.subarray(from, to)], y: [...value.subarray(from, to)] };
    from = to;
    return part;
  });
  return {
    x: Float64Array.from(columns.flatMap((part) => [...part.x, part.x.at(-1) ?? Number.NaN])),
    y: Float64Array.from(columns.flatMap((part) => [...part.y, Number.NaN])),
  };
}

function returnsOf(step: Steps): number[] {
  const places: number[] = [];
  for (let i = 1; i < step.length; i += 1) if ((step[i] as number) < (step[i - 1] as number)) places.push(i);
  return places;
}

/** The places where runs went back: the first step of each stretch of points that another attempt has superseded. */
export function marksOf(view: ScalarsView, drawn: readonly Drawn[]): ChartMark[] {
  const marks = new Map<number, string[]>();
  for (const one of drawn) {
    const held = heldOf(view, one);
    const x = held && xOf(view, one, held);
    if (held === null || x === null) continue;
    for (const place of [0, ...returnsOf(held.step)]) {
      const at = x[place];
      if (at === undefined || !Number.isFinite(at)) continue;
      marks.set(at, [...(marks.get(at) ?? []), one.label]);
    }
  }
  if (marks.size > MOST_MARKS) return [];
  return [...marks].map(([x, labels]) => ({ x, kind: "restart", label: labelOf(labels) }));
}

function labelOf(labels: readonly string[]): string {
  return labels.length === 1 ? "restart" : `${labels.length} restarts`;
}
