import type { ChartMark, LineSeries } from "../../../charts";
import type { Steps } from "../query/align";
import type { SupersededChange } from "../tables/superseded";
import type { ScalarsView } from "../view";
import type { Drawn } from "./drawn";

/** More marks than these would hide the lines. */
const MOST_MARKS = 24;

/** What came before restarts of one run, on an x axis: a hole in the line after each attempt. */
interface Attempts {
  readonly stamp: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where each restart took the run back to. */
  readonly starts: readonly number[];
  readonly revision: number;
}

/** What restarts have left in the cards of a view. */
export class Restarts {
  readonly #view: ScalarsView;
  readonly #attempts = new WeakMap<SupersededChange, Attempts>();

  constructor(view: ScalarsView) {
    this.#view = view;
  }

  /** The superseded points of the runs that are drawn, when they are to be shown. */
  lines(drawn: readonly Drawn[]): LineSeries[] {
    const { show_superseded, show_difference } = this.#view.settings;
    if (!show_superseded.value || show_difference.value) return [];
    return drawn.flatMap((one) => {
      const attempts = this.#attemptsOf(one);
      if (attempts === null) return [];
      const { x, y, revision } = attempts;
      return { key: `${one.key} superseded`, x, y, revision, style: "superseded", ...one.style };
    });
  }

  /** The places to which runs went back. */
  marks(drawn: readonly Drawn[]): ChartMark[] {
    const counts = new Map<number, number>();
    for (const one of drawn) {
      for (const x of this.#attemptsOf(one)?.starts ?? []) counts.set(x, (counts.get(x) ?? 0) + 1);
    }
    if (counts.size > MOST_MARKS) return [];
    return [...counts].map(([x, count]) => ({
      x,
      kind: "restart",
      label: count === 1 ? "restart" : `${count} restarts`,
    }));
  }

  #attemptsOf({ tag, run, line }: Drawn): Attempts | null {
    const held = run === null ? undefined : this.#view.data.of(tag.number).superseded.get(run);
    const axis = this.#view.x.value;
    if (held === undefined || typeof axis !== "string") return null;
    const start = axis === "relative" ? (line.wallTime.find(Number.isFinite) ?? 0) : 0;
    const stamp = `${axis} ${start}`;
    const known = this.#attempts.get(held);
    if (known?.stamp === stamp) return known;
    const x =
      axis === "step"
        ? Float64Array.from<number | bigint>(held.step, Number)
        : held.wallTime.map((time) => time - start);
    const made = { stamp, revision: this.#view.lines.next(), ...apart(x, held) };
    this.#attempts.set(held, made);
    return made;
  }
}

/** Attempts end where steps go back. */
function apart(x: Float64Array, { step, value }: SupersededChange): Pick<Attempts, "x" | "y" | "starts"> {
  const bounds = [0, ...returnsOf(step), step.length];
  const made = {
    x: new Float64Array(x.length + bounds.length - 1),
    y: new Float64Array(x.length + bounds.length - 1),
  };
  made.y.fill(Number.NaN);
  bounds.slice(1).forEach((to, attempt) => {
    const from = bounds[attempt] as number;
    made.x.set(x.subarray(from, to), from + attempt);
    made.y.set(value.subarray(from, to), from + attempt);
    made.x[to + attempt] = x[to - 1] ?? Number.NaN;
  });
  const starts = bounds.slice(0, -1).flatMap((at) => x[at] ?? []);
  return { ...made, starts: starts.filter(Number.isFinite) };
}

function returnsOf(step: Steps): number[] {
  const places: number[] = [];
  for (let i = 1; i < step.length; i += 1) if ((step[i] as number) < (step[i - 1] as number)) places.push(i);
  return places;
}
