import type { Range, XScale, YScale } from "./types";

/** Maps values of one axis to device pixels and back. */
export class Scale {
  readonly kind: XScale | YScale;
  readonly domain: Range;
  /** Device pixels of the domain's ends; the second is the lower one on an axis that grows upwards. */
  readonly pixels: Range;
  readonly #isLog: boolean;
  readonly #origin: number;
  readonly #slope: number;

  /** @param domain finite, ends apart; positive for `"log"` */
  constructor(kind: XScale | YScale, domain: Range, pixels: Range) {
    this.kind = kind;
    this.domain = domain;
    this.pixels = pixels;
    this.#isLog = kind === "log";
    this.#origin = this.#straighten(domain[0]);
    this.#slope = (pixels[1] - pixels[0]) / (this.#straighten(domain[1]) - this.#origin);
  }

  /** The pixel of a value; not finite where the value cannot be drawn on this axis. */
  px(value: number): number {
    return this.pixels[0] + (this.#straighten(value) - this.#origin) * this.#slope;
  }

  /** The value at a pixel. */
  value(px: number): number {
    const straight = this.#origin + (px - this.pixels[0]) / this.#slope;
    return this.#isLog ? 10 ** straight : straight;
  }

  /** Whether two scales put every value on the same pixel. */
  equals(other: Scale): boolean {
    return (
      this.kind === other.kind &&
      this.domain[0] === other.domain[0] &&
      this.domain[1] === other.domain[1] &&
      this.pixels[0] === other.pixels[0] &&
      this.pixels[1] === other.pixels[1]
    );
  }

  #straighten(value: number): number {
    return this.#isLog ? Math.log10(value) : value;
  }
}
