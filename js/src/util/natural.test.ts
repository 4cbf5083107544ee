import { expect, test } from "vitest";
import { compareNatural } from "./natural";

test("numbers inside names count as numbers", () => {
  expect(["layer10", "layer2", "layer1"].sort(compareNatural)).toEqual(["layer1", "layer2", "layer10"]);
});

test("names that differ in case or zeros only have a fixed order", () => {
  expect(compareNatural("run01", "run1")).not.toBe(0);
  expect(compareNatural("run01", "run1")).toBe(-compareNatural("run1", "run01"));
  expect(compareNatural("run", "run")).toBe(0);
});
