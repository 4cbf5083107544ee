import type { CardSpec, MarginTags } from "../cards/card-spec";
import type { NumberedTag } from "../held/tags";
import { alignedTo } from "../query/align";
import type { GroupLine } from "./group-lines";
import type { Line, Lines } from "./lines";

interface Slot {
  readonly lower: Line;
  readonly upper: Line;
  readonly line: GroupLine;
}

/** Lines with bands whose edges are tags of their own, read at the line's steps. */
export class Margins {
  readonly #lines: Lines;
  readonly #tags: NonNullable<CardSpec["margins"]>;
  readonly #slots = new WeakMap<Line, Slot>();

  constructor(lines: Lines, tags: CardSpec["margins"] = new Map()) {
    this.#lines = lines;
    this.#tags = tags;
  }

  of(tag: NumberedTag): MarginTags | null {
    return this.#tags.get(tag.number) ?? null;
  }

  /** The line with its band; as it is while an edge is missing. */
  line(line: Line | null, lower: Line | null, upper: Line | null): Line | null {
    if (line === null || lower === null || upper === null) return line;
    const slot = this.#slots.get(line);
    if (slot?.lower === lower && slot.upper === upper) return slot.line;
    const made: GroupLine = {
      ...line,
      low: alignedTo(line.step, lower.step, lower.y),
      high: alignedTo(line.step, upper.step, upper.y),
      runs: new Uint32Array(line.x.length).fill(1),
      revision: this.#lines.next(),
    };
    this.#slots.set(line, { lower, upper, line: made });
    return made;
  }
}
