import type { JSX } from "preact";

export interface SwatchProps {
  readonly color: string;
  /** Lengths of strokes and gaps; empty for a solid line. */
  readonly dash: readonly number[];
}

/** How a line looks: a square of its colour, or a piece of it when it is dashed. */
export function Swatch({ color, dash }: SwatchProps): JSX.Element {
  return (
    <svg class="swatch" viewBox="0 0 14 12" aria-hidden="true">
      {dash.length === 0 ? (
        <rect x="1.5" y="0.5" width="11" height="11" rx="3" fill={color} />
      ) : (
        <path d="M0 6h14" stroke={color} stroke-width="3" stroke-dasharray={dash.join(" ")} />
      )}
    </svg>
  );
}
