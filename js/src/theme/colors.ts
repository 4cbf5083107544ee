/** The resolved values of colour variables on `root`: what a canvas understands, without `var()` and `color-mix()`. */
export function resolveColors<N extends string>(root: HTMLElement, names: readonly N[]): Record<N, string> {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none");
  root.append(probe);
  const colors = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colors) as Record<N, string>;
}
