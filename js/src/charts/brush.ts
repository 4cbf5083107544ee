import type { Rect } from "./types";

/** A line that can be stroked again and again; made by the brush that strokes it. Device pixels. */
export interface Path {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

export interface StrokeStyle {
  readonly color: string;
  /** Device pixels; 1 is the rasteriser's hairline, several times cheaper than anything wider. */
  readonly width: number;
  /** Device pixels; empty for a solid line. */
  readonly dash: readonly number[];
  /** 0 to 1. */
  readonly opacity: number;
  /** Device pixels to move the line down by. */
  readonly shift: number;
}

export interface TextStyle {
  readonly color: string;
  /** A CSS font whose size is in device pixels. */
  readonly font: string;
  readonly align: "left" | "center" | "right";
  readonly baseline: "top" | "middle" | "bottom";
}

/**
 * All that the engine asks of a drawing surface. Coordinates are device pixels from the top left.
 *
 * Drawing goes through it so that tests read what was drawn as text.
 */
export interface Brush {
  /** Sets the size of the surface and empties it. Zero by zero gives its memory back. */
  resize(width: number, height: number): void;
  /** Empties the surface, or part of it. */
  clear(rect?: Rect): void;
  newPath(): Path;
  stroke(path: Path, style: StrokeStyle): void;
  /** Fills the areas that a path goes around. */
  fill(path: Path, color: string, opacity: number): void;
  fillRect(rect: Rect, color: string, opacity: number): void;
  /** Fills the polygon through `corners`: x, y, x, y, … */
  fillPolygon(corners: readonly number[], color: string): void;
  fillCircle(x: number, y: number, radius: number, color: string): void;
  text(text: string, x: number, y: number, style: TextStyle): void;
  textWidth(text: string, font: string): number;
  /** Runs `draw`; nothing of it shows outside `rect`. */
  clipped(rect: Rect, draw: () => void): void;
}

/** Makes the brush of a canvas. */
export type BrushMaker = (canvas: HTMLCanvasElement) => Brush;
