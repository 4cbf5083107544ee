import type { Brush, Path, StrokeStyle, TextStyle } from "./brush";
import type { Rect } from "./types";

/** Writes down what would be drawn, a line of text for each operation; for tests. A character is 0.6 of its font wide. */
export class RecordingBrush implements Brush {
  readonly operations: string[] = [];

  /** What was recorded since the last call. */
  take(): string[] {
    return this.operations.splice(0);
  }

  resize(width: number, height: number): void {
    this.operations.push(`resize ${width}x${height}`);
  }

  clear(rect?: Rect): void {
    this.operations.push(rect === undefined ? "clear" : `clear ${rectText(rect)}`);
  }

  newPath(): Path {
    return new RecordedPath();
  }

  stroke(path: Path, { color, width, dash, opacity, shift }: StrokeStyle): void {
    const dashed = dash.length > 0 ? ` dash ${dash.join(",")}` : "";
    const veiled = opacity < 1 ? ` opacity ${opacity}` : "";
    const moved = shift !== 0 ? ` shift ${shift}` : "";
    this.operations.push(`stroke ${color} ${width}${dashed}${veiled}${moved}: ${path}`);
  }

  fill(path: Path, color: string, opacity: number): void {
    this.operations.push(`fill ${color} ${opacity}: ${path}`);
  }

  fillRect(rect: Rect, color: string, opacity: number): void {
    this.operations.push(`rect ${color} ${opacity}: ${rectText(rect)}`);
  }

  fillPolygon(corners: readonly number[], color: string): void {
    this.operations.push(`polygon ${color}: ${corners.map(short).join(" ")}`);
  }

  fillCircle(x: number, y: number, radius: number, color: string): void {
    this.operations.push(`circle ${color} ${short(radius)}: ${short(x)},${short(y)}`);
  }

  text(text: string, x: number, y: number, { align, baseline }: TextStyle): void {
    this.operations.push(`text ${text} ${align} ${baseline}: ${short(x)},${short(y)}`);
  }

  textWidth(text: string, font: string): number {
    return text.length * Number.parseFloat(font) * 0.6;
  }

  clipped(rect: Rect, draw: () => void): void {
    this.operations.push(`clip ${rectText(rect)}`);
    draw();
    this.operations.push("unclip");
  }
}

/** A path as the text of its vertices: `M0,1 L2,3`. */
export class RecordedPath implements Path {
  readonly #vertices: string[] = [];

  moveTo(x: number, y: number): void {
    this.#vertices.push(`M${short(x)},${short(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#vertices.push(`L${short(x)},${short(y)}`);
  }

  toString(): string {
    return this.#vertices.join(" ");
  }
}

function short(value: number): string {
  return String(Number(value.toFixed(2)));
}

function rectText({ left, top, right, bottom }: Rect): string {
  return `${left},${top} to ${right},${bottom}`;
}
