/** Give canvases a context that draws nothing, as the test environment has none. Returns what puts all back. */
export function blankCanvas(): () => void {
  const { getContext } = HTMLCanvasElement.prototype;
  const context = new Proxy(
    {},
    { get: (_, name) => (name === "measureText" ? () => ({ width: 10 }) : () => {}) },
  );
  Object.assign(HTMLCanvasElement.prototype, { getContext: () => context });
  return () => Object.assign(HTMLCanvasElement.prototype, { getContext });
}
