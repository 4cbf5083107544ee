import { compareNatural } from "../../util/natural";
import type { NumberedTag } from "./held/tags";

/** Tags that share the beginning of their names. */
export interface Section {
  /** Up to and without the last slash; empty for tags without one. */
  readonly prefix: string;
  /** What of the prefix the sections around it do not say. */
  readonly title: string;
  /** How many sections are around it. */
  readonly depth: number;
  readonly tags: readonly NumberedTag[];
  /** Tags in it and in the sections inside. */
  readonly count: number;
}

/** Fewer tags than these make no section of their own. */
const FEWEST = 2;

/** The tags in nested sections, those around before those inside, in natural order. */
export function sectionsOf(tags: readonly NumberedTag[]): Section[] {
  const sorted = [...tags].sort((a, b) => compareNatural(a.tag, b.tag));
  const { loose, nested } = split(sorted, "");
  const inside = nested.flatMap(([prefix, members]) => sectionOf(members, prefix, prefix, 0));
  return loose.length === 0 ? inside : [leaf("", "ungrouped", 0, loose), ...inside];
}

function sectionOf(tags: readonly NumberedTag[], prefix: string, title: string, depth: number): Section[] {
  const { loose, nested } = split(tags, `${prefix}/`);
  const [only] = nested;
  if (only !== undefined && nested.length === 1 && loose.length === 0) {
    return sectionOf(tags, only[0], `${title}${only[0].slice(prefix.length)}`, depth);
  }
  const inside = nested.flatMap(([inner, members]) =>
    sectionOf(members, inner, inner.slice(prefix.length + 1), depth + 1),
  );
  return [{ ...leaf(prefix, title, depth, loose), count: tags.length }, ...inside];
}

function leaf(prefix: string, title: string, depth: number, tags: readonly NumberedTag[]): Section {
  return { prefix, title, depth, tags, count: tags.length };
}

type Nested = [prefix: string, tags: NumberedTag[]];

interface Split {
  readonly loose: NumberedTag[];
  readonly nested: Nested[];
}

/** Tags with one more slash behind `prefix`, by what is before it; the rest, and what comes to too few, is loose. */
function split(tags: readonly NumberedTag[], prefix: string): Split {
  const groups = new Map<string, NumberedTag[]>();
  for (const tag of tags) {
    const slash = tag.tag.indexOf("/", prefix.length);
    const inner = slash < 0 ? "" : tag.tag.slice(0, slash);
    const members = groups.get(inner);
    if (members === undefined) groups.set(inner, [tag]);
    else members.push(tag);
  }
  const nested = [...groups].filter(([inner, members]) => inner !== "" && members.length >= FEWEST);
  const isNested = new Set(nested.flatMap(([, members]) => members));
  return { loose: tags.filter((tag) => !isNested.has(tag)), nested };
}

/** Whether a section lies inside one of these, or is one. */
export function isInside(prefix: string, closed: ReadonlySet<string>): boolean {
  for (let end = prefix.length; end > 0; end = prefix.lastIndexOf("/", end - 1)) {
    if (closed.has(prefix.slice(0, end))) return true;
  }
  return prefix === "" && closed.has("");
}
