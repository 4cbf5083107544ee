import type { Hparams } from "./facts";
import { compareLabels } from "./labels";

/** What runs are sorted by, as `group_by` and `color_by` say it. */
export type Criterion =
  | { readonly by: "none" }
  | { readonly by: "parent" }
  | { readonly by: "regex"; readonly pattern: RegExp }
  | { readonly by: "hparam"; readonly name: string };

/** A criterion, with why the text is none; it is then `none`. */
export interface ReadCriterion {
  readonly criterion: Criterion;
  readonly error: string | null;
}

/** Runs that belong together. */
export interface Bundle {
  /** What they have in common: a folder, what a regex captured, a value. Unique among its siblings. */
  readonly key: string;
  /** The key in words for the user. */
  readonly label: string;
  /** The number behind the key, where it is one. */
  readonly value: number | null;
  /** Its number among its siblings in order of first appearance. */
  readonly place: number;
  /** Numbers of the runs, in order of first appearance. */
  readonly members: readonly number[];
}

/** What bundles may go by. */
export interface Sorted {
  nameOf(run: number): string;
  hparamsOf(run: number): Hparams;
}

/** Key of the runs that have nothing to go by. */
export const OTHERS = "";
const REGEX = "regex:";
const HPARAM = "hparam:";

export function parseCriterion(text: string): ReadCriterion {
  if (text === "" || text === REGEX) return { criterion: { by: "none" }, error: null };
  if (text === "parent") return { criterion: { by: "parent" }, error: null };
  if (text.startsWith(HPARAM))
    return { criterion: { by: "hparam", name: text.slice(HPARAM.length) }, error: null };
  if (text.startsWith(REGEX)) return parseRegex(text.slice(REGEX.length));
  return { criterion: { by: "none" }, error: `“${text}” is not parent, regex:… or hparam:…` };
}

function parseRegex(source: string): ReadCriterion {
  try {
    return { criterion: { by: "regex", pattern: new RegExp(source, "u") }, error: null };
  } catch (error) {
    return { criterion: { by: "none" }, error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Put runs that agree together; bundles in natural order of their keys, those with nothing to go by last.
 *
 * @param runs numbers in order of first appearance
 */
export function bundle(runs: readonly number[], criterion: Criterion, sorted: Sorted): Bundle[] {
  const members = new Map<string, number[]>();
  for (const run of runs) {
    const key = keyOf(criterion, run, sorted);
    const known = members.get(key);
    if (known === undefined) members.set(key, [run]);
    else known.push(run);
  }
  return [...members]
    .map(([key, runs], place) => ({
      key,
      label: labelOf(criterion, key),
      value: key !== OTHERS && Number.isFinite(Number(key)) ? Number(key) : null,
      place,
      members: runs,
    }))
    .sort(compareBundles);
}

function keyOf(criterion: Criterion, run: number, { nameOf, hparamsOf }: Sorted): string {
  if (criterion.by === "none") return OTHERS;
  if (criterion.by === "hparam") return ownText(hparamsOf(run), criterion.name);
  const name = nameOf(run);
  if (criterion.by === "regex") return captured(criterion.pattern.exec(name));
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}

function ownText(hparams: Hparams, name: string): string {
  return Object.hasOwn(hparams, name) ? String(hparams[name]) : OTHERS;
}

/** All that the groups of a regex caught; the whole match of one without groups. */
function captured(match: RegExpExecArray | null): string {
  if (match === null) return OTHERS;
  const groups = match.slice(1).filter((group) => group !== undefined);
  return match.length === 1 ? match[0] : groups.join(", ");
}

function labelOf(criterion: Criterion, key: string): string {
  if (criterion.by === "hparam")
    return key === OTHERS ? `no ${criterion.name}` : `${criterion.name} = ${key}`;
  if (key !== OTHERS) return key;
  return criterion.by === "parent" ? "no folder" : "no match";
}

function compareBundles(a: Bundle, b: Bundle): number {
  if ((a.key === OTHERS) !== (b.key === OTHERS)) return a.key === OTHERS ? 1 : -1;
  if (a.value !== null && b.value !== null && a.value !== b.value) return a.value - b.value;
  return compareLabels(a.key, b.key);
}
