import type { Brush, BrushMaker } from "./brush";
import type { Size } from "./layout";

/** The two canvases of a chart, one over the other, that fill an element: lines below, what follows the pointer above. */
export class Surface {
  readonly lines: Brush;
  readonly #overlay: Brush;
  #isOverlaid = false;
  readonly #host: HTMLElement;
  readonly #canvases: readonly HTMLCanvasElement[];
  #width = 0;
  #height = 0;

  /** @param onResize called when the element has another size */
  constructor(host: HTMLElement, brushOf: BrushMaker, signal: AbortSignal, onResize: () => void) {
    const [below, above] = [canvasIn(host), canvasIn(host)];
    this.#host = host;
    this.#canvases = [below, above];
    this.lines = brushOf(below);
    this.#overlay = brushOf(above);
    host.style.position = "relative";
    const observer = new ResizeObserver(onResize);
    observer.observe(host);
    signal.addEventListener("abort", () => this.#dispose(observer), { once: true });
  }

  /** What the canvases should measure now. An element that has no room, if only for a moment, keeps the size it had. */
  get size(): Size {
    const ratio = globalThis.devicePixelRatio || 1;
    const { clientWidth, clientHeight } = this.#host;
    if (clientWidth === 0 || clientHeight === 0) return { width: this.#width, height: this.#height, ratio };
    return { width: Math.round(clientWidth * ratio), height: Math.round(clientHeight * ratio), ratio };
  }

  /** Gives the canvases this size and empties them, unless they have it. */
  fit({ width, height }: Size): void {
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    this.lines.resize(width, height);
    if (this.#isOverlaid) this.#overlay.resize(width, height);
  }

  /** Empties the upper canvas and has it drawn on. It takes no memory until there is something to draw. */
  overlay(draw: ((brush: Brush) => void) | null): void {
    if (this.#isOverlaid) this.#overlay.clear();
    else if (draw !== null) this.#overlay.resize(this.#width, this.#height);
    this.#isOverlaid ||= draw !== null;
    draw?.(this.#overlay);
  }

  #dispose(observer: ResizeObserver): void {
    observer.disconnect();
    this.fit({ width: 0, height: 0, ratio: 1 });
    for (const canvas of this.#canvases) canvas.remove();
  }
}

function canvasIn(host: HTMLElement): HTMLCanvasElement {
  const canvas = host.ownerDocument.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.cssText = "position:absolute;inset:0;width:100%;height:100%;pointer-events:none";
  host.append(canvas);
  return canvas;
}
