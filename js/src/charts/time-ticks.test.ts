import { describe, expect, test } from "vitest";
import { timeTicks } from "./time-ticks";

const at = (year: number, month: number, day = 1, hour = 0, minute = 0, second = 0) =>
  new Date(year, month - 1, day, hour, minute, second).getTime() / 1000;

describe("timeTicks", () => {
  test("of seconds, minutes and hours stand on round ones of the local clock", () => {
    expect(timeTicks(at(2024, 3, 4, 14, 0, 2), at(2024, 3, 4, 14, 0, 21), 4)).toEqual(
      [5, 10, 15, 20].map((second) => at(2024, 3, 4, 14, 0, second)),
    );
    expect(timeTicks(at(2024, 3, 4, 14, 3), at(2024, 3, 4, 15, 0), 4)).toEqual([
      ...[15, 30, 45].map((minute) => at(2024, 3, 4, 14, minute)),
      at(2024, 3, 4, 15),
    ]);
    expect(timeTicks(at(2024, 3, 4, 1), at(2024, 3, 5, 1), 4)).toEqual([
      ...[6, 12, 18].map((hour) => at(2024, 3, 4, hour)),
      at(2024, 3, 5),
    ]);
  });

  test("of days stand on midnights, at even distances over the end of a month; weeks on Mondays", () => {
    expect(timeTicks(at(2024, 2, 27, 5), at(2024, 3, 3, 5), 5)).toEqual([
      at(2024, 2, 28),
      at(2024, 2, 29),
      ...[1, 2, 3].map((day) => at(2024, 3, day)),
    ]);
    expect(timeTicks(at(2024, 3, 1), at(2024, 3, 31), 4)).toEqual(
      [4, 11, 18, 25].map((day) => at(2024, 3, day)),
    );
  });

  test("of months and years stand on the first", () => {
    expect(timeTicks(at(2024, 1, 15), at(2024, 12, 31), 4)).toEqual(
      [4, 7, 10].map((month) => at(2024, month)),
    );
    expect(timeTicks(at(2014, 6), at(2024, 6), 5)).toEqual(
      [2016, 2018, 2020, 2022, 2024].map((year) => at(year, 1)),
    );
  });

  test("of less than a second are decimal", () => {
    const start = at(2024, 3, 4);
    expect(timeTicks(start, start + 1, 5).map((time) => Number((time - start).toFixed(6)))).toEqual([
      0, 0.2, 0.4, 0.6, 0.8, 1,
    ]);
  });
});
