import { expect, test } from "vitest";
import { mergeCards } from "./wants";

const card = (
  tag: number,
  px: number,
  range: readonly [number, number] | null = null,
  x: number | null = null,
) => ({ tag, px, range, x });

test("two views of one tag want the wider plot", () => {
  expect(mergeCards([card(1, 300), card(2, 300), card(1, 500)])).toEqual([card(1, 500), card(2, 300)]);
});

test("a zoom is wanted beside a card that is not zoomed", () => {
  expect(mergeCards([card(1, 300), card(1, 300, [5, 9])])).toEqual([card(1, 300, [5, 9])]);
});

test("two zooms want the range that holds both", () => {
  expect(mergeCards([card(1, 300, [5, 9]), card(1, 300, [2, 6])])).toEqual([card(1, 300, [2, 9])]);
});

test("one tag over two x axes is wanted twice", () => {
  const cards = [card(1, 300), card(1, 300, null, 7)];
  expect(mergeCards(cards)).toEqual(cards);
});
