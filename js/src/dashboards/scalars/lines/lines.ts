import type { Smoothing } from "../../../state";
import type { Axis } from "../held/axis";
import type { Curve } from "../held/curve";
import type { TagData } from "../held/tag-data";
import { insertWindow } from "../held/window";
import { alignedTo, type Steps } from "../query/align";
import type { Values } from "../query/samples";
import { smooth } from "../query/smooth";
import type { WindowChange } from "../tables/curves";
import { type Points, smoothingKey } from "../tables/points";

/** A series ready to be drawn: columns of equal length. */
export interface Line {
  readonly x: Float64Array;
  /** The drawn values, smoothed or not. */
  readonly y: Values;
  readonly raw: Values;
  readonly step: Steps;
  /** Seconds since 1970. */
  readonly wallTime: Float64Array;
  /** Positions among all points of the series, strictly increasing. */
  readonly index: Uint32Array;
  /** Another number for each other line. */
  readonly revision: number;
  /** How many of the first points an earlier line of the same series had just so, and which line that was. */
  readonly kept?: { readonly revision: number; readonly count: number } | undefined;
}

/** What x is: steps, seconds since the series' first point, seconds since 1970, or the values of another tag. */
export type XOf = "step" | "relative" | "wall" | { readonly number: number; readonly held: TagData };

/** How series become lines. */
export interface LineOptions {
  readonly x: XOf;
  readonly smoothing: Smoothing;
  /** The distance in steps that a time-weighted average counts as one. */
  readonly unit: number;
}

/** One run's series, with what is known of it. */
export interface Series {
  readonly run: number;
  readonly tag: TagData;
  readonly curve: Curve;
  readonly window: WindowChange | null;
}

interface Slot {
  /** The revision of the curve. */
  readonly curve: number;
  /** What else the line was made of. */
  readonly stamp: string;
  readonly line: Line;
}

/** Makes lines out of series and keeps them until what they are made of changes. */
export class Lines {
  readonly #plain = new WeakMap<Curve, Slot>();
  readonly #zoomed = new WeakMap<WindowChange, Slot>();
  #revision = 0;

  of(series: Series, options: LineOptions): Line {
    const { curve, window } = series;
    const stamp = stampOf(series, options);
    const known = window === null ? this.#plain.get(curve) : this.#zoomed.get(window);
    const slot = known?.stamp === stamp ? known : undefined;
    if (slot?.curve === curve.revision) return slot.line;
    const kept = slot && window === null ? keptOf(slot, curve, options) : undefined;
    const line = { ...this.#make(series, options), kept };
    const made = { curve: curve.revision, stamp, line };
    if (window === null) this.#plain.set(curve, made);
    else this.#zoomed.set(window, made);
    return line;
  }

  /** A number that no line has had. */
  next(): number {
    this.#revision += 1;
    return this.#revision;
  }

  #make(series: Series, { x, smoothing, unit }: LineOptions): Line {
    const { curve, window } = series;
    const points = window === null ? curve.points : insertWindow(curve.points, window);
    const { index, step, wallTime, value } = points;
    return {
      x: xOf(series, points, x),
      y: smoothing.amount > 0 ? smoothedOf(points, smoothing, unit) : value,
      raw: value,
      step,
      wallTime,
      index,
      revision: this.next(),
    };
  }
}

/** How far a gap before a point is filled from what follows it. */
const FORESIGHT = 2;

/** Averages that only look back stay where points stay; those that look ahead may all have changed. */
function keptOf(
  { curve: revision, line }: Slot,
  curve: Curve,
  { smoothing: { kind, amount } }: LineOptions,
): Line["kept"] {
  const kept = curve.keptSince(revision);
  if (amount === 0) return { revision: line.revision, count: kept };
  const looksBack = kind === "ema" || kind === "time_ema";
  return looksBack ? { revision: line.revision, count: Math.max(kept - FORESIGHT, 0) } : undefined;
}

function stampOf(series: Series, { x, smoothing, unit }: LineOptions): string {
  const axis = typeof x === "string" ? x : axisStamp(series, x.number, x.held);
  return [axis, smoothing.kind, smoothing.amount, unit].join(" ");
}

function axisStamp({ run, tag }: Series, xTag: number, held: TagData): string {
  const axes = [false, true].map((isWindow) => tag.axis(run, xTag, isWindow)?.revision);
  return `${xTag} ${axes} ${held.curves.get(run)?.revision}`;
}

function xOf(series: Series, points: Points, x: XOf): Float64Array {
  if (typeof x !== "string") return customX(series, points, x.number, x.held);
  if (x === "step")
    return points.step instanceof Float64Array ? points.step : Float64Array.from(points.step, Number);
  if (x === "wall") return points.wallTime;
  const start = points.wallTime.find(Number.isFinite) ?? 0;
  return points.wallTime.map((time) => time - start);
}

/** What the kernel told, and until then what lies between the points held of the other tag. */
function customX({ run, tag, window }: Series, points: Points, xTag: number, held: TagData): Float64Array {
  const other = held.curves.get(run)?.points;
  const near = other
    ? alignedTo(points.step, other.step, other.value)
    : new Float64Array(points.step.length).fill(Number.NaN);
  const told = (axis: Axis | null, x: Float64Array) => axis?.at(points.index, x) ?? x;
  const ofCurve = told(tag.axis(run, xTag, false), near);
  return window === null ? ofCurve : told(tag.axis(run, xTag, true), ofCurve);
}

/** What the kernel smoothed in this way, and where it did not an approximation from the points held. */
export function smoothedOf(points: Points, smoothing: Smoothing, unit: number): Float64Array {
  const { value, smoothed } = points;
  const isOurs = points.smoothing === smoothingKey(smoothing.kind, smoothing.amount);
  if (isOurs && smoothed.every((average, i) => isUsable(average, value[i]))) return smoothed;
  const approximate = smooth(points, smoothing, unit);
  if (!isOurs) return approximate;
  return smoothed.map((average, i) => (isUsable(average, value[i]) ? average : (approximate[i] as number)));
}

/** NaN stands for "not computed" only where the value itself is finite. */
function isUsable(average: number, value: number | undefined): boolean {
  return !Number.isNaN(average) || !Number.isFinite(value);
}
