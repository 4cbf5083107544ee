import type { Brush, Path, StrokeStyle, TextStyle } from "./brush";
import type { Rect } from "./types";

const ANCHORS = { left: "start", center: "middle", right: "end" } as const;

/** How far below its place the baseline of a text is, in parts of its size. */
const DROPS = { top: 0.8, middle: 0.35, bottom: -0.2 } as const;

/** Draws into the text of an SVG image. One unit is one CSS pixel. */
export class SvgBrush implements Brush {
  readonly #parts: string[] = [];
  readonly #measure: (text: string, font: string) => number;
  #size: readonly [number, number] = [0, 0];
  #clips = 0;

  /** @param measure width of a text in a CSS font */
  constructor(measure: (text: string, font: string) => number) {
    this.#measure = measure;
  }

  /** The image. */
  toString(): string {
    const [width, height] = this.#size;
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${this.#parts.join("")}</svg>`;
  }

  resize(width: number, height: number): void {
    this.#size = [width, height];
    this.clear();
  }

  clear(): void {
    this.#parts.length = 0;
  }

  newPath(): Path {
    return new SvgPath();
  }

  stroke(path: Path, { color, width, dash, opacity, shift }: StrokeStyle): void {
    this.#add("path", {
      d: path,
      fill: "none",
      stroke: color,
      "stroke-width": width,
      "stroke-linejoin": "bevel",
      "stroke-dasharray": dash.join(" "),
      "stroke-opacity": opacity === 1 ? "" : opacity,
      transform: shift === 0 ? "" : `translate(0 ${shift})`,
    });
  }

  fill(path: Path, color: string, opacity: number): void {
    this.#add("path", { d: path, fill: color, "fill-opacity": opacity });
  }

  fillRect({ left, top, right, bottom }: Rect, color: string, opacity: number): void {
    const [x, y, width, height] = [left, top, right - left, bottom - top].map(short);
    this.#add("rect", { x, y, width, height, fill: color, "fill-opacity": opacity === 1 ? "" : opacity });
  }

  fillPolygon(corners: readonly number[], color: string): void {
    this.#add("polygon", { points: corners.map(short).join(" "), fill: color });
  }

  fillCircle(x: number, y: number, radius: number, color: string): void {
    this.#add("circle", { cx: short(x), cy: short(y), r: radius, fill: color });
  }

  text(text: string, x: number, y: number, { color, font, align, baseline }: TextStyle): void {
    const drop = DROPS[baseline] * sizeOf(font);
    const place = { x: short(x), y: short(y + drop), "text-anchor": ANCHORS[align] };
    this.#add("text", { ...place, fill: color, style: `font:${font}` }, escaped(text));
  }

  textWidth(text: string, font: string): number {
    return this.#measure(text, font);
  }

  clipped({ left, top, right, bottom }: Rect, draw: () => void): void {
    this.#clips += 1;
    const id = `clip${this.#clips}`;
    const rect = `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>`;
    this.#parts.push(`<clipPath id="${id}">${rect}</clipPath><g clip-path="url(#${id})">`);
    draw();
    this.#parts.push("</g>");
  }

  /** Attributes that are empty are left out. */
  #add(name: string, attributes: Readonly<Record<string, unknown>>, content = ""): void {
    const words = Object.entries(attributes)
      .filter(([, value]) => value !== "")
      .map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
    this.#parts.push(`<${name}${words.join("")}${content === "" ? "/>" : `>${content}</${name}>`}`);
  }
}

class SvgPath implements Path {
  #text = "";

  moveTo(x: number, y: number): void {
    this.#text += `M${short(x)} ${short(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#text += `L${short(x)} ${short(y)}`;
  }

  toString(): string {
    return this.#text;
  }
}

/** Size of a CSS font in pixels. */
function sizeOf(font: string): number {
  return Number(/([\d.]+)px/.exec(font)?.[1] ?? 0);
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot" };
  return text.replace(/[&<>"]/g, (sign) => `&${names[sign]};`);
}
