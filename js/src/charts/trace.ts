/** Turns columns of numbers into the fewest vertices that draw the same picture. */
import type { Path } from "./brush";
import type { Layout } from "./layout";
import type { Scale } from "./scale";
import type { Values } from "./types";

/** Why a point is not part of the line. */
export type MarkKind = "nan" | "up" | "down" | "floor";

/** A sign that stands for points that cannot be drawn. Device pixels. */
export interface Mark {
  readonly kind: MarkKind;
  readonly x: number;
  readonly y: number;
}

/** A line ready to be stroked, and what is drawn beside it. */
export interface Trace {
  readonly path: Path;
  /** Whether the gaps of a dashed line are gaps of the path, so that it is to be stroked solid. */
  readonly isDashed: boolean;
  /** Points without a neighbour to draw a line to: x, y, x, y, … in device pixels. */
  readonly dots: readonly number[];
  readonly marks: readonly Mark[];
}

/** Coordinates beyond this lose precision in the rasteriser. */
const FAR = 1e6;

/**
 * Points a pixel from which on dashes are cut out of the path, column by column, and no longer along the line: the
 * rasteriser takes longer for the dashes of a jagged line than for all else.
 */
const DENSE = 0.5;

const SOLID = Uint8Array.of(1);

/** Marks of a kind that are nearer to each other than this, in CSS pixels, are one. */
const MARK_SPACING = 8;

/**
 * Traces one column of a series: of each pixel column the first, the lowest, the highest and the last point.
 *
 * @param values as long as `xs`
 * @param range positions to look at, the second exclusive; see {@link visibleRange}
 * @param mask see {@link dashMask}
 */
export function traceLine(
  xs: Float64Array,
  values: Values,
  [start, stop]: readonly [number, number],
  { x, y, size }: Pick<Layout, "x" | "y" | "size">,
  path: Path,
  mask: Uint8Array | null,
): Trace {
  const pen = new Pen(path, mask ?? SOLID);
  const signs = new Signs(y, MARK_SPACING * size.ratio);
  for (let i = start; i < stop; i += 1) {
    const px = x.px(xs[i] as number);
    if (!Number.isFinite(px)) continue;
    const value = values[i] as number;
    const py = y.px(value);
    if (Number.isFinite(py)) {
      pen.add(bounded(px), bounded(py));
      signs.passed(py);
    } else {
      pen.lift();
      signs.add(value, px);
    }
  }
  pen.lift();
  return { path, isDashed: mask !== null, dots: pen.dots, marks: signs.finished() };
}

/** Which pixel columns of a dashed line are drawn, again and again; `null` for one that the brush may dash. */
export function dashMask(
  dash: readonly number[],
  points: number,
  { x, size }: Pick<Layout, "x" | "size">,
): Uint8Array | null {
  if (dash.length === 0 || points < Math.abs(x.pixels[1] - x.pixels[0]) * DENSE) return null;
  return Uint8Array.from(
    dash.flatMap((length, i) => new Array<number>(Math.round(length * size.ratio)).fill((i + 1) % 2)),
  );
}

/**
 * The positions whose points, or whose line to the next point, can be in sight on the x scale.
 *
 * Everything when x is not ascending.
 */
export function visibleRange(x: Float64Array, isAscending: boolean, scale: Scale): readonly [number, number] {
  if (!isAscending) return [0, x.length];
  const [lo, hi] = scale.domain;
  return [Math.max(lowerBound(x, lo) - 1, 0), Math.min(upperBound(x, hi) + 1, x.length)];
}

/** The first position whose value is not below `value`; `x` ascending. */
export function lowerBound(x: Float64Array, value: number): number {
  return firstPosition(x, (at) => at >= value);
}

/** The first position whose value is above `value`; `x` ascending. */
export function upperBound(x: Float64Array, value: number): number {
  return firstPosition(x, (at) => at > value);
}

