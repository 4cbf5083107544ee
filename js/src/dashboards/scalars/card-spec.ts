import type { Composed } from "../../state";
import { type NumberedTag, titleOf } from "./tags";

/** What a card shows. */
export interface CardSpec {
  /** Tells the card from the others of a view. */
  readonly key: string;
  readonly title: string;
  /** More about it, for those who ask. */
  readonly details: string;
  /** Not empty; one for most cards. */
  readonly tags: readonly NumberedTag[];
  /** The chart of several tags that it is; `null` for the card of a tag. */
  readonly composed: Composed | null;
}

/** @param place where the card stands, when its tag has more than one */
export function cardOfTag(tag: NumberedTag, prefix: string, place = ""): CardSpec {
  const details = tag.description === "" ? tag.tag : `${tag.tag}\n${tag.description}`;
  return {
    key: `${place}${tag.number} ${tag.tag}`,
    title: titleOf(tag, prefix),
    details,
    tags: [tag],
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
    composed,
  };
}
