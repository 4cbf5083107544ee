import { type CatalogueChange, ProtocolError, type Run, type Tag } from "../protocol";

/** What exists. A run's or a tag's number is its position here; positions hold within an epoch. */
export interface Catalogue {
  readonly epoch: number;
  readonly runs: readonly Run[];
  readonly tags: readonly Tag[];
}

export const EMPTY_CATALOGUE: Catalogue = { epoch: -1, runs: [], tags: [] };

/**
 * The catalogue after a change.
 *
 * @throws ProtocolError when the change does not join what is held.
 */
export function extend(held: Catalogue, change: CatalogueChange): Catalogue {
  if (held !== EMPTY_CATALOGUE && change.epoch !== held.epoch) {
    throw new ProtocolError(
      `the catalogue went from epoch ${held.epoch} to ${change.epoch} without a full update`,
    );
  }
  return {
    epoch: change.epoch,
    runs: join(held.runs, change.runs, change.runsFrom, "runs"),
    tags: join(held.tags, change.tags, change.tagsFrom, "tags"),
  };
}

function join<T>(held: readonly T[], more: readonly T[], from: number, what: string): readonly T[] {
  if (from !== held.length) {
    throw new ProtocolError(`${what} start at ${from}, but ${held.length} are held`);
  }
  return more.length === 0 ? held : [...held, ...more];
}
