import { describe, expect, test } from "vitest";
import { layoutOf } from "./fixtures";
import { boxOf, panned, viewOfBox, zoomed } from "./view";

const layout = layoutOf([0, 10], [0, 10]);
const fit = { x: [0, 10], y: [0, 10] } as const;
const at = (x: number, y: number) => ({ x, y });

/** The view that a drag asks for. */
function dragged(from: readonly [number, number], to: readonly [number, number], on = layout) {
  const box = boxOf(at(...from), at(...to), on);
  return box && viewOfBox(box, on, null);
}

describe("a drag", () => {
  test("zooms both axes to its box, from whichever corner it starts", () => {
    const view = { x: [2, 6], y: [3, 7] };
    expect(dragged([20, 70], [60, 30])).toEqual(view);
    expect(dragged([60, 30], [20, 70])).toEqual(view);
  });

  test("that is thin zooms one axis", () => {
    expect(dragged([20, 50], [60, 55])).toEqual({ x: [2, 6], y: null });
    expect(dragged([50, 20], [55, 60])).toEqual({ x: null, y: [4, 8] });
  });

  test("that leaves the plot ends at its edge", () => {
    expect(dragged([50, 50], [500, 55])).toEqual({ x: [5, 10], y: null });
  });

  test("that hardly moves is a click", () => {
    expect(dragged([50, 50], [52, 51])).toBeNull();
  });

  test("zooms a log axis by decades", () => {
    const log = layoutOf([0, 10], [1, 100], { kind: "log" });
    const view = dragged([50, 50], [55, 0], log);
    expect(view?.y?.map((value) => Number(value.toFixed(6)))).toEqual([10, 100]);
  });

  test("keeps the zoom of the axis that it leaves alone", () => {
    const box = boxOf(at(20, 50), at(60, 55), layout);
    expect(box && viewOfBox(box, layout, { x: null, y: [1, 2] })).toEqual({ x: [2, 6], y: [1, 2] });
  });
});

describe("zoomed", () => {
  test("keeps what is under the pointer and lets y fit", () => {
    expect(zoomed(layout, null, fit, 0.5, at(20, 50))).toEqual({ x: [1, 6], y: null });
  });

  test("zooms y where y is zoomed", () => {
    expect(zoomed(layout, { x: null, y: [0, 10] }, fit, 0.5, at(50, 50))?.y).toEqual([2.5, 7.5]);
  });

  test("out beyond the data is back to following it", () => {
    const near = layoutOf([4, 6], [0, 10]);
    expect(zoomed(near, { x: [4, 6], y: null }, fit, 10, at(50, 50))).toBeNull();
  });

  test("stops where doubles end", () => {
    const deep = layoutOf([5, 5 + 4e-12], [0, 10]);
    const view = { x: [5, 5 + 4e-12], y: null } as const;
    expect(zoomed(deep, view, fit, 1e-3, at(50, 50))).toEqual(view);
  });
});

describe("panned", () => {
  test("moves the zoomed axes with the pointer", () => {
    expect(panned(layout, { x: [0, 10], y: [0, 10] }, 10, 20)).toEqual({ x: [-1, 9], y: [2, 12] });
    expect(panned(layout, { x: [0, 10], y: null }, 10, 20)).toEqual({ x: [-1, 9], y: null });
  });

  test("does not move what fits the data", () => {
    expect(panned(layout, null, 10, 20)).toBeNull();
  });
});
