import type { Brush, Path, StrokeStyle, TextStyle } from "./brush";
import type { Rect } from "./types";

/** Draws on a 2-D canvas, in its own pixels. */
export class CanvasBrush implements Brush {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext("2d");
    if (context === null)
      throw new Error("The browser gave no 2-D canvas to draw the chart on; reload the page.");
    this.#canvas = canvas;
    this.#context = context;
  }

  resize(width: number, height: number): void {
    this.#canvas.width = width;
    this.#canvas.height = height;
    // Round joins cost several times as much, mitred ones overshoot the values of a spike.
    this.#context.lineJoin = "bevel";
  }

  clear(rect?: Rect): void {
    const { left, top, right, bottom } = rect ?? {
      left: 0,
      top: 0,
      right: this.#canvas.width,
      bottom: this.#canvas.height,
    };
    this.#context.clearRect(left, top, right - left, bottom - top);
  }

  newPath(): Path {
    return new Path2D();
  }

  stroke(path: Path, style: StrokeStyle): void {
    const context = this.#context;
    context.strokeStyle = style.color;
    context.lineWidth = style.width;
    context.globalAlpha = style.opacity;
    context.setLineDash(style.dash as number[]);
    if (style.shift !== 0) context.translate(0, style.shift);
    context.stroke(path as Path2D);
    if (style.shift !== 0) context.translate(0, -style.shift);
    context.globalAlpha = 1;
  }

  fill(path: Path, color: string, opacity: number): void {
    this.#context.globalAlpha = opacity;
    this.#context.fillStyle = color;
    this.#context.fill(path as Path2D);
    this.#context.globalAlpha = 1;
  }

  fillRect({ left, top, right, bottom }: Rect, color: string, opacity: number): void {
    this.#context.globalAlpha = opacity;
    this.#context.fillStyle = color;
    this.#context.fillRect(left, top, right - left, bottom - top);
    this.#context.globalAlpha = 1;
  }

  fillPolygon(corners: readonly number[], color: string): void {
    const path = new Path2D();
    for (let i = 0; i + 1 < corners.length; i += 2)
      path.lineTo(corners[i] as number, corners[i + 1] as number);
    this.#context.fillStyle = color;
    this.#context.fill(path);
  }

  fillCircle(x: number, y: number, radius: number, color: string): void {
    const path = new Path2D();
    path.arc(x, y, radius, 0, 2 * Math.PI);
    this.#context.fillStyle = color;
    this.#context.fill(path);
  }

  text(text: string, x: number, y: number, style: TextStyle): void {
    this.#context.font = style.font;
    this.#context.fillStyle = style.color;
    this.#context.textAlign = style.align;
    this.#context.textBaseline = style.baseline;
    this.#context.fillText(text, x, y);
  }

  textWidth(text: string, font: string): number {
    this.#context.font = font;
    return this.#context.measureText(text).width;
  }

  clipped({ left, top, right, bottom }: Rect, draw: () => void): void {
    this.#context.save();
    this.#context.beginPath();
    this.#context.rect(left, top, right - left, bottom - top);
    this.#context.clip();
    draw();
    this.#context.restore();
  }
}
