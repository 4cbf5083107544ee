import type { Tag } from "../../../protocol";

/** A tag with its number in the catalogue. */
export interface NumberedTag {
  readonly number: number;
  readonly tag: string;
  /** The display name, where the writer gave one of its own; else `null`. */
  readonly displayName: string | null;
  readonly description: string;
}

/** The tags of one kind. */
export function tagsOfKind(tags: readonly Tag[], kind: string): NumberedTag[] {
  return tags.flatMap(({ kind: own, tag, displayName, description }, number) =>
    own === kind
      ? {
          number,
          tag,
          displayName: displayName === "" || displayName === tag ? null : displayName,
          description,
        }
      : [],
  );
}

/** What a tag is called in a section: what the section does not say. */
export function titleOf({ tag, displayName }: NumberedTag, prefix = ""): string {
  const own = prefix === "" ? tag : tag.slice(prefix.length + 1);
  return displayName ?? (own || tag || "(no name)");
}
