import type { JSX } from "preact";

const TAIL = 10;

/** A name that, when room is short, loses its middle and keeps its end; its first `dim` characters stand back. */
export function MiddleText({ text, dim = 0 }: { readonly text: string; readonly dim?: number }): JSX.Element {
  const end = text.length > 2 * TAIL ? text.length - TAIL : text.length;
  const part = (from: number, to: number) => [
    <i key="dim">{text.slice(from, Math.max(from, Math.min(dim, to)))}</i>,
    text.slice(Math.max(from, Math.min(dim, to)), to),
  ];
  return (
    <span class="middle-text" title={text}>
      <span>{part(0, end)}</span>
      {end < text.length && <span>{part(end, text.length)}</span>}
    </span>
  );
}
