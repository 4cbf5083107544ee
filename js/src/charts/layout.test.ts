import { describe, expect, test } from "vitest";
import { theme } from "./fixtures";
import { gutterFor, type LayoutInput, layOut } from "./layout";
import { RecordingBrush } from "./recording-brush";
import { LINEAR } from "./scale";

const base: LayoutInput = {
  size: { width: 400, height: 200, ratio: 1 },
  unit: "step",
  x: { bend: LINEAR, domain: [0, 1000] },
  y: { bend: LINEAR, domain: [0, 1] },
  isEmpty: false,
  isWhole: true,
  theme,
  gutter: { before: 0, least: 0 },
  margin: { top: 0, bottom: 0 },
  series: [],
};
const laidOut = (more: Partial<LayoutInput> = {}) => layOut({ ...base, ...more }, new RecordingBrush());

describe("layOut", () => {
  test("is the same picture at twice the pixels", () => {
    const [one, two] = [laidOut(), laidOut({ size: { width: 800, height: 400, ratio: 2 } })];
    expect(two.gutter).toBe(one.gutter);
    expect(two.plot.left).toBe(one.plot.left * 2);
    expect(two.yTicks).toEqual(one.yTicks);
    expect(two.font).toBe("20px sans-serif");
  });

  test("shows fewer x ticks rather than labels that touch", () => {
    const { plot, xTicks } = laidOut({
      x: { bend: LINEAR, domain: [1_234_560, 1_234_570] },
      size: { width: 200, height: 200, ratio: 1 },
    });
    const widest = Math.max(...xTicks.map(({ label }) => label.length * 6));
    expect(xTicks.length).toBeGreaterThan(0);
    expect(xTicks.length * widest).toBeLessThan(plot.right - plot.left);
  });

  test("keeps the room it is told to, at the left and at the top", () => {
    const { plot, gutter } = laidOut({ gutter: { before: 0, least: 80 }, margin: { top: 20, bottom: 0 } });
    expect(plot.left).toBe(80);
    expect(plot.top).toBe(laidOut().plot.top + 20);
    expect(gutter).toBe(laidOut().gutter);
  });

  test("labels nothing where there is nothing", () => {
    const { xTicks, yTicks } = laidOut({ isEmpty: true });
    expect([...xTicks, ...yTicks]).toEqual([]);
  });

  test("keeps a plot in an element too small for one", () => {
    const { plot } = laidOut({ size: { width: 10, height: 5, ratio: 1 } });
    expect(plot.right).toBeGreaterThan(plot.left);
    expect(plot.bottom).toBeGreaterThan(plot.top);
  });
});

describe("gutterFor", () => {
  test("grows at once, in steps", () => {
    expect(gutterFor(25, 0)).toBe(32);
    expect(gutterFor(32.5, 32)).toBe(40);
  });

  test("does not come back for a single step", () => {
    expect(gutterFor(30, 40)).toBe(40);
    expect(gutterFor(24, 40)).toBe(24);
  });
});
