import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vitest/config";

/** Style sheets as text, as the bundle has them. */
const cssAsText: Plugin = {
  name: "css-as-text",
  enforce: "pre",
  resolveId: (source, importer) =>
    source.endsWith(".css") && importer !== undefined ? `${resolve(importer, "..", source)}?raw` : null,
};

export default defineConfig({
  plugins: [cssAsText],
  assetsInclude: ["**/*.bin"],
  server: { fs: { allow: [".."] } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"], restoreMocks: true },
});
