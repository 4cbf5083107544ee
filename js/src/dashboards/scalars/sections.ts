import type { Tag } from "../../protocol";
import { compareNatural } from "../../util/natural";
import type { Filter } from "../../util/text";

/** A tag with its number in the catalogue. */
export interface NumberedTag {
  readonly number: number;
  readonly tag: string;
  readonly title: string;
  readonly description: string;
}

/** Tags that share the part before the first slash; those without a slash share the empty prefix. */
export interface Section {
  readonly prefix: string;
  readonly tags: readonly NumberedTag[];
}

/** The tags of one kind, with what is shown as their titles. */
export function tagsOfKind(tags: readonly Tag[], kind: string): NumberedTag[] {
  return tags.flatMap((tag, number) => (tag.kind === kind ? titled(tag, number) : []));
}

function titled({ tag, displayName, description }: Tag, number: number): NumberedTag {
  const title = displayName === "" || displayName === tag ? (tag.split("/").at(-1) ?? tag) : displayName;
  return { number, tag, title: title || tag || "(no name)", description };
}

/** The tags that match, in sections; both in natural order. */
export function sectionsOf(tags: readonly NumberedTag[], filter: Filter): Section[] {
  const matching = tags.filter(({ tag }) => filter.matches(tag));
  const groups = new Map<string, NumberedTag[]>();
  for (const tag of matching) {
    const prefix = prefixOf(tag.tag);
    groups.set(prefix, [...(groups.get(prefix) ?? []), tag]);
  }
  return [...groups]
    .map(([prefix, members]) => ({ prefix, tags: members.sort((a, b) => compareNatural(a.tag, b.tag)) }))
    .sort((a, b) => compareNatural(a.prefix, b.prefix));
}

function prefixOf(tag: string): string {
  const slash = tag.indexOf("/");
  return slash < 0 ? "" : tag.slice(0, slash);
}
