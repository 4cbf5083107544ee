import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Ground } from "./palette";

export type ThemeChoice = "auto" | "light" | "dark";

const PREFERS_DARK = "(prefers-color-scheme: dark)";
const FORCED_COLORS = "(forced-colors: active)";
const MIDDLE = 0.5;

/** What the page around a dashboard makes of its colours. */
export interface HostTheme {
  readonly ground: ReadonlySignal<Ground>;
  /** Another text when the colours are others; what was resolved from the theme's variables is then out of date. */
  readonly colors: ReadonlySignal<string>;
}

/**
 * Whether to draw for a light or a dark ground, and with which colours, followed until `abort`.
 *
 * With `auto` the ground is what really lies behind `host`: hosts name their themes in too many ways to trust names. A
 * host that changes its theme may do so in steps, its old colours gone before the new ones are there.
 *
 * @param root carries the theme's variables inside of `host`
 */
export function watchTheme(
  host: HTMLElement,
  root: HTMLElement,
  choice: ReadonlySignal<ThemeChoice>,
  abort: AbortSignal,
): HostTheme {
  const seen = signal<Ground>(groundBehind(host));
  const ground = signal<Ground>(seen.peek());
  const colors = signal("");
  const look = () => {
    seen.value = groundBehind(host);
    const { color, backgroundColor } = getComputedStyle(root);
    colors.value = `${color} on ${backgroundColor}`;
  };
  onThemeChange(host, look, abort);
  const stop = effect(() => {
    ground.value = choice.value === "auto" ? seen.value : choice.value;
  });
  abort.addEventListener("abort", stop, { once: true });
  return { ground, colors };
}

/** Calls `look` when a host may have changed its theme, and when `host` first gets a size, which is when it is on a page. */
function onThemeChange(host: HTMLElement, look: () => void, abort: AbortSignal): void {
  const mutations = new MutationObserver(look);
  for (const element of [document.documentElement, document.body]) {
    mutations.observe(element, { attributes: true });
  }
  const sizes = new ResizeObserver(look);
  sizes.observe(host);
  for (const query of [PREFERS_DARK, FORCED_COLORS]) {
    matchMedia(query).addEventListener("change", look, { signal: abort });
  }
  abort.addEventListener("abort", () => {
    mutations.disconnect();
    sizes.disconnect();
  });
}

function groundBehind(host: HTMLElement): Ground {
  for (let element: HTMLElement | null = host; element !== null; element = element.parentElement) {
    const luminance = luminanceOf(getComputedStyle(element).backgroundColor);
    if (luminance !== null) return luminance < MIDDLE ? "dark" : "light";
  }
  return matchMedia(PREFERS_DARK).matches ? "dark" : "light";
}

/** Relative luminance of a computed colour, 0 to 1; `null` when it lets what is behind shine through. */
export function luminanceOf(color: string): number | null {
  const numbers = color.match(/[\d.]+/g)?.map(Number) ?? [];
  const [red, green, blue, alpha = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined || alpha < MIDDLE) return null;
  const full = color.startsWith("rgb") ? 255 : 1;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / full;
}
