/** How numbers, steps, times and sizes are written on screen. Pure functions; local time; U+2212 as minus sign. */

const MINUS = "\u2212";
const THIN_SPACE = "\u202f";

/** Puts a real minus sign in place of every hyphen of a number, that of its exponent included. */
function withMinus(text: string): string {
  return text.replaceAll("-", MINUS);
}

/** Groups the digits before the decimal point by three with thin, unbreakable spaces. */
function grouped(text: string): string {
  const [whole = "", ...rest] = text.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE), ...rest].join(".");
}

/** Spells the values that have no digits; `null` for finite numbers. */
function nonFinite(value: number): string | null {
  if (Number.isNaN(value)) return "NaN";
  if (value === Number.POSITIVE_INFINITY) return "+∞";
  return value === Number.NEGATIVE_INFINITY ? `${MINUS}∞` : null;
}

function exponential(value: number, digits: number): string {
  return withMinus(value.toExponential(digits).replace("e+", "e"));
}

/** Whether a magnitude is written with an exponent: 1e5 and above, below 1e-3; zero is not. */
function needsExponent(magnitude: number): boolean {
  return magnitude >= 1e5 || (magnitude > 0 && magnitude < 1e-3);
}

/**
 * A value with four significant digits, trailing zeros kept, so that columns line up: `0.3900`, `12.50`, `1.23e−4`.
 * Whole numbers below 1e5 stand as they are: `5`, `2 410`.
 */
export function formatValue(value: number): string {
  const spelled = nonFinite(value);
  if (spelled !== null) return spelled;
  const magnitude = Math.abs(value);
  if (needsExponent(magnitude)) return exponential(value, 2);
  if (Number.isInteger(value) || magnitude >= 1e4) return withMinus(grouped(value.toFixed(0)));
  return withMinus(grouped(value.toPrecision(4)));
}

/** A share in percent: `37%`, `−5.9%`, `1 250%`. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  const spelled = nonFinite(percent);
  if (spelled !== null) return `${spelled}%`;
  if (Math.abs(percent) >= 1e5) return `${formatValue(percent)}%`;
  return `${withMinus(grouped(percent.toFixed(Math.abs(percent) < 9.95 ? 1 : 0)))}%`;
}

/** Decimals that tell multiples of `spacing` apart: 0 for 20, 2 for 0.25. */
function decimalsOf(spacing: number): number {
  if (!(spacing > 0) || spacing >= 1e15) return 0;
  for (let decimals = 0; decimals < 20; decimals += 1) {
    const scaled = spacing * 10 ** decimals;
    if (scaled > 0.5 && Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return 20;
}

/**
 * A label on a value axis. All labels of an axis carry the same decimals, and the same exponent where one is needed.
 *
 * @param spacing distance between neighbouring ticks, in the unit of the value
 * @param largest largest magnitude among the axis' ticks; decides whether the axis uses exponents
 */
export function formatValueTick(value: number, spacing: number, largest: number): string {
  if (value === 0) return "0";
  if (!needsExponent(largest)) return withMinus(grouped(value.toFixed(decimalsOf(spacing))));
  const exponent = Math.floor(Math.log10(largest) + 1e-9);
  const digits = Math.min(decimalsOf(spacing / 10 ** exponent), 12);
  return withMinus(`${(value / 10 ** exponent).toFixed(digits)}e${exponent}`);
}

const SUFFIXES: readonly (readonly [number, string])[] = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
];

/** A step in full, with thin separators: `60 240`. Fractions, as other x axes have them, are kept to four digits. */
export function formatStep(step: number | bigint): string {
  if (typeof step === "number" && !Number.isInteger(step)) return formatValue(step);
  return withMinus(grouped(BigInt(step).toString()));
}

/** `1 point`, `12 400 points`. */
export function formatCount(count: number, noun: string): string {
  return `${formatStep(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * A label on a step axis: short where the short form still tells neighbours apart, else in full.
 *
 * @param spacing distance between neighbouring ticks, in steps
 */
export function formatStepTick(step: number, spacing: number): string {
  const magnitude = Math.abs(step);
  const [unit, suffix] = SUFFIXES.find(([size]) => magnitude >= size) ?? [1, ""];
  const decimals = decimalsOf(spacing / unit);
  if (magnitude >= 1e16) return exponential(step, 2);
  if (unit > 1 && decimals > 2) return withMinus(grouped(step.toFixed(decimalsOf(spacing))));
  return withMinus(trimmed((step / unit).toFixed(Math.min(decimals, 12)))) + suffix;
}

function trimmed(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** A length of time in seconds, two units at most: `250 ms`, `3 s`, `4 m 05 s`, `2 h 13 m`, `3 d 4 h`. */
export function formatDuration(seconds: number): string {
  const spelled = nonFinite(seconds);
  if (spelled !== null) return spelled;
  const length = Math.abs(seconds);
  const sign = seconds < 0 && length >= 5e-4 ? MINUS : "";
  if (length > 0 && length < 0.9995) return `${sign}${Math.round(length * 1000)} ms`;
  return sign + wholeDuration(Math.round(length));
}

function wholeDuration(length: number): string {
  if (length < MINUTE) return `${length} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} m ${twoDigits(length % MINUTE)} s`;
  const minutes = Math.round(length / MINUTE);
  if (minutes < DAY / MINUTE) return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} m`;
  const hours = Math.round(length / HOUR);
  return `${formatStep(Math.floor(hours / 24))} d ${hours % 24} h`;
}

