/** Bundle the front end: one self-contained ESM file for each host entry, CSS inside. */
import { context } from "esbuild";

const watch = process.argv.includes("--watch");

const build = await context({
  entryPoints: { widget: "src/entry/widget.ts" },
  outdir: "../tbx_widget/static",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: !watch,
  sourcemap: watch ? "inline" : false,
  legalComments: "eof",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "text" },
  logLevel: "info",
});

if (watch) {
  await build.watch();
} else {
  await build.rebuild();
  await build.dispose();
}
