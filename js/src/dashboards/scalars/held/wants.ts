/** What one card on screen wants of one tag, in the words of docs/protocol.md. */
export interface CardWant {
  readonly tag: number;
  /** Width of the plot in device pixels. */
  readonly px: number;
  /** Steps in sight when zoomed. */
  readonly range: readonly [number, number] | null;
  /** Number of the tag on the x axis. */
  readonly x: number | null;
}

/** One want for each tag: the widest plot, and the range that holds all zooms. Cards that are not zoomed need none. */
export function mergeCards(cards: readonly CardWant[]): CardWant[] {
  const merged = new Map<string, CardWant>();
  for (const card of cards) {
    const key = `${card.tag} ${card.x}`;
    const other = merged.get(key);
    merged.set(key, other === undefined ? card : mergeTwo(other, card));
  }
  return [...merged.values()];
}

function mergeTwo(a: CardWant, b: CardWant): CardWant {
  const range =
    a.range === null || b.range === null
      ? (a.range ?? b.range)
      : ([Math.min(a.range[0], b.range[0]), Math.max(a.range[1], b.range[1])] as const);
  return { ...a, px: Math.max(a.px, b.px), range };
}
