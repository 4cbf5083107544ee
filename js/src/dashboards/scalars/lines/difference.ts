import { alignedTo } from "../query/align";
import type { Values } from "../query/samples";
import type { GroupLine } from "./group-lines";
import type { Line, Lines } from "./lines";

interface Slot {
  readonly baseline: Line;
  readonly line: Line;
}

/** Lines minus a baseline, which is read between its points by step and only inside its own range. */
export class Differences {
  readonly #lines: Lines;
  readonly #slots = new WeakMap<Line, Slot>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  of<L extends Line | GroupLine>(line: L, baseline: Line): L {
    const slot = this.#slots.get(line);
    if (slot?.baseline === baseline) return slot.line as L;
    const made = { ...minus(line, baseline), revision: this.#lines.next() };
    this.#slots.set(line, { baseline, line: made });
    return made;
  }
}

function minus<L extends Line | GroupLine>(line: L, baseline: Line): L {
  const drawn = alignedTo(line.step, baseline.step, baseline.y);
  const raw = line.y === line.raw ? drawn : alignedTo(line.step, baseline.step, baseline.raw);
  const y = less(line.y, drawn);
  const both = { ...line, y, raw: line.y === line.raw ? y : less(line.raw, raw) };
  return "low" in line ? { ...both, low: less(line.low, drawn), high: less(line.high, drawn) } : both;
}

function less(values: Values, others: Float64Array): Float64Array {
  return others.map((other, i) => (values[i] as number) - other);
}
