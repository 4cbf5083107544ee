import type { Range, YScale } from "./types";

/** How an axis bends its values: what they are before they go to pixels at even distances. */
export interface Bend {
  readonly kind: YScale;
  /** Where a symlog axis goes from linear to logarithmic; nothing to the others. */
  readonly threshold: number;
}

export const LINEAR: Bend = { kind: "linear", threshold: 1 };

/** A value in the even distances of an axis; not finite where a log axis has no place for it. */
export function straightened(value: number, { kind, threshold }: Bend): number {
  if (kind === "linear") return value;
  if (kind === "log") return Math.log10(value);
  const ratio = Math.abs(value / threshold);
  return Math.sign(value) * (ratio <= 1 ? ratio : 1 + Math.log(ratio));
}

/** The value that {@link straightened} makes this of. */
export function bent(straight: number, { kind, threshold }: Bend): number {
  if (kind === "linear") return straight;
  if (kind === "log") return 10 ** straight;
  const size = Math.abs(straight);
  return Math.sign(straight) * threshold * (size <= 1 ? size : Math.exp(size - 1));
}

/** Maps values of one axis to device pixels and back. */
export class Scale {
  readonly bend: Bend;
  readonly domain: Range;
  /** Device pixels of the domain's ends; the second is the lower one on an axis that grows upwards. */
  readonly pixels: Range;
  readonly #isLinear: boolean;
  readonly #origin: number;
  readonly #slope: number;

  /** @param domain finite, ends apart; positive on a log axis */
  constructor(bend: Bend, domain: Range, pixels: Range) {
    this.bend = bend;
    this.domain = domain;
    this.pixels = pixels;
    this.#isLinear = bend.kind === "linear";
    this.#origin = straightened(domain[0], bend);
    this.#slope = (pixels[1] - pixels[0]) / (straightened(domain[1], bend) - this.#origin);
  }

  /** The pixel of a value; not finite where the value cannot be drawn on this axis. */
  px(value: number): number {
    const straight = this.#isLinear ? value : straightened(value, this.bend);
    return this.pixels[0] + (straight - this.#origin) * this.#slope;
  }

  /** The value at a pixel. */
  value(px: number): number {
    return bent(this.#origin + (px - this.pixels[0]) / this.#slope, this.bend);
  }

  /** Whether two scales put every value on the same pixel. */
  equals({ bend, domain, pixels }: Scale): boolean {
    return (
      this.bend.kind === bend.kind &&
      (bend.kind !== "symlog" || this.bend.threshold === bend.threshold) &&
      isSame(this.domain, domain) &&
      isSame(this.pixels, pixels)
    );
  }
}

function isSame(a: Range, b: Range): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
