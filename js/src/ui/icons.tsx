import type { JSX } from "preact";

/** Strokes on a 16-pixel square. */
const PATHS = {
  chevron: "M5 6.5 8 9.5 11 6.5",
  close: "M4.5 4.5l7 7M11.5 4.5l-7 7",
  copy: "M6 6h7v7H6zM10 6V3H3v7h3",
  download: "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10",
  expand: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z",
  eyeOff: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM3 13 13 3",
  fit: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M5.5 8h5M8 5.5v5",
  log: "M2.5 13.5v-11M2.5 13.5h11M4.5 12C5 6 8 4.5 13 4",
  more: "M3.4 8h.7M7.7 8h.7M12 8h.7",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  pin: "M6 2.5h4M6.5 2.5v4.2L4.5 9h7l-2-2.3V2.5M8 9v4.5",
  play: "M5 3.5v9l7-4.5z",
  runs: "M2.5 4h2M2.5 8h2M2.5 12h2M7 4h6.5M7 8h6.5M7 12h6.5",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.5 10.5 14 14",
  shrink: "M6 3v3H3M13 6h-3V3M10 13v-3h3M3 10h3v3",
  sidebar: "M2.5 3h11v10h-11zM6.5 3v10",
  sliders: "M2 5h6M12 5h2M2 11h2M8 11h6M8 5a2 2 0 1 0 4 0 2 2 0 1 0-4 0M4 11a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
  wide: "M2.5 8h11M5 5.5 2.5 8 5 10.5M11 5.5 13.5 8 11 10.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