/**
 * A label on an axis of durations: like {@link formatDuration}, in units as fine as the ticks are apart (`73 m 20 s` where
 * they are seconds), without units that are zero (`2 h`, `0`).
 *
 * @param spacing distance between neighbouring ticks, in seconds
 */
export function formatDurationTick(seconds: number, spacing: number): string {
  if (seconds === 0) return "0";
  if (spacing < 1) return `${withMinus(seconds.toFixed(Math.min(decimalsOf(spacing), 12)))} s`;
  const sign = seconds < 0 ? MINUS : "";
  return sign + durationApart(Math.round(Math.abs(seconds)), spacing).replace(/ 0+ [hms]$/, "");
}

/** Whole hours and days stand as such; between them the coarser unit gives way to one that still tells neighbours apart. */
function durationApart(length: number, spacing: number): string {
  const minutes = Math.floor(length / MINUTE);
  if (spacing < MINUTE && length > HOUR && length % HOUR !== 0) {
    return `${formatStep(minutes)} m ${twoDigits(length % MINUTE)} s`;
  }
  if (spacing < HOUR && length > DAY && length % DAY !== 0) {
    return `${formatStep(Math.floor(minutes / 60))} h ${twoDigits(minutes % 60)} m`;
  }
  return wholeDuration(length);
}

/** The clock of a wall time (seconds since 1970) on its day: `14:31:08`. */
export function formatClock(wallTime: number): string {
  return Number.isFinite(wallTime) ? CLOCK(new Date(wallTime * 1000)) : (nonFinite(wallTime) ?? "");
}

const MINUTES = (date: Date) => `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
const CLOCK = (date: Date) => `${MINUTES(date)}:${twoDigits(date.getSeconds())}`;
const MILLISECONDS = (date: Date) => `${CLOCK(date)}.${String(date.getMilliseconds()).padStart(3, "0")}`;
const MONTHS = (date: Date) => date.toLocaleString("en", { month: "short" });
const YEAR = (date: Date) => String(date.getFullYear());

const TIME_TICKS: readonly (readonly [number, (date: Date) => string])[] = [
  [1, MILLISECONDS],
  [MINUTE, CLOCK],
  [DAY, MINUTES],
  [28 * DAY, (date) => `${MONTHS(date)} ${date.getDate()}`],
  [365 * DAY, (date) => `${MONTHS(date)} ${YEAR(date)}`],
];

/**
 * A label on an axis of wall times: as fine as the ticks are apart; midnight shows the day.
 *
 * @param wallTime seconds since 1970
 * @param spacing distance between neighbouring ticks, in seconds
 */
export function formatTimeTick(wallTime: number, spacing: number): string {
  const date = new Date(wallTime * 1000);
  const isMidnight = date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0;
  const fineness = isMidnight ? Math.max(spacing, DAY) : spacing;
  const [, format] = TIME_TICKS.find(([below]) => fineness < below) ?? [0, YEAR];
  return format(date);
}

/** A number of bytes in decimal units, three digits: `512 B`, `1.25 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB", "TB", "PB"];
  const rounded = Number(bytes.toPrecision(3));
  const power = Math.min(Math.floor(Math.log10(rounded) / 3 + 1e-9), units.length);
  return `${(bytes / 1000 ** power).toPrecision(3)} ${units[power - 1]}`;
}
