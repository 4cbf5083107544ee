/** Where an axis is labelled, and with what words. */
import { ticks as linearTicks, tickIncrement, tickStep } from "d3-array";
import { timeTicks as dateTicks } from "d3-time";
import { formatDurationTick, formatStepTick, formatTimeTick, formatValueTick } from "../util/format";
import type { Range, XScale, YScale } from "./types";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/**
 * Ticks of an x axis, about `count` of them, in ascending order and inside `domain`.
 *
 * @param isWhole whether x holds whole numbers only; there is then no tick between them
 */
export function xTicks(kind: XScale, domain: Range, count: number, isWhole: boolean): Tick[] {
  if (kind === "linear") return stepTicks(linearTicks(...domain, count), isWhole);
  const [values, format] =
    kind === "time"
      ? [timeTicks(domain, count), formatTimeTick]
      : [durationTicks(domain, count), formatDurationTick];
  return labelled(values, spacingOf(values), format);
}

function stepTicks(values: readonly number[], isWhole: boolean): Tick[] {
  const shown = isWhole ? values.filter(Number.isInteger) : values;
  return labelled(shown, decimalSpacingOf(shown), formatStepTick);
}

/** Ticks of a y axis, about `count` of them, in ascending order and inside `domain`. */
export function yTicks(kind: YScale, domain: Range, count: number): Tick[] {
  const values = kind === "log" ? logTicks(domain, count) : linearTicks(...domain, count);
  if (kind === "log" && !isEvenlySpaced(domain)) {
    return values.map((value) => ({ value, label: formatValueTick(value, value, value) }));
  }
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return labelled(values, decimalSpacingOf(values), (value, spacing) =>
    formatValueTick(value, spacing, largest),
  );
}

function labelled(
  values: readonly number[],
  spacing: number,
  format: (value: number, spacing: number) => string,
): Tick[] {
  return values.map((value) => ({ value, label: format(value, spacing) }));
}

/** The distance of neighbouring ticks. */
function spacingOf(values: readonly number[]): number {
  const [first = 0, second = first] = values;
  return second - first || Math.abs(first) || 1;
}

/** The distance of neighbouring decimal ticks, without the noise that a difference of large values has. */
function decimalSpacingOf(values: readonly number[]): number {
  const [first, second] = values;
  if (first === undefined || second === undefined) return spacingOf(values);
  return tickStep(first, values[values.length - 1] as number, values.length - 1);
}

/** Whether a log domain is so narrow that evenly spaced ticks read better: less than a factor of five. */
function isEvenlySpaced([lo, hi]: Range): boolean {
  return hi / lo < 5;
}

/** Powers of ten, thinned to `count`; with twos and fives between them where there is room. */
function logTicks(domain: Range, count: number): number[] {
  if (isEvenlySpaced(domain)) return linearTicks(...domain, count);
  const [lo, hi] = [Math.log10(domain[0]), Math.log10(domain[1])];
  const mantissas = (hi - lo) * 3 <= count + 1 ? [1, 2, 5] : [1];
  const stride = Math.max(1, Math.round((hi - lo) / Math.max(count, 1)));
  const values: number[] = [];
  for (let power = Math.ceil(Math.floor(lo) / stride) * stride; power <= hi; power += stride) {
    for (const mantissa of mantissas) values.push(Number(`${mantissa}e${power}`));
  }
  return values.filter((value) => value >= domain[0] * (1 - 1e-9) && value <= domain[1] * (1 + 1e-9));
}

function timeTicks([lo, hi]: Range, count: number): number[] {
  const dates = dateTicks(new Date(lo * 1000), new Date(hi * 1000), count);
  return dates.map((date) => date.getTime() / 1000);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATION_STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
];

function durationTicks([lo, hi]: Range, count: number): number[] {
  const step = durationStep(hi - lo, count);
  const first = Math.ceil(lo / step - 1e-9);
  const last = Math.floor(hi / step + 1e-9);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => (first + i) * step);
}

function durationStep(span: number, count: number): number {
  if (span / count < 1) return niceStep(span, count);
  return (
    DURATION_STEPS.find((step) => span / step <= count * 1.5) ??
    DAY * Math.max(1, niceStep(span / DAY, count))
  );
}

/** The decimal step that divides `span` into at most about `count` parts. */
function niceStep(span: number, count: number): number {
  const increment = tickIncrement(0, span, count);
  return increment < 0 ? -1 / increment : increment;
}
