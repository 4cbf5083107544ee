import { expect, test } from "vitest";
import { csvOf } from "./csv";

test("every digit, quotes where they must be, nothing where there is no value", () => {
  const rows = [
    ["run", 'a "b", c'],
    [0.1 + 0.2, null],
    [12345678901234567890n, Number.NaN],
  ];
  expect(csvOf(rows)).toBe('run,"a ""b"", c"\n0.30000000000000004,\n12345678901234567890,NaN\n');
});

test("a name is no formula to a spreadsheet, and a negative number no text", () => {
  expect(csvOf([["=1+1", "-x", -1]])).toBe("'=1+1,'-x,-1\n");
});
