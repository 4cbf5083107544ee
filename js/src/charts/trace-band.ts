import type { Path } from "./brush";
import type { Layout } from "./layout";
import type { Band, Range } from "./types";

/**
 * Outlines a band: of each pixel column the lowest and the highest of its edges. A point without both edges interrupts it;
 * where the axis has no place for the lower one, the area reaches its floor.
 *
 * @param range positions to look at, the second exclusive
 */
export function traceBand(
  xs: Float64Array,
  { low, high }: Band,
  [start, stop]: Range,
  { x, y }: Pick<Layout, "x" | "y">,
  path: Path,
): Path {
  const outline = new Outline(path);
  const floor = y.pixels[0];
  for (let i = start; i < stop; i += 1) {
    const px = x.px(xs[i] as number);
    const [bottom, top] = [y.px(low[i] as number), y.px(high[i] as number)];
    if (!Number.isFinite(px)) continue;
    if (Number.isFinite(top) && !Number.isNaN(low[i]))
      outline.add(px, Number.isFinite(bottom) ? bottom : floor, top);
    else outline.close();
  }
  outline.close();
  return path;
}

/** Collects the columns of one area, then writes it: along the top, and back along the bottom. */
class Outline {
  readonly #path: Path;
  #x: number[] = [];
  #bottom: number[] = [];
  #top: number[] = [];

  constructor(path: Path) {
    this.#path = path;
  }

  add(x: number, bottom: number, top: number): void {
    const last = this.#x.length - 1;
    if (last >= 0 && Math.floor(x) === Math.floor(this.#x[last] as number)) {
      this.#bottom[last] = Math.max(this.#bottom[last] as number, bottom);
      this.#top[last] = Math.min(this.#top[last] as number, top);
      return;
    }
    this.#x.push(x);
    this.#bottom.push(bottom);
    this.#top.push(top);
  }

  close(): void {
    if (this.#x.length === 1)
      this.add((this.#x[0] as number) + 1, this.#bottom[0] as number, this.#top[0] as number);
    for (let i = 0; i < this.#x.length; i += 1) this.#write(i, this.#top, i === 0);
    for (let i = this.#x.length - 1; i >= 0; i -= 1) this.#write(i, this.#bottom, false);
    this.#x = [];
    this.#bottom = [];
    this.#top = [];
  }

  #write(i: number, y: readonly number[], isFirst: boolean): void {
    const at = Math.max(-1e6, Math.min(y[i] as number, 1e6));
    if (isFirst) this.#path.moveTo(this.#x[i] as number, at);
    else this.#path.lineTo(this.#x[i] as number, at);
  }
}
