import type { Selection } from "../../../charts";
import type { StepMark } from "../../../state";
import type { Drawn } from "../lines/drawn";
import type { ScalarsView } from "../view";

/** A place that was marked on a card's x axis, in steps: those of its first run where x is something else. */
export function stepMarkOf(
  selection: Selection | null,
  view: ScalarsView,
  drawn: readonly Drawn[],
): StepMark | null {
  if (selection === null) return null;
  const { start, end } = selection;
  const stepAt = (x: number) => (view.x.peek() === "step" ? x : translated(drawn, x, "x", "step"));
  const first = stepAt(start);
  const last = end === null ? null : stepAt(end);
  if (first === null) return null;
  return last === null ? [Math.round(first)] : [Math.round(first), Math.round(last)];
}

/** Marked steps as a place on a card's x axis; `null` where it cannot be told. */
export function selectionOf(
  mark: StepMark | null,
  view: ScalarsView,
  drawn: readonly Drawn[],
): Selection | null {
  if (mark === null) return null;
  const xAt = (step: number) => (view.x.value === "step" ? step : translated(drawn, step, "step", "x"));
  const start = xAt(mark[0]);
  const end = mark.length === 1 ? null : xAt(mark[1]);
  return start === null ? null : { start, end };
}

/** What the first run has in one column where it comes nearest to `value` in another. */
function translated(
  drawn: readonly Drawn[],
  value: number,
  from: "x" | "step",
  to: "x" | "step",
): number | null {
  const line = drawn.find(({ run }) => run !== null)?.plain;
  if (line === undefined) return null;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < line.x.length; i += 1) {
    const distance = Math.abs(Number(line[from][i]) - value);
    if (distance >= least) continue;
    least = distance;
    best = i;
  }
  return best < 0 ? null : Number(line[to][best]);
}
