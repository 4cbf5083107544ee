import type { Composed } from "../../../state";
import { type NumberedTag, titleOf } from "../held/tags";
import type { LaidOutChart } from "../tables/layouts";
import { safePattern } from "./safe-pattern";

/** What a card shows. */
export interface CardSpec {
  /** Tells the card from the others of a view. */
  readonly key: string;
  readonly title: string;
  /** More about it, for those who ask. */
  readonly details: string;
  /** Not empty; one for most cards. */
  readonly tags: readonly NumberedTag[];
  /** Whether it is put together of tags, rather than the card of one. */
  readonly isComposed: boolean;
  /** What the user has put together; `null` for a tag's card, and for what a log lays out. */
  readonly composed: Composed | null;
  /** Tags with a band, by their numbers. */
  readonly margins?: ReadonlyMap<number, MarginTags>;
}

/** The tags that bound a tag's band. */
export interface MarginTags {
  readonly lower: NumberedTag;
  readonly upper: NumberedTag;
}

/** @param place where the card stands, when its tag has more than one */
export function cardOfTag(tag: NumberedTag, prefix: string, place = ""): CardSpec {
  const details = tag.description === "" ? tag.tag : `${tag.tag}\n${tag.description}`;
  return {
    key: `${place}${tag.number} ${tag.tag}`,
    title: titleOf(tag, prefix),
    details,
    tags: [tag],
    isComposed: false,
    composed: null,
  };
}

/** `null` while none of its tags is there. */
export function cardOfChart(
  composed: Composed,
  tagNamed: (name: string) => NumberedTag | null,
): CardSpec | null {
  const tags = composed.tags.flatMap((name) => tagNamed(name) ?? []);
  if (tags.length === 0) return null;
  return {
    key: `chart ${JSON.stringify(composed)}`,
    title: composed.title || tags.map((tag) => titleOf(tag)).join(", "),
    details: composed.tags.join("\n"),
    tags,
    isComposed: true,
    composed,
  };
}

/** The card of a chart that a log lays out; `null` while none of its tags is there. */
export function cardOfLayout(
  chart: LaidOutChart,
  all: readonly NumberedTag[],
  tagNamed: (name: string) => NumberedTag | null,
): CardSpec | null {
  const margins = new Map<number, MarginTags>();
  const tags = chart.margins.flatMap(({ value, lower, upper }) => {
    const [line, low, high] = [value, lower, upper].map(tagNamed);
    if (!line || !low || !high) return [];
    margins.set(line.number, { lower: low, upper: high });
    return line;
  });
  const patterns = chart.patterns.flatMap((source) => safePattern(source) ?? []);
  tags.push(...all.filter(({ tag }) => patterns.some((matches) => matches(tag))));
  const refused = chart.patterns.filter((source) => safePattern(source) === null);
  if (tags.length === 0) return null;
  return {
    key: `layout ${JSON.stringify(chart)}`,
    title: chart.title || tags.map((tag) => titleOf(tag)).join(", "),
    details: [
      ...tags.map(({ tag }) => tag),
      ...refused.map((source) => `not matched, too complex: ${source}`),
    ].join("\n"),
    tags,
    isComposed: true,
    composed: null,
    margins,
  };
}
