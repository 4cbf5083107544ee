/** Where an axis is labelled, and with what words. */
import {
  formatClock,
  formatDuration,
  formatDurationTick,
  formatStep,
  formatStepTick,
  formatTimeTick,
  formatValue,
  formatValueTick,
} from "../util/format";
import { decimalStep, decimalTicks } from "./decimal";
import { type Bend, straightened } from "./scale";
import { timeTicks } from "./time-ticks";
import type { Range, XUnit } from "./types";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

const FORMATS: Readonly<Record<XUnit, (x: number) => string>> = {
  step: formatStep,
  number: formatValue,
  time: formatClock,
  duration: formatDuration,
};

/** A place on an x axis in words, in full. */
export function formatX(unit: XUnit, x: number): string {
  return FORMATS[unit](x);
}

/**
 * Ticks of an x axis, about `count` of them, in ascending order and inside `domain`.
 *
 * @param isWhole whether x holds whole numbers only; there is then no tick between them
 */
export function xTicks(unit: XUnit, bend: Bend, domain: Range, count: number, isWhole: boolean): Tick[] {
  if (bend.kind === "log" && !isEvenlySpaced(domain)) return logXTicks(unit, domain, count);
  switch (unit) {
    case "step":
    case "number":
      return numberTicks(decimalTicks(...domain, count), isWhole);
    case "time":
      return spaced(timeTicks(...domain, count), formatTimeTick);
    case "duration":
      return spaced(durationTicks(domain, count), formatDurationTick);
  }
}

function numberTicks(values: readonly number[], isWhole: boolean): Tick[] {
  const shown = isWhole ? values.filter(Number.isInteger) : values;
  if (largestOf(shown) < 1) return valueTicks(shown);
  return labelled(shown, decimalSpacingOf(shown), formatStepTick);
}

function logXTicks(unit: XUnit, domain: Range, count: number): Tick[] {
  if (unit !== "duration") {
    return logTicks(domain, count).map((value) => ({
      value,
      label: value < 1 ? formatValueTick(value, value, value) : formatStepTick(value, value),
    }));
  }
  const values = LOG_DURATIONS.filter((value) => value >= domain[0] && value <= domain[1]);
  return labelled(thinned(values, count), 1, formatDurationTick);
}

/** Ticks of a y axis, about `count` of them, in ascending order and inside `domain`. */
export function yTicks(bend: Bend, domain: Range, count: number): Tick[] {
  if (bend.kind === "symlog") return symlogTicks(bend, domain, count);
  if (bend.kind === "log" && !isEvenlySpaced(domain)) return logTicks(domain, count).map(aloneTick);
  return valueTicks(decimalTicks(...domain, count));
}

function valueTicks(values: readonly number[]): Tick[] {
  const largest = largestOf(values);
  return labelled(values, decimalSpacingOf(values), (value, spacing) =>
    formatValueTick(value, spacing, largest),
  );
}

/** A tick whose label has no regard to its neighbours: it is of another size. */
function aloneTick(value: number): Tick {
  const size = Math.abs(value);
  return { value, label: formatValueTick(value, size, size) };
}

function spaced(values: readonly number[], format: (value: number, spacing: number) => string): Tick[] {
  return labelled(values, spacingOf(values), format);
}

function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
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
  return decimalStep((values.at(-1) as number) - first, values.length - 1);
}

/** Whether a log domain is so narrow that evenly spaced ticks read better: less than a factor of five. */
function isEvenlySpaced([lo, hi]: Range): boolean {
  return hi / lo < 5;
}

/** Powers of ten, thinned to `count`; with twos and fives between them where there is room, or with threes. */
function logTicks(domain: Range, count: number): number[] {
  if (isEvenlySpaced(domain)) return decimalTicks(...domain, count);
  const [lo, hi] = [Math.log10(domain[0]), Math.log10(domain[1])];
  const perDecade = (count + 1) / (hi - lo);
  const mantissas = perDecade >= 3 ? [1, 2, 5] : perDecade >= 2 ? [1, 3] : [1];
  const stride = Math.max(1, Math.round((hi - lo) / Math.max(count, 1)));
  const values: number[] = [];
  for (let power = Math.ceil(Math.floor(lo) / stride) * stride; power <= hi; power += stride) {
    for (const mantissa of mantissas) values.push(Number(`${mantissa}e${power}`));
  }
  return values.filter((value) => value >= domain[0] * (1 - 1e-9) && value <= domain[1] * (1 + 1e-9));
}

/**
 * Zero and decades on both sides of it, the nearest ones first as far as there is room; even distances where there are too
 * few of these in sight.
 */
function symlogTicks(bend: Bend, domain: Range, count: number): Tick[] {
  const [lo, hi] = [straightened(domain[0], bend), straightened(domain[1], bend)];
  const room = (hi - lo) / (count + 1);
  const sizes: number[] = [];
  let free = room;
  for (
    let decade = 0;
    straightened(decimal(bend.threshold, decade), bend) <= Math.max(-lo, hi);
    decade += 1
  ) {
    const size = decimal(bend.threshold, decade);
    const at = straightened(size, bend);
    if (at < free) continue;
    sizes.push(size);
    free = at + room;
  }
  const values = [...sizes.map((size) => -size).reverse(), 0, ...sizes].filter(
    (value) => value >= domain[0] && value <= domain[1],
  );
  return values.length < 3 ? valueTicks(decimalTicks(...domain, count)) : values.map(aloneTick);
}

/** A power of ten, and so many decades above it, without the noise of a product. */
function decimal(power: number, decades: number): number {
  return Number(`1e${Math.round(Math.log10(power)) + decades}`);
}

/** At most about `count` of the values, at even places. */
function thinned(values: readonly number[], count: number): number[] {
  const stride = Math.max(1, Math.round(values.length / Math.max(count, 1)));
  return values.filter((_, i) => i % stride === 0);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATION_STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
];

const LOG_DURATIONS = [
  ...[0.001, 0.01, 0.1, 1, 10],
  ...[1, 10].map((n) => n * MINUTE),
  ...[1, 10].map((n) => n * HOUR),
  ...[1, 10, 100, 1000].map((n) => n * DAY),
];

function durationTicks([lo, hi]: Range, count: number): number[] {
  const step = durationStep(hi - lo, count);
  const first = Math.ceil(lo / step - 1e-9);
  const last = Math.floor(hi / step + 1e-9);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => (first + i) * step);
}

function durationStep(span: number, count: number): number {
  if (span / count < 1) return decimalStep(span, count);
  return (
    DURATION_STEPS.find((step) => span / step <= count * 1.5) ??
    DAY * Math.max(1, decimalStep(span / DAY, count))
  );
}
