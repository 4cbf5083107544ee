import { expect, test } from "vitest";
import { openScalars } from "../../../testing/open-scalars";
import { exportSeries, seriesCsv, seriesJson } from "./series-files";

const SERIES = [
  {
    run: "=run",
    tag: "a,b",
    step: BigInt64Array.of(2n ** 60n, 7n),
    wallTime: Float64Array.of(1.5, Number.NaN),
    value: Float64Array.of(0.1 + 0.2, Number.NEGATIVE_INFINITY),
  },
];

test("CSV has one row a point, every digit, and no formulas", () => {
  expect(seriesCsv(SERIES)).toBe(
    "run,tag,step,wall_time,value\n" +
      '\'=run,"a,b",1152921504606846976,1.5,0.30000000000000004\n' +
      '\'=run,"a,b",7,NaN,-Infinity\n',
  );
});

test("JSON is JSON: what it has no numbers for stands there as text", () => {
  expect(JSON.parse(seriesJson(SERIES))).toEqual([
    {
      run: "=run",
      tag: "a,b",
      step: [2 ** 60, 7],
      wall_time: [1.5, "NaN"],
      value: [0.30000000000000004, "-Infinity"],
    },
  ]);
});

test("what is not held in full is asked of the kernel, runs that are drawn only", () => {
  const { view, card, curves, runs, requests } = openScalars();
  curves(
    { run: 0, tag: 0, value: [1], level: 3, total: 8 },
    { run: 1, tag: 0, value: [1] },
    { run: 2, tag: 0, value: [1] },
  );
  runs.toggle(1);
  exportSeries([card()], view, "csv");
  expect(requests).toMatchObject([
    {
      kind: "export",
      format: "csv",
      series: [
        [0, 0],
        [2, 0],
      ],
    },
  ]);
});
