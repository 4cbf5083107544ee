/** Round times of the local clock and calendar. */
import { decimalStep, decimalTicks } from "./decimal";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30.4 * DAY;
const YEAR = 365.25 * DAY;

/** Places of a date's fields, largest first. */
const FIELDS = { year: 0, month: 1, day: 2, hour: 3, minute: 4, second: 5 } as const;

/** A distance between ticks: so many of a field, which is so many seconds long. */
type Distance = readonly [field: keyof typeof FIELDS, count: number, length: number];

const DISTANCES: readonly Distance[] = [
  ...[1, 5, 15, 30].map((count): Distance => ["second", count, 1]),
  ...[1, 5, 15, 30].map((count): Distance => ["minute", count, MINUTE]),
  ...[1, 3, 6, 12].map((count): Distance => ["hour", count, HOUR]),
  ...[1, 2, 7, 14].map((count): Distance => ["day", count, DAY]),
  ...[1, 3, 6].map((count): Distance => ["month", count, MONTH]),
];

/** Times between `lo` and `hi`, about `count` of them; all in seconds since 1970. */
export function timeTicks(lo: number, hi: number, count: number): number[] {
  const wanted = (hi - lo) / count;
  if (wanted < 0.7) return decimalTicks(lo, hi, count);
  const [field, stride] = nearestDistance(wanted);
  const fields = floored(new Date(lo * 1000), FIELDS[field], stride);
  const ticks: number[] = [];
  for (let time = -Infinity; time <= hi; ) {
    if (time >= lo && time !== ticks.at(-1)) ticks.push(time);
    time = new Date(...fields).getTime() / 1000;
    fields[FIELDS[field]] += stride;
  }
  return ticks;
}

/** The distance that is nearest as ratios go. */
function nearestDistance(wanted: number): Distance {
  if (wanted > 0.7 * YEAR) return ["year", Math.max(1, decimalStep(wanted / YEAR, 1)), YEAR];
  const off = ([, count, length]: Distance) => Math.abs(Math.log(wanted / (count * length)));
  return DISTANCES.reduce((best, next) => (off(next) < off(best) ? next : best));
}

type Fields = [number, number, number, number, number, number];

/** The last multiple of a field's stride not after a date; multiples of days count from a Monday. */
function floored(date: Date, field: number, stride: number): Fields {
  const fields: Fields = [
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
  ];
  const kept = fields.map((value, i) => (i <= field ? value : i === FIELDS.day ? 1 : 0)) as Fields;
  const sinceMonday = Math.floor((date.getTime() / 1000 - date.getTimezoneOffset() * MINUTE) / DAY) + 3;
  const value = field === FIELDS.day ? sinceMonday : (kept[field] as number);
  kept[field] = (kept[field] as number) - (value % stride);
  return kept;
}
