import { describe, expect, test } from "vitest";
import type { View } from "./types";
import { ViewHistory } from "./view-history";

const at = (lo: number): View => ({ x: [lo, lo + 1], y: null });

function come(...views: readonly View[]) {
  const history = new ViewHistory();
  for (const view of views) history.record(view);
  return history;
}

describe("ViewHistory", () => {
  test("goes back to where one came from, and forward again", () => {
    const history = come(at(1), at(2));
    expect([history.back(), history.back(), history.back()]).toEqual([at(1), null, null]);
    expect([history.forward(), history.forward(), history.forward()]).toEqual([at(1), at(2), at(2)]);
  });

  test("knows where there is something to go to", () => {
    const history = come(at(1));
    expect([history.canGoBack, history.canGoForward]).toEqual([true, false]);
    history.back();
    expect([history.canGoBack, history.canGoForward]).toEqual([false, true]);
  });

  test("forgets what lay ahead of another way", () => {
    const history = come(at(1), at(2));
    history.back();
    history.record(at(3));
    expect(history.canGoForward).toBe(false);
    expect(history.back()).toEqual(at(1));
  });

  test("takes one gesture as one step", () => {
    const history = come(at(1));
    history.record(at(2));
    history.record(at(3), true);
    history.record(at(4), true);
    expect(history.current).toEqual(at(4));
    expect(history.back()).toEqual(at(1));
  });

  test("does not record staying", () => {
    const history = come(at(1), at(1));
    expect(history.back()).toBeNull();
  });

  test("forgets what is long ago", () => {
    const history = come(...Array.from({ length: 300 }, (_, i) => at(i)));
    let steps = 0;
    for (; history.canGoBack; steps += 1) history.back();
    expect(steps).toBeLessThan(150);
  });
});