function firstPosition(x: Float64Array, isPast: (at: number) => boolean): number {
  let lo = 0;
  let hi = x.length;
  while (lo < hi) {
    const middle = (lo + hi) >>> 1;
    if (isPast(x[middle] as number)) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}

function bounded(px: number): number {
  return px < -FAR ? -FAR : px > FAR ? FAR : px;
}

/** Collects the points of one pixel column and writes at most four of them. */
class Pen {
  readonly dots: number[] = [];
  readonly #path: Path;
  readonly #mask: Uint8Array;
  #isDown = false;
  #isCut = false;
  #hasMoved = false;
  #startX = 0;
  #startY = 0;
  #column = 0;
  #count = 0;
  #firstX = 0;
  #firstY = 0;
  #lowX = 0;
  #lowY = 0;
  #lowAt = 0;
  #highX = 0;
  #highY = 0;
  #highAt = 0;
  #lastX = 0;
  #lastY = 0;

  /** @param mask which pixel columns are drawn, again and again */
  constructor(path: Path, mask: Uint8Array) {
    this.#path = path;
    this.#mask = mask;
  }

  add(x: number, y: number): void {
    const column = Math.floor(x);
    if (this.#count === 0 || column !== this.#column) this.#begin(column, x, y);
    else this.#widen(x, y);
    this.#lastX = x;
    this.#lastY = y;
    this.#count += 1;
  }

  /** Ends the line; one that went nowhere becomes a dot. */
  lift(): void {
    this.#flush();
    if (this.#isDown && !this.#hasMoved && !this.#isCut) this.#dot();
    this.#isDown = false;
    this.#isCut = false;
  }

  /** Leaves a column out: a gap between dashes. */
  #skip(): void {
    this.#isDown = false;
    this.#isCut = true;
  }

  #begin(column: number, x: number, y: number): void {
    this.#flush();
    this.#column = column;
    this.#firstX = this.#lowX = this.#highX = x;
    this.#firstY = this.#lowY = this.#highY = y;
    this.#lowAt = this.#highAt = 0;
  }

  #widen(x: number, y: number): void {
    if (y < this.#lowY) {
      this.#lowX = x;
      this.#lowY = y;
      this.#lowAt = this.#count;
    } else if (y > this.#highY) {
      this.#highX = x;
      this.#highY = y;
      this.#highAt = this.#count;
    }
  }

  #flush(): void {
    if (this.#count === 0) return;
    if (this.#mask[Math.abs(this.#column) % this.#mask.length] === 0) this.#skip();
    else this.#writeColumn();
    this.#count = 0;
  }

  #writeColumn(): void {
    this.#write(this.#firstX, this.#firstY);
    if (this.#lowAt < this.#highAt) this.#writeExtreme(this.#lowAt, this.#lowX, this.#lowY);
    this.#writeExtreme(this.#highAt, this.#highX, this.#highY);
    if (this.#lowAt > this.#highAt) this.#writeExtreme(this.#lowAt, this.#lowX, this.#lowY);
    if (this.#count > 1) this.#write(this.#lastX, this.#lastY);
  }

  #writeExtreme(at: number, x: number, y: number): void {
    if (at > 0 && at < this.#count - 1) this.#write(x, y);
  }

  #write(x: number, y: number): void {
    if (this.#isDown) {
      this.#path.lineTo(x, y);
      this.#hasMoved ||= Math.abs(x - this.#startX) + Math.abs(y - this.#startY) >= 1;
      return;
    }
    this.#path.moveTo(x, y);
    this.#isDown = true;
    this.#hasMoved = false;
    this.#startX = x;
    this.#startY = y;
  }

  #dot(): void {
    const [x, y] = this.dots.slice(-2);
    if (x === undefined || y === undefined || Math.abs(x - this.#startX) + Math.abs(y - this.#startY) >= 1) {
      this.dots.push(this.#startX, this.#startY);
    }
  }
}

/** Places the marks of what a line leaves out: at the last value drawn, or the next one where none came before. */
class Signs {
  readonly #scale: Scale;
  readonly #spacing: number;
  readonly #marks: Mark[] = [];
  readonly #lastX = { nan: -Infinity, up: -Infinity, down: -Infinity, floor: -Infinity };
  #early = 0;
  #lastY = Number.NaN;

  constructor(scale: Scale, spacing: number) {
    this.#scale = scale;
    this.#spacing = spacing;
  }

  passed(py: number): void {
    this.#lastY = py;
    if (this.#early > 0) this.#placeEarly();
  }

  add(value: number, px: number): void {
    const kind = kindOf(value);
    if (Math.abs(px - this.#lastX[kind]) < this.#spacing) return;
    this.#lastX[kind] = px;
    const y = kind === "floor" ? this.#scale.pixels[0] : this.#within(this.#lastY);
    if (Number.isNaN(y)) this.#early += 1;
    this.#marks.push({ kind, x: px, y });
  }

  finished(): readonly Mark[] {
    if (this.#early > 0) {
      this.#lastY = this.#scale.pixels[0];
      this.#placeEarly();
    }
    return this.#marks;
  }

  #placeEarly(): void {
    const y = this.#within(this.#lastY);
    for (const [i, mark] of this.#marks.entries()) {
      if (Number.isNaN(mark.y)) this.#marks[i] = { ...mark, y };
    }
    this.#early = 0;
  }

  #within(py: number): number {
    const [bottom, top] = this.#scale.pixels;
    return Math.min(Math.max(py, top), bottom);
  }
}

function kindOf(value: number): MarkKind {
  if (Number.isNaN(value)) return "nan";
  if (value === Number.POSITIVE_INFINITY) return "up";
  return value === Number.NEGATIVE_INFINITY ? "down" : "floor";
}
