import { expect, test } from "vitest";
import { luminanceOf } from "./ground";
import { lineStyle } from "./palette";

test("24 runs have 24 looks, and the next ones begin again", () => {
  const looks = Array.from({ length: 24 }, (_, run) => JSON.stringify(lineStyle(run, "light")));
  expect(new Set(looks).size).toBe(24);
  expect(lineStyle(24, "light")).toEqual(lineStyle(0, "light"));
});

test.each([
  ["rgb(255, 255, 255)", 1],
  ["rgb(0, 0, 0)", 0],
  ["rgba(255, 255, 255, 0.9)", 1],
  ["color(srgb 1 1 1)", 1],
  ["rgba(0, 0, 0, 0)", null],
  ["transparent", null],
])("the luminance of %s is %s", (color, luminance) => {
  const seen = luminanceOf(color);
  expect(seen === null ? null : Math.round(seen * 1000) / 1000).toBe(luminance);
});
